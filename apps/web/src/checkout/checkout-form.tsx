import { Link } from '@tanstack/react-router';
import { type PaymentGatewayKey, QUANTITY_MAX } from '@vozex/domain';
import { type FormEvent, useRef, useState } from 'react';
import { fieldsBelow, mayHelpToRepeat, wordError } from '../api/problem.ts';
import { checkOut } from '../api/shop.ts';
import type { CheckoutBody, Product, User } from '../api/types.ts';
import { say, tell } from '../languages/say.ts';
import { paths } from '../paths.ts';
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
import { OrderSummary } from './order-summary.tsx';

/** Where the cart goes when the button is pressed. */
export type Till = {
  readonly verb: string;
  /** @throws Problem with the fields that are not accepted. */
  send(body: CheckoutBody, key: string): Promise<'leaves' | 'stays'>;
};

/** The till that sells: the order is placed, and the buyer goes to the gateway's page. */
const SELLING: Till = {
  get verb() {
    return say('Continue to payment');
  },
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
  if (!price)
    return (
      <EmptyState title={say('This product cannot be bought yet')}>
        {say('It has no price at present. Look again in a while.')}
      </EmptyState>
    );
  const count = Number(quantity);
  const countFits = Number.isInteger(count) && count >= 1 && count <= QUANTITY_MAX;

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
            {way.prices.length > 1 && (
              <RadioCards
                legend={say('Price')}
                value={price.id}
                onChange={setPriceId}
                error={fields[`${LINE}.price_id`]}
                cards={way.prices.map((one) => ({ value: one.id, label: one.name, aside: <PriceTag {...one} /> }))}
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
        <Panel title={say('Your details')}>
          {user ? (
            <p className="text-sm">
              {tell('Signed in as {email}. The order will be in your account.', {
                email: <span className="font-medium">{user.email}</span>,
              })}
            </p>
          ) : (
            <div className="grid gap-5">
              <Field
                label={say('E-mail')}
                error={fields['customer.email']}
                hint={say('Where we send your receipt and everything you buy.')}
                required
              >
                <Input
                  type="email"
                  autoComplete="email"
                  value={customer.email}
                  onChange={(event) => setCustomer({ ...customer, email: event.target.value })}
                />
              </Field>
              <Field label={say('Name')} error={fields['customer.name']} required>
                <Input
                  autoComplete="name"
                  value={customer.name}
                  onChange={(event) => setCustomer({ ...customer, name: event.target.value })}
                />
              </Field>
              <p className="text-[0.8125rem] text-ink-faint">
                {say('Have an account?')}{' '}
                <Link
                  to={paths.signIn}
                  search={{ next: `/checkout/${product.slug}?price=${price.id}` }}
                  className="font-medium text-accent underline-offset-4 hover:underline"
                >
                  {say('Sign in')}
                </Link>
              </p>
            </div>
          )}
        </Panel>
        {product.payment_gateways.length > 1 && (
          <Panel title={say('Payment')}>
            <RadioCards<PaymentGatewayKey>
              legend={say('Pay with')}
              legendHidden
              columns
              value={gateway}
              onChange={setGateway}
              error={fields.payment_gateway}
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
  if (customer && !/^\S+@\S+\.\S+$/.test(customer.email.trim()))
    found['customer.email'] = say('Please give your e-mail address.');
  if (customer && customer.name.trim() === '') found['customer.name'] = say('Please give your name.');
  return found;
}

function gatewayTitle(product: Product, gateway: PaymentGatewayKey | undefined): string {
  return product.payment_gateways.find((one) => one.gateway === gateway)?.title ?? say('our payment provider');
}
