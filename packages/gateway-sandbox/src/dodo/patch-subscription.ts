import type { World } from '../world.ts';
import { intervalsAfter, readInterval } from './billing-dates.ts';
import { moveNextBilling } from './billing-period.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { readBilling, readDodoBody } from './read.ts';
import { DodoRefusal, malformed } from './refusal.ts';
import { showSubscription } from './show-subscriptions.ts';
import type { Subscription, SubscriptionStatus } from './subscription.ts';
import { tellOf } from './tell.ts';
import { announce } from './webhooks.ts';

const FEEDBACKS = [
  'too_expensive',
  'missing_features',
  'switched_service',
  'unused',
  'customer_service',
  'low_quality',
  'too_complex',
  'other',
];

/**
 * Cancels, pauses, resumes, or changes what can be changed.
 *
 * @throws DodoRefusal 422 for a state that does not allow it, a date in the past, a shorter term, or `paused` and
 *   `active` with anything beside them
 */
export async function patchSubscription(world: World, subscription: Subscription, body: unknown) {
  const fields = readDodoBody(body);
  if (fields.flag('pause') !== undefined) throw wrongParameters('pause was removed: use status paused or active.');
  const status = fields.text('status');
  if (status === 'paused' || status === 'active') {
    const given = Object.entries(body as object).filter(([, value]) => value !== null); // because readDodoBody took it
    if (given.length > 1) throw wrongParameters(`status ${status} must be sent alone.`);
    await (status === 'paused' ? pause(world, subscription) : resume(world, subscription));
  } else if (status === 'cancelled') {
    requireStatus(subscription, ['active', 'past_due', 'on_hold', 'paused']);
    takeReasons(subscription, body);
    await cancelSubscription(world, subscription);
  } else if (status !== undefined) {
    throw wrongParameters('status can be set to cancelled, paused or active.');
  } else {
    changeFields(world, subscription, body);
    await announce(world, [tellOf(subscription, 'updated')]);
  }
  return showSubscription(world, subscription);
}

async function pause(world: World, subscription: Subscription): Promise<void> {
  requireStatus(subscription, ['active']);
  subscription.status = 'paused';
  subscription.paused_at = world.clock.now().toISOString();
  await announce(world, [tellOf(subscription, 'paused')]);
}

/** The billing clock stood still: the dates move by the length of the pause. */
async function resume(world: World, subscription: Subscription): Promise<void> {
  requireStatus(subscription, ['paused']);
  const pausedMs = world.clock.now().getTime() - Date.parse(subscription.paused_at ?? '');
  const later = (date: string) => new Date(Date.parse(date) + pausedMs);
  subscription.status = 'active';
  subscription.paused_at = null;
  moveNextBilling(subscription, later(subscription.next_billing_date));
  subscription.expires_at = later(subscription.expires_at).toISOString();
  await announce(world, [tellOf(subscription, 'unpaused')]);
}

function changeFields(world: World, subscription: Subscription, body: unknown): void {
  const fields = readDodoBody(body);
  const cancels = fields.flag('cancel_at_next_billing_date');
  const nextBilling = fields.text('next_billing_date');
  const periodCount = fields.integer('subscription_period_count');
  const periodUnit = fields.text('subscription_period_interval');
  const billing = fields.part('billing') ? readBilling(fields.part('billing')) : null;
  requireStatus(subscription, ['active', 'past_due', 'on_hold', 'paused']);
  if (cancels !== undefined || nextBilling !== undefined) requireStatus(subscription, ['active', 'past_due']);
  const newDate = nextBilling === undefined ? null : readFutureDate(world, nextBilling);
  const newTerm = readLongerTerm(subscription, periodCount, periodUnit);
  // All is checked by now; what is refused must have changed nothing.
  if (!cancels) refuseReasons(body);
  if (cancels !== undefined) takeReasons(subscription, body);
  if (cancels !== undefined) subscription.cancel_at_next_billing_date = cancels;
  if (newDate) moveNextBilling(subscription, newDate);
  if (newTerm) {
    subscription.plan = { ...subscription.plan, period: newTerm.period };
    subscription.expires_at = newTerm.expires_at;
  }
  if (fields.part('metadata')) subscription.metadata = fields.metadata('metadata');
  subscription.tax_id = fields.text('tax_id') ?? subscription.tax_id;
  if (billing) subscription.billing = billing;
}

function readFutureDate(world: World, text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw malformed('next_billing_date must be a date and time.');
  if (date <= world.clock.now()) throw wrongParameters('Cannot change next_billing_date to past time');
  return date;
}

/** The term counts from the same day as before. */
function readLongerTerm(subscription: Subscription, count: number | undefined, unit: string | undefined) {
  if (count === undefined && unit === undefined) return null;
  const { period } = subscription.plan;
  const asked = readInterval(count ?? period.count, unit ?? period.unit, 'subscription_period');
  const begin = termBegin(subscription);
  const expires_at = intervalsAfter(begin, asked).toISOString();
  if (expires_at < subscription.expires_at) throw wrongParameters('The subscription period can only be extended.');
  return { period: asked, expires_at };
}

/** The day from which the present term leads to `expires_at`. */
function termBegin({ expires_at, plan }: Subscription): Date {
  return intervalsAfter(new Date(expires_at), { ...plan.period, count: -plan.period.count });
}

function takeReasons(subscription: Subscription, body: unknown): void {
  const fields = readDodoBody(body);
  const feedback = fields.text('cancellation_feedback');
  if (feedback !== undefined && !FEEDBACKS.includes(feedback)) {
    throw malformed(`cancellation_feedback must be one of ${FEEDBACKS.join(', ')}.`);
  }
  subscription.cancellation_feedback = feedback ?? null;
  subscription.cancellation_comment = fields.text('cancellation_comment') ?? null;
}

function refuseReasons(body: unknown): void {
  const fields = readDodoBody(body);
  if (fields.text('cancellation_feedback') === undefined && fields.text('cancellation_comment') === undefined) return;
  throw wrongParameters('cancellation_feedback and cancellation_comment are for a cancellation.');
}

function requireStatus(subscription: Subscription, allowed: SubscriptionStatus[]): void {
  if (allowed.includes(subscription.status)) return;
  throw new DodoRefusal(422, 'SUBSCRIPTION_INACTIVE', `The subscription is ${subscription.status}.`);
}

function wrongParameters(message: string): DodoRefusal {
  return new DodoRefusal(422, 'INVALID_REQUEST_PARAMETERS', message);
}
