import { type PaymentGatewayKey, QUANTITY_MAX } from '@vozex/domain';
import { type FormEvent, useRef, useState } from 'react';
import { fieldsBelow, mayHelpToRepeat, wordError } from '../api/problem.ts';
import { checkOut } from '../api/shop.ts';
import type { CheckoutBody, Product, User } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { checkLater, hasFields, LazySchemaForm } from '../schema-form/lazy.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { chosenWay } from '../storefront/chosen-way.ts';
import { PathChoice } from '../storefront/path-choice.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Field } from '../ui/field.tsx';
import { focusFirstInvalid } from '../ui/focus-first-invalid.ts';
import { Input } from '../ui/input.tsx';
import { RadioCards } from '../ui/radio-cards.tsx';
import { PriceTag } from '../words/price-tag.tsx';
import { AttemptKeys } from './attempt-key.ts';
import { CustomerFields, customerComplaints } from './customer-fields.tsx';
import { OrderSummary } from './order-summary.tsx';
import { Coupon, fieldsTold, Totals, Whereabouts } from './order-terms.tsx';
import { useOrderWish, useQuote } from './use-quote.ts';

/** Where the cart goes when the button is pressed. */
export type Till = {
  readonly verb: string;
  /** True: what it comes to is asked of the server, with a coupon and the tax. */
  quotes: boolean;
  /** @throws Problem with the fields that are not accepted. */
  send(body: CheckoutBody, key: string): Promise<'leaves' | 'stays'>;
};

/** The till that sells: the order is placed, and the buyer goes to the gateway's page. */
const SELLING: Till = {
  get verb() {
    return say('Continue to payment');
  },
  quotes: true,
  async send(body, key) {
    const { redirect_url } = await checkOut(body, key);
    window.location.assign(redirect_url);
    return 'leaves';
  },
};

type CheckoutFormProps = { product: Product; user: User | null; firstPriceId: string | undefined; till?: Till };

const LINE = 'items.0';

/** Everything between choosing a price and paying. Field errors, ours and the server's, stand at the same paths. */
export function CheckoutForm({ product, user, firstPriceId, till = SELLING }: CheckoutFormProps) {
  const [pathName, setPathName] = useState(product.prices.find(({ id }) => id === firstPriceId)?.path ?? undefined);
  const way = chosenWay(product, pathName);
  const [priceId, setPriceId] = useState(firstPriceId);
  const [quantity, setQuantity] = useState('1');
  const [choicesByPath, setChoicesByPath] = useState<Record<string, Record<string, unknown>>>({});
  const [customer, setCustomer] = useState({ email: '', name: '' });
  const order = useOrderWish();
  const [gateway, setGateway] = useState<PaymentGatewayKey | undefined>(
    product.default_payment_gateway ?? product.payment_gateways[0]?.gateway,
  );
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const keys = useRef(new AttemptKeys());
  const form = useRef<HTMLFormElement>(null);

  const choicesKey = way.path?.name ?? '';
  const choices = choicesByPath[choicesKey] ?? {};
  const isSoldOut = way.availability === 'sold_out';
  const price = way.prices.find(({ id }) => id === priceId) ?? way.prices[0];
  const prices = way.prices.filter(({ currency }) => currency === price?.currency);
  const count = Number(quantity);
  const countFits = Number.isInteger(count) && count >= 1 && count <= QUANTITY_MAX;
  const items = price && till.quotes ? [{ product_slug: product.slug, price_id: price.id }] : [];
  const asked = useQuote({
    items: items.map((item) => ({ ...item, quantity: countFits ? count : 1 })),
    ...(gateway && { payment_gateway: gateway }),
    ...order.body,
  });
  const quote = till.quotes ? asked.data : undefined;
  const told = { ...fieldsTold(quote, order.wish.country !== ''), ...fields };
  if (!price)
    return (
      <EmptyState title={say('This product cannot be bought yet')}>
        {say('It has no price at present. Look again in a while.')}
      </EmptyState>
    );

  const showFields = (found: Readonly<Record<string, string>>) => {
    setFields(found);
    focusFirstInvalid(form.current);
  };

  /** What was said of the options of another path does not concern this one. */
  const choosePath = (path: string) => {
    setPathName(path);
    setFields({});
    setError(undefined);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || isSoldOut) return;
    setError(undefined);
    const found = { ...ownComplaints(countFits, user ? undefined : customer) };
    if (hasFields(way.choices_schema)) {
      for (const [path, message] of Object.entries(await checkLater(way.choices_schema, choices)))
        found[path ? `${LINE}.choices.${path}` : `${LINE}.choices`] = message;
    }
    showFields(found);
    if (Object.keys(found).length > 0) return;
    const body: CheckoutBody = {
      items: [{ product_slug: product.slug, price_id: price.id, quantity: count, choices }],
      ...(gateway && { payment_gateway: gateway }),
      ...order.body,
      ...(!user && { customer: { email: customer.email.trim(), name: customer.name.trim() } }),
    };
    setBusy(true);
    try {
      const then = await till.send(body, keys.current.keyFor(body));
      if (then === 'stays') setBusy(false); // else it stays busy: the page is about to change
    } catch (refused) {
      if (!mayHelpToRepeat(refused)) keys.current.forget();
      setBusy(false);
      setError(refused);
      showFields(wordError(refused).fields);
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
        <Panel title={say('Your order')}>
          <div className="grid gap-5">
            {way.path && <PathChoice product={product} value={way.path.name} onChange={choosePath} soldOutDisabled />}
            {prices.length > 1 && (
              <RadioCards
                legend={say('Price')}
                value={price.id}
                onChange={setPriceId}
                error={fields[`${LINE}.price_id`]}
                cards={prices.map((one) => ({ value: one.id, label: one.name, aside: <PriceTag {...one} /> }))}
              />
            )}
            <Field label={say('Quantity')} error={fields[`${LINE}.quantity`]} className="max-w-32" required>
              <Input
                type="number"
                inputMode="numeric"
                min={1}
                max={QUANTITY_MAX}
                value={quantity}
                onChange={(event) => setQuantity(event.target.value)}
              />
            </Field>
          </div>
        </Panel>
        {hasFields(way.choices_schema) && (
          <Panel title={say('Your options')}>
            <LazySchemaForm
              key={choicesKey}
              idPrefix="choices"
              schema={way.choices_schema}
              value={choices}
              onChange={(chosen) => setChoicesByPath((before) => ({ ...before, [choicesKey]: chosen }))}
              errors={fieldsBelow(fields, `${LINE}.choices`)}
            />
          </Panel>
        )}
        <CustomerFields
          user={user}
          value={customer}
          onChange={setCustomer}
          fields={fields}
          next={`/checkout/${product.slug}?price=${price.id}`}
        />
        <Whereabouts quote={quote} {...order} fields={told} />
        {product.payment_gateways.length > 1 && (
          <Panel title={say('Payment')}>
            <RadioCards<PaymentGatewayKey>
              legend={say('Pay with')}
              legendHidden
              columns
              value={gateway}
              onChange={setGateway}
              error={told.payment_gateway}
              cards={product.payment_gateways.map((one) => ({ value: one.gateway, label: one.title }))}
            />
          </Panel>
        )}
      </div>
      <div className="grid gap-4 lg:sticky lg:top-20">
        <OrderSummary
          product={{ ...product, promise: way.promise }}
          path={way.path}
          price={price}
          quantity={countFits ? count : 1}
          coupon={till.quotes && price.billing === 'one_time' && <Coupon quote={quote} {...order} fields={told} />}
          periodMinor={quote?.totals?.total_minor}
          totals={quote && <Totals quote={quote} />}
        />
        {error !== undefined && <ErrorNotice error={error} />}
        <Button
          type="submit"
          variant="primary"
          size="large"
          busy={busy}
          whyNot={isSoldOut ? say('Sold out at the moment') : null}
          className="w-full"
        >
          {till.verb}
        </Button>
        <p className="text-center text-ink-faint text-xs leading-relaxed">
          {say('You pay on the page of {gateway}. We never see your card.', {
            gateway: gatewayTitle(product, gateway),
          })}
        </p>
      </div>
    </form>
  );
}

/** What can be said without the server. */
function ownComplaints(
  countFits: boolean,
  customer: { email: string; name: string } | undefined,
): Record<string, string> {
  const found: Record<string, string> = {};
  if (!countFits) found[`${LINE}.quantity`] = say('Use a whole number from 1 to {most}.', { most: QUANTITY_MAX });
  return { ...found, ...(customer && customerComplaints(customer)) };
}

function gatewayTitle(product: Product, gateway: PaymentGatewayKey | undefined): string {
  return product.payment_gateways.find((one) => one.gateway === gateway)?.title ?? say('our payment provider');
}
