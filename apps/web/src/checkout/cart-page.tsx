import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PaymentGatewayKey } from '@vozex/domain';
import { ShoppingCart } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { sessionQuery } from '../api/accounts.ts';
import { fieldsBelow, mayHelpToRepeat, wordError } from '../api/problem.ts';
import { checkOut, productQuery } from '../api/shop.ts';
import type { CheckoutBody, Quote, User } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { paths } from '../paths.ts';
import { checkLater, hasFields } from '../schema-form/lazy.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { chosenWay } from '../storefront/chosen-way.ts';
import { Button } from '../ui/button.tsx';
import { Card, Panel } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { focusFirstInvalid } from '../ui/focus-first-invalid.ts';
import { Notice } from '../ui/notice.tsx';
import { RadioCards } from '../ui/radio-cards.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTitle } from '../ui/use-title.ts';
import { AttemptKeys } from './attempt-key.ts';
import { type CartItem, clearCart, useCart } from './cart.ts';
import { CartLine } from './cart-line.tsx';
import { CustomerFields, customerComplaints } from './customer-fields.tsx';
import { Coupon, fieldsTold, Totals, Whereabouts } from './order-terms.tsx';
import { useOrderWish, useQuote } from './use-quote.ts';

/** Everything that is to be bought, priced anew each time, and paid in one order. */
export function CartPage() {
  useTitle(say('Cart'));
  const items = useCart();
  const session = useQuery(sessionQuery);
  return (
    <>
      <h1 className="mb-7 font-semibold text-[1.75rem] leading-tight tracking-[-0.025em] sm:text-[2rem]">
        {say('Cart')}
      </h1>
      {items.length === 0 ? (
        <EmptyState
          icon={<ShoppingCart />}
          title={say('Your cart is empty')}
          action={
            <Button asChild variant="primary">
              <Link to={paths.home}>{say('See all products')}</Link>
            </Button>
          }
        >
          {say('What you put here stays until you buy it or take it out.')}
        </EmptyState>
      ) : (
        <Loaded result={session} waiting={<Skeleton className="h-96 rounded-card" />}>
          {({ user }) => <CartForm items={items} user={user} />}
        </Loaded>
      )}
    </>
  );
}

function CartForm({ items, user }: { items: readonly CartItem[]; user: User | null }) {
  const client = useQueryClient();
  const order = useOrderWish();
  const [gateway, setGateway] = useState<PaymentGatewayKey>();
  const [customer, setCustomer] = useState({ email: '', name: '' });
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const keys = useRef(new AttemptKeys());
  const form = useRef<HTMLFormElement>(null);
  const wished = items.map(({ slug, priceId, quantity }) => ({ product_slug: slug, price_id: priceId, quantity }));
  const asked = useQuote({ items: wished, ...(gateway && { payment_gateway: gateway }), ...order.body });
  // While another cart is being priced, the lines of the last one still stand in their old order.
  const quote = asked.data?.lines.length === items.length ? asked.data : undefined;
  const told = { ...fieldsTold(quote, order.wish.country !== ''), ...fields };
  const offered = quote?.gateways.filter((one) => one.offered) ?? [];
  const mixed = quote?.problems.find(({ code }) => code === 'CURRENCY_MIXED' || code === 'RECURRING_ALONE');

  const complain = async (): Promise<Record<string, string>> => {
    const found = user ? {} : customerComplaints(customer);
    for (const [position, item] of items.entries()) {
      const product = await client.ensureQueryData(productQuery(item.slug)).catch(() => undefined);
      const schema = product && chosenWay(product, quote?.lines[position]?.path ?? undefined).choices_schema;
      if (!schema || !hasFields(schema)) continue;
      for (const [path, message] of Object.entries(await checkLater(schema, item.choices))) {
        found[`items.${position}.choices${path && `.${path}`}`] = message;
      }
    }
    return found;
  };
  const show = (found: Readonly<Record<string, string>>) => {
    setFields(found);
    focusFirstInvalid(form.current);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(undefined);
    const found = await complain();
    show(found);
    if (Object.keys(found).length > 0) return setBusy(false);
    const body: CheckoutBody = {
      items: items.map((item, i) => ({ ...wished[i]!, choices: item.choices })), // because both list the same items
      ...(quote?.payment_gateway && { payment_gateway: quote.payment_gateway }),
      ...order.body,
      ...(!user && { customer: { email: customer.email.trim(), name: customer.name.trim() } }),
    };
    try {
      const { redirect_url } = await checkOut(body, keys.current.keyFor(body));
      window.location.assign(redirect_url); // it stays busy: the page is about to change
      clearCart();
    } catch (refused) {
      if (!mayHelpToRepeat(refused)) keys.current.forget();
      setBusy(false);
      setError(refused);
      show(wordError(refused).fields);
      asked.refetch();
    }
  };

  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-10"
    >
      <div className="grid min-w-0 gap-5">
        {mixed && <Mixed code={mixed.code} />}
        <Card>
          <ul className="divide-y divide-line">
            {items.map((item, position) => (
              <CartLine
                key={item.id}
                item={item}
                line={quote?.lines[position]}
                fields={fieldsBelow(told, `items.${position}`)}
                buyAlone={mixed !== undefined}
              />
            ))}
          </ul>
        </Card>
        <CustomerFields user={user} value={customer} onChange={setCustomer} fields={told} next={paths.cart} />
        <Whereabouts quote={quote} {...order} fields={told} />
        {offered.length > 1 && (
          <Panel title={say('Payment')}>
            <RadioCards<PaymentGatewayKey>
              legend={say('Pay with')}
              legendHidden
              columns
              value={gateway ?? quote?.payment_gateway ?? undefined}
              onChange={setGateway}
              error={told.payment_gateway}
              cards={offered.map((one) => ({ value: one.gateway, label: one.title }))}
            />
          </Panel>
        )}
      </div>
      <div className="grid gap-4 lg:sticky lg:top-20">
        <Card aria-label={say('Order summary')} className="grid gap-5 p-5 sm:p-6">
          <h2 className="font-semibold text-base">{say('Order summary')}</h2>
          <Coupon quote={quote} {...order} fields={told} />
          {quote ? <Totals quote={quote} /> : <Skeleton className="h-16" />}
        </Card>
        {quote && offered.length === 0 && !mixed && <NoGateway quote={quote} />}
        {asked.isError && <ErrorNotice error={asked.error} />}
        {error !== undefined && <ErrorNotice error={error} />}
        <Button
          type="submit"
          variant="primary"
          size="large"
          busy={busy}
          whyNot={whyNotNow(quote, mixed !== undefined)}
          className="w-full"
        >
          {quote?.totals?.total_minor === 0 && quote.payment_gateway === null
            ? say('Place the order')
            : say('Continue to payment')}
        </Button>
        <p className="text-center text-ink-faint text-xs leading-relaxed">
          {say('You pay on the page of the payment provider. We never see your card.')}
        </p>
      </div>
    </form>
  );
}

function Mixed({ code }: { code: string }) {
  if (code === 'CURRENCY_MIXED') {
    return (
      <Notice tone="warn" title={say('One order has one currency')}>
        {say('Take out what is in another currency, or buy things one by one.')}
      </Notice>
    );
  }
  return (
    <Notice tone="warn" title={say('A subscription is bought on its own')}>
      {say(
        'It is agreed with the payment provider by itself. Buy it first, each has a link for it below; everything else stays in the cart.',
      )}
    </Notice>
  );
}

/** Nothing can take the money for all of it: why, gateway by gateway. */
function NoGateway({ quote }: { quote: Quote }) {
  const reasons = quote.gateways.flatMap(({ why_not }) => why_not ?? []);
  if (reasons.length === 0) return null;
  return (
    <Notice tone="warn" title={say('There is no one way to pay for all of this')}>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {say('Buy the products one after the other.')}
    </Notice>
  );
}

function whyNotNow(quote: Quote | undefined, isMixed: boolean): string | null {
  if (!quote) return say('The cart is being priced');
  if (isMixed) return say('These cannot be bought together');
  if (quote.lines.some(({ status }) => status !== 'available')) return say('Something in the cart cannot be bought');
  return null;
}
