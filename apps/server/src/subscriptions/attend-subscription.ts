import { secondsAfter } from '../kernel/clock.ts';
import { VozexError } from '../kernel/errors.ts';
import { lockOrder } from '../orders/index.ts';
import { applyGatewayEvents } from '../payments/index.ts';
import { givesUpAt } from './entitlement.ts';
import { carryOut, intend, lockSubscription } from './instruct.ts';
import { keepSubscription } from './keep-subscription.ts';
import { logLookFailed } from './log-events.ts';
import { isFinal } from './reduce.ts';
import { findSubscription, lookAgainBefore, takeDueSubscriptions } from './store.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionsApp } from './subscriptions-app.ts';
import { writeSubscription } from './write-subscription.ts';

/** Taken ones are left alone this long: longer than a gateway takes to answer. */
const TAKEN_SECONDS = 120;
/** A gateway that did not answer is asked again after this. */
const SILENT_SECONDS = 900;
/** Subscriptions looked at in one turn; the next takes the rest. */
const BATCH = 50;
/** Payments are asked for from this long before the period began: what a webhook did not tell lies there. */
const PAYMENTS_SINCE_SECONDS = 3 * 24 * 3_600;

/** Looks at every subscription whose time has come. @returns how many. */
export async function attendSubscriptions(app: SubscriptionsApp): Promise<number> {
  const now = app.clock.now();
  const due = await takeDueSubscriptions(app.db.read, now, secondsAfter(now, TAKEN_SECONDS), BATCH);
  for (const id of due) {
    try {
      await attendSubscription(app, id);
    } catch (error) {
      logLookFailed(app.log, id, error);
    }
  }
  return due.length;
}

/**
 * One look at a subscription: what was to be told the gateway is told, the gateway is asked how it stands and what was
 * paid, and what time itself brings is done. Webhooks only make this happen sooner. Where the gateway is away, it is due again soon.
 */
export async function attendSubscription(app: SubscriptionsApp, id: string): Promise<void> {
  const known = await findSubscription(app.db.read, { id });
  if (!known) return;
  if (known.instruction) await carryOut(app, id);
  const heard = isFinal(known.status) || (await ask(app, known));
  const instructed = await actOnTime(app, id);
  if (instructed) await carryOut(app, id);
  if (!heard) await lookAgainBefore(app.db.read, id, secondsAfter(app.clock.now(), SILENT_SECONDS));
}

/** @returns false when the gateway did not answer. */
async function ask(app: SubscriptionsApp, known: Subscription): Promise<boolean> {
  const desk = app.gateways.of(known.gateway).subscriptions;
  const since = secondsAfter(known.current_period_start, -PAYMENTS_SINCE_SECONDS);
  try {
    const payments = await desk.paymentsSince(known.gateway_subscription_id, since);
    if (payments.length > 0) await applyGatewayEvents(app, payments, { kind: 'asked' });
    const snapshot = await desk.read(known.gateway_subscription_id);
    if (!snapshot) return true;
    await app.db.inOneTransaction(async (tx) => {
      const order = await lockOrder(tx, known.order_id);
      if (order) await keepSubscription(app, tx, { order, snapshot, asked: true });
    });
    return true;
  } catch (error) {
    // What time brings is done although the gateway is away: a customer who has not paid keeps the days of grace, no more.
    if (!(error instanceof VozexError)) throw error;
    logLookFailed(app.log, known.id, error);
    return false;
  }
}

/** What time itself brings. @returns true when the gateway must be told something. */
function actOnTime(app: SubscriptionsApp, id: string): Promise<boolean> {
  return app.db.inOneTransaction(async (tx) => {
    const current = await lockSubscription(tx, id);
    if (!current) return false;
    const now = app.clock.now();
    const givesUp = givesUpAt(current);
    const running = !isFinal(current.status) && current.instruction === null;
    if (running && givesUp !== null && now >= givesUp) {
      await intend(app, tx, current, 'cancel_now', { cancel_reason: 'unpaid' });
      return true;
    }
    // Where the gateway ends the period by itself, it has done so by now, or will be asked again.
    const overdue = current.status === 'cancel_scheduled' && current.cancel_at !== null && now >= current.cancel_at;
    if (running && overdue && app.gateways.of(current.gateway).capabilities.cancelAtPeriodEnd === 'emulated') {
      await intend(app, tx, current, 'cancel_now');
      return true;
    }
    await writeSubscription(app, tx, current, current, 'time has passed');
    return false;
  });
}
