import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import type { Tx } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import { daysAfter } from './calendar.ts';
import { entitlementOf, givesUpAt } from './entitlement.ts';
import { entitlementChanged } from './events.ts';
import { logSubscription } from './log-events.ts';
import { firstNews, newsOf, tellCustomer } from './news.ts';
import { isFinal } from './reduce.ts';
import { updateSubscription } from './store.ts';
import { type Subscription, TRIAL_REMINDER_DAYS } from './subscription.ts';

/** A running subscription is asked after every three days: what no webhook told is found by then. */
const LOOK_SECONDS = 3 * 24 * 3_600;
/** One that owes something is asked after twice a day: the customer may have paid. */
const UNPAID_LOOK_SECONDS = 12 * 3_600;
/** A period's end is looked at some hours later: its charge takes a while. */
const AFTER_PERIOD_SECONDS = 3 * 3_600;

/**
 * Writes what a subscription has become, and tells everybody whom it concerns, in one transaction: the delivery what it
 * should be, the customer what happened. The one place that says when it is to be looked at again.
 *
 * @param begun it has just begun: `before` is how it was sold.
 */
export async function writeSubscription(
  app: App,
  tx: Tx,
  before: Subscription,
  after: Subscription,
  because: string,
  { askSoon = false, begun = false } = {},
): Promise<Subscription> {
  const now = app.clock.now();
  const entitled = entitlementOf(after, now);
  const written: Subscription = {
    ...after,
    entitlement: entitled.entitlement,
    ended_at: after.ended_at ?? (entitled.entitlement === 'end' || entitled.entitlement === 'fallback' ? now : null),
    next_attempt_at: askSoon ? now : nextLook(after, entitled.until, now),
  };
  await updateSubscription(tx, written, { because, now });
  logSubscription(app.log, written, begun ? null : before.status, because);
  app.metrics.subscriptionMoves.inc({ gateway: written.gateway, status: written.status });
  if (entitled.entitlement !== before.entitlement) {
    await announce(app, tx, entitlementChanged, {
      orderItemId: written.order_item_id,
      orderId: written.order_id,
      subscriptionId: written.id,
      entitlement: entitled.entitlement,
      cause: entitled.cause,
      because: entitled.because,
      at: now,
    });
  }
  const told = [...(begun ? firstNews(before) : []), ...newsOf(before, written, now)];
  for (const news of told) await tellCustomer(app, tx, written, news);
  return written;
}

/** The earliest moment at which something may be different by itself, or at which the gateway should be asked again. */
function nextLook(subscription: Subscription, until: Date | null, now: Date): Date | null {
  if (isFinal(subscription.status)) return until;
  if (subscription.instruction !== null) return sooner(subscription.next_attempt_at, secondsAfter(now, 10));
  const { trial_ends_at, current_period_end, cancel_at } = subscription;
  const reminder = trial_ends_at === null ? null : daysAfter(trial_ends_at, -TRIAL_REMINDER_DAYS);
  const moments = [
    until,
    givesUpAt(subscription),
    cancel_at,
    reminder,
    secondsAfter(current_period_end, AFTER_PERIOD_SECONDS),
    secondsAfter(now, subscription.unpaid_since === null ? LOOK_SECONDS : UNPAID_LOOK_SECONDS),
  ];
  const coming = moments.flatMap((moment) => (moment !== null && moment > now ? [moment.getTime()] : []));
  return new Date(Math.min(...coming));
}

function sooner(planned: Date | null, at: Date): Date {
  return planned !== null && planned < at ? planned : at;
}
