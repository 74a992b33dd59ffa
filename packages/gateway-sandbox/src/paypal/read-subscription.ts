import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import {
  billingRefusal,
  malformedAt,
  malformedBilling,
  readOneOf,
  readRequiredWords,
  readWords,
} from './billing-refusal.ts';
import type { Plan, Subscription, Terms } from './billing-state.ts';
import { readPrice } from './money.ts';
import { findPlan } from './plans.ts';
import { readOverride } from './read-terms.ts';
import type { Money } from './state.ts';

const CUSTOM_ID_CHARACTERS_MAX = 127;
const BRAND_NAME_CHARACTERS_MAX = 127;
const ID_CHARACTERS_MAX = 50;
const URL_CHARACTERS = { least: 10, most: 4000 };
const PRINTABLE_ASCII = /^[\x20-\x7e]+$/;
const QUANTITY = /^([0-9]+|[0-9]*[.][0-9]+)$/;
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d([.]\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const USER_ACTIONS = ['SUBSCRIBE_NOW', 'CONTINUE'] as const;

type ReadSubscription = Pick<
  Subscription,
  'plan_id' | 'custom_id' | 'quantity' | 'shipping_amount' | 'subscriber' | 'brand_name' | 'user_action' | 'own_terms'
> & { start_time: string | null; return_url: string | null; cancel_url: string | null };

/**
 * Reads the body of `POST /v1/billing/subscriptions`.
 *
 * @throws PayPalRefusal 400, 404 for an unknown plan, 422 for a plan that is not active or a wrong override.
 */
export function readSubscription(world: World, body: unknown): ReadSubscription {
  const fields = new BodyReader(body, malformedBilling());
  const plan = findPlan(world, readRequiredWords(fields, 'plan_id', ID_CHARACTERS_MAX));
  if (plan.status !== 'ACTIVE') throw billingRefusal('PLAN_NOT_ACTIVE', '/plan_id');
  const context = fields.part('application_context');
  const subscriber = fields.part('subscriber');
  if (subscriber?.part('payment_source')?.part('card')) {
    throw billingRefusal('CARD_SUBSCRIPTIONS_NOT_ENABLED', '/subscriber/payment_source');
  }
  return {
    plan_id: plan.id,
    custom_id: readCustomId(fields.text('custom_id'), '/custom_id') ?? null,
    quantity: readQuantity(fields, plan) ?? '1',
    shipping_amount: readShipping(fields) ?? null,
    subscriber: readSubscriber(subscriber),
    brand_name: (context && readWords(context, 'brand_name', BRAND_NAME_CHARACTERS_MAX)) ?? null,
    user_action:
      (context && readOneOf(context, 'user_action', USER_ACTIONS, '/application_context')) ?? 'SUBSCRIBE_NOW',
    own_terms: readOwnTerms(fields, plan),
    start_time: readStartTime(world, fields),
    ...readUrls(context),
  };
}

/** Both URLs are required in an `application_context`, which itself is not. */
export function readUrls(context: BodyReader | undefined): { return_url: string | null; cancel_url: string | null } {
  const readUrl = (name: string): string | null => {
    if (!context) return null;
    const at = `/application_context/${name}`;
    const url = readRequiredWords(context, name, URL_CHARACTERS.most, '/application_context');
    if (url.length < URL_CHARACTERS.least) throw malformedAt('INVALID_STRING_MIN_LENGTH', at);
    if (!URL.canParse(url)) throw malformedAt('INVALID_PARAMETER_SYNTAX', at);
    return url;
  };
  return { return_url: readUrl('return_url'), cancel_url: readUrl('cancel_url') };
}

/** @param at where it stands, as a JSON pointer. */
export function readCustomId(text: string | undefined, at: string): string | undefined {
  if (text === undefined) return undefined;
  if (text.length > CUSTOM_ID_CHARACTERS_MAX) throw malformedAt('INVALID_STRING_MAX_LENGTH', at);
  if (!PRINTABLE_ASCII.test(text)) throw malformedAt('INVALID_PARAMETER_SYNTAX', at);
  return text;
}

export function readQuantity(fields: BodyReader, plan: Plan): string | undefined {
  const quantity = fields.text('quantity');
  if (quantity === undefined) return undefined;
  if (!QUANTITY.test(quantity) || Number(quantity) <= 0) throw malformedAt('INVALID_PARAMETER_SYNTAX', '/quantity');
  if (!plan.quantity_supported) throw billingRefusal('SUBSCRIPTION_CANNOT_HAVE_QUANTITY', '/quantity');
  return quantity;
}

export function readShipping(fields: BodyReader): Money | undefined {
  const shipping = fields.part('shipping_amount');
  return shipping && readPrice(shipping, '/shipping_amount');
}

export function readOwnTerms(fields: BodyReader, plan: Plan): Terms | null {
  const override = fields.part('plan');
  return override ? readOverride(override, plan) : null;
}

function readSubscriber(subscriber: BodyReader | undefined): Subscription['subscriber'] {
  const email_address = subscriber?.text('email_address');
  const name = subscriber?.part('name');
  const given_name = name?.text('given_name');
  const surname = name?.text('surname');
  return {
    ...(email_address === undefined ? {} : { email_address }),
    ...(name
      ? { name: { ...(given_name === undefined ? {} : { given_name }), ...(surname === undefined ? {} : { surname }) } }
      : {}),
  };
}

function readStartTime(world: World, fields: BodyReader): string | null {
  const text = fields.text('start_time');
  if (text === undefined) return null;
  if (!DATE_TIME.test(text) || Number.isNaN(Date.parse(text))) {
    throw malformedAt('INVALID_PARAMETER_SYNTAX', '/start_time');
  }
  if (Date.parse(text) <= world.clock.now().getTime()) throw malformedAt('INVALID_PARAMETER_VALUE', '/start_time');
  return new Date(text).toISOString();
}
