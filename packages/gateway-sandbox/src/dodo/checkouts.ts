import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { findCustomer } from './customers.ts';
import { priceCart } from './price-cart.ts';
import { readBilling, readDodoBody, readUrl } from './read.ts';
import { DodoRefusal, malformed, notFound } from './refusal.ts';
import type { Checkout } from './state.ts';

/** A session can be paid for 24 hours (Dodo's docs). */
const SESSION_HOURS = 24;
const METADATA_PAIRS_MAX = 50;
const METADATA_KEY = /^[A-Za-z0-9_-]{1,40}$/;
const METADATA_VALUE_CHARACTERS_MAX = 500;

export function createCheckout(world: World, body: unknown) {
  const fields = readDodoBody(body);
  if (fields.flag('confirm')) {
    throw new DodoRefusal(422, 'NOT_IN_SANDBOX', 'This sandbox does not charge a saved payment method.');
  }
  const cart = priceCart(world, body);
  const checkout: Checkout = {
    id: dodoId('cks'),
    created_at: world.clock.now().toISOString(),
    ...cart,
    customer: readCustomer(world, body),
    always_create_new_customer: fields.part('feature_flags')?.flag('always_create_new_customer') ?? false,
    billing: readBilling(fields.part('billing_address')),
    metadata: readMetadata(body),
    return_url: readUrl(fields.text('return_url'), 'return_url'),
    cancel_url: readUrl(fields.text('cancel_url'), 'cancel_url'),
    payment_id: null,
    subscription_id: null,
  };
  world.state.dodo.checkouts[checkout.id] = checkout;
  return {
    session_id: checkout.id,
    checkout_url: `${world.baseUrls.dodo}/pay/${checkout.id}`,
    payment_id: null,
    client_secret: null,
    publishable_key: null,
  };
}

function readCustomer(world: World, body: unknown): Checkout['customer'] {
  const customer = readDodoBody(body).part('customer');
  if (!customer) return {};
  const id = customer.text('customer_id');
  if (id !== undefined) return { customer_id: findCustomer(world, id).customer_id };
  return {
    email: customer.requiredText('email'),
    name: customer.text('name') ?? null,
    phone_number: customer.text('phone_number') ?? null,
  };
}

function readMetadata(body: unknown): Checkout['metadata'] {
  const metadata = readDodoBody(body).metadata('metadata');
  const pairs = Object.entries(metadata);
  if (pairs.length > METADATA_PAIRS_MAX) throw malformed(`metadata must have at most ${METADATA_PAIRS_MAX} pairs.`);
  for (const [key, value] of pairs) {
    if (!METADATA_KEY.test(key)) throw malformed(`metadata key ${key} must be 1 to 40 letters, digits, "-" or "_".`);
    if (String(value).length > METADATA_VALUE_CHARACTERS_MAX) throw malformed(`metadata.${key} is too long.`);
  }
  return metadata;
}

export function findCheckout(world: World, id: string): Checkout {
  const checkout = world.state.dodo.checkouts[id];
  if (!checkout) throw notFound('checkout', id);
  return checkout;
}

/** What the buyer's latest try made: a payment, a subscription, both (or, in a free trial, only the latter), or none. */
export function madeBy(world: World, checkout: Checkout) {
  const { payments, subscriptions } = world.state.dodo;
  return {
    payment: checkout.payment_id === null ? undefined : payments[checkout.payment_id],
    // A checkout of an earlier version's state file has no such field.
    subscription: subscriptions[checkout.subscription_id ?? ''],
  };
}

/** The answer of `GET /checkouts/{id}`; everything is null while the buyer has not paid. */
export function showCheckout(world: World, checkout: Checkout) {
  const { payment, subscription } = madeBy(world, checkout);
  const customer = world.state.dodo.customers[payment?.customer_id ?? subscription?.customer_id ?? ''];
  return {
    id: checkout.id,
    created_at: checkout.created_at,
    payment_id: payment?.payment_id ?? null,
    payment_status: payment?.status ?? null,
    customer_email: customer?.email ?? null,
    customer_name: customer?.name ?? null,
  };
}

export function isExpired(world: World, checkout: Checkout): boolean {
  const ageMs = world.clock.now().getTime() - Date.parse(checkout.created_at);
  return ageMs >= SESSION_HOURS * 3_600_000;
}
