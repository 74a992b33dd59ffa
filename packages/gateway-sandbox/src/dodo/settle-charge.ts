import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { daysAfter } from './billing-dates.ts';
import { beginFirstPeriod, beginNextPeriod } from './billing-period.ts';
import { makePlanChange } from './make-plan-change.ts';
import type { PricedLine } from './record-parts.ts';
import type { Payment } from './state.ts';
import type { Dues, Dunning, Subscription } from './subscription.ts';
import type { Happening } from './tell.ts';
import { tellOf, tellOfDunning } from './tell.ts';

/**
 * Does to the subscription what the outcome of its charge does. A payment that is still processing holds up
 * everything else.
 *
 * @returns what there is to announce, beside the payment itself.
 */
export function settleCharge(world: World, subscription: Subscription, payment: Payment): Happening[] {
  subscription.open_payment_id = null;
  // Cancelled or expired while the payment was processing: it changes nothing any more.
  if (subscription.status === 'cancelled' || subscription.status === 'expired') return [];
  switch (payment.status) {
    case 'succeeded':
      subscription.credit -= payment.credit_used;
      return succeed(world, subscription, payment);
    case 'failed':
      return fail(world, subscription, payment);
    default:
      subscription.open_payment_id = payment.payment_id;
      return [];
  }
}

function succeed(world: World, subscription: Subscription, payment: Payment): Happening[] {
  const now = world.clock.now();
  switch (payment.purpose) {
    case 'start':
      subscription.status = 'active';
      beginFirstPeriod(subscription, now);
      // The first charge of a period counts as a renewal too; a trial is no period.
      return subscription.in_trial
        ? [tellOf(subscription, 'active')]
        : [tellOf(subscription, 'active'), tellOf(subscription, 'renewed')];
    case 'renewal':
      beginNextPeriod(subscription, now);
      return [tellOf(subscription, 'renewed')];
    case 'dues':
      return recover(world, subscription, payment);
    case 'plan_change':
      return changePlan(subscription, now);
    default:
      return [];
  }
}

function fail(world: World, subscription: Subscription, payment: Payment): Happening[] {
  const change = subscription.pending_change;
  switch (payment.purpose) {
    case 'start':
      subscription.status = 'failed';
      return [tellOf(subscription, 'failed')];
    case 'renewal':
      return owe(world, subscription, 'renewal', subscription.plan.line);
    case 'dues':
      if (subscription.dues) subscription.dues.attempts += 1;
      return [];
    case 'plan_change': {
      subscription.pending_change = null;
      if (!change?.charge || change.on_payment_failure === 'prevent_change') return [];
      makePlanChange(subscription, change, world.clock.now());
      return [tellOf(subscription, 'plan_changed'), ...owe(world, subscription, 'plan_change', change.charge)];
    }
    default:
      return [];
  }
}

function changePlan(subscription: Subscription, now: Date): Happening[] {
  if (!subscription.pending_change) return []; // the subscription was cancelled while the payment was processing
  makePlanChange(subscription, subscription.pending_change, now);
  return [tellOf(subscription, 'plan_changed')];
}

/** Grace and tries again are for renewals only: an unpaid change of plan puts the subscription on hold at once. */
function owe(world: World, subscription: Subscription, kind: Dues['kind'], line: PricedLine): Happening[] {
  const { settings } = world.state.dodo;
  const now = world.clock.now();
  const hasGrace = kind === 'renewal' && settings.grace_days > 0;
  const retryDays = kind === 'renewal' ? settings.retry_days : [];
  subscription.dues = {
    kind,
    line,
    attempts: 1,
    retry_at: retryDays.map((days) => daysAfter(now, days).toISOString()),
    after_grace: settings.after_grace,
  };
  subscription.status = hasGrace ? 'past_due' : 'on_hold';
  subscription.past_due_ends_at = hasGrace ? daysAfter(now, settings.grace_days).toISOString() : null;
  const event = tellOf(subscription, subscription.status);
  return hasGrace || settings.dunning ? [event, startDunning(world, subscription, subscription.status)] : [event];
}

function startDunning(world: World, subscription: Subscription, state: Dunning['trigger_state']): Happening {
  const dunning: Dunning = {
    id: dodoId('dun'),
    subscription_id: subscription.subscription_id,
    status: 'recovering',
    trigger_state: state,
    payment_id: null,
    created_at: world.clock.now().toISOString(),
  };
  world.state.dodo.dunnings[dunning.id] = dunning;
  subscription.dunning_id = dunning.id;
  return tellOfDunning(dunning, 'started');
}

function recover(world: World, subscription: Subscription, payment: Payment): Happening[] {
  if (!subscription.dues) return [];
  if (subscription.dues.kind === 'renewal') beginNextPeriod(subscription, world.clock.now());
  subscription.dues = null;
  subscription.status = 'active';
  subscription.past_due_ends_at = null;
  const dunning = subscription.dunning_id === null ? undefined : world.state.dodo.dunnings[subscription.dunning_id];
  subscription.dunning_id = null;
  if (!dunning) return [tellOf(subscription, 'active')];
  dunning.status = 'recovered';
  dunning.payment_id = payment.payment_id;
  return [tellOf(subscription, 'active'), tellOfDunning(dunning, 'recovered')];
}
