import { ProductPolicies } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import type { ItemForPayment, OrderForPayment } from '../orders/index.ts';
import { moneyOfSubscription, type SubscriptionSnapshot } from '../payments/index.ts';
import { daysAfter, intervalsAfter } from './calendar.ts';
import { followPlanOf } from './follow-plan.ts';
import { logSubscriptionStale } from './log-events.ts';
import { type Paid, planDiffers, reduce } from './reduce.ts';
import { findSubscription, insertSubscription } from './store.ts';
import type { Subscription } from './subscription.ts';
import { taxAsSold } from './tax-subscription.ts';
import { writeSubscription } from './write-subscription.ts';

/**
 * Listener: what a gateway says of a subscription becomes what we know of it, in the transaction that learned it, under
 * the order's lock. Only the subscription that opened its order is kept; until money or a trial has opened it, there is
 * nothing to keep.
 */
export async function keepSubscription(
  app: App,
  tx: Tx,
  { order, snapshot, asked = false }: { order: OrderForPayment; snapshot: SubscriptionSnapshot; asked?: boolean },
): Promise<void> {
  const [item] = order.items;
  if (!item || order.gateway_subscription_id !== snapshot.gatewaySubscriptionId) return;
  const key = { gateway: order.payment_gateway, gatewaySubscriptionId: snapshot.gatewaySubscriptionId };
  const paid = await moneyOfSubscription(tx, key.gateway, key.gatewaySubscriptionId);
  const known = await findSubscription(tx, key);
  const before = known ?? (await begin(app, tx, order, item, snapshot, paid));
  if (!before) return;
  const now = app.clock.now();
  const reduced = reduce(before, snapshot, paid, { asked: asked || known === undefined, now });
  if (reduced.kind === 'stale' && known) logSubscriptionStale(app.log, before, snapshot.state);
  const because = reduced.kind === 'changed' ? `${snapshot.state} at the gateway` : 'money was counted';
  const after = reduced.subscription;
  const planned =
    reduced.kind === 'changed' && planDiffers(before, snapshot) ? await followPlanOf(app, tx, after, snapshot) : after;
  await writeSubscription(app, tx, before, planned, because, {
    askSoon: reduced.kind === 'unclear',
    begun: known === undefined,
  });
}

/** The first we hear of a subscription whose order is open: written as it was sold, then moved by what the gateway says. */
async function begin(
  app: App,
  tx: Tx,
  order: OrderForPayment,
  item: ItemForPayment,
  snapshot: SubscriptionSnapshot,
  paid: Paid,
): Promise<Subscription | undefined> {
  const now = app.clock.now();
  const { billing_interval: interval, interval_count: count } = item;
  if (interval === null || count === null || item.gateway_plan_id === null) return undefined;
  const startedAt = snapshot.startedAt ?? now;
  const trialEndsAt = snapshot.trialEndsAt ?? (item.trial_days === null ? null : daysAfter(startedAt, item.trial_days));
  const subscription: Subscription = {
    id: app.newId('subscription'),
    order_id: order.id,
    order_item_id: item.id,
    product_id: item.product_id,
    price_id: item.price_id,
    customer_id: order.customer_id,
    gateway: order.payment_gateway,
    gateway_subscription_id: snapshot.gatewaySubscriptionId,
    gateway_customer_id: snapshot.customerId ?? null,
    status: trialEndsAt !== null && now < trialEndsAt ? 'trialing' : 'active',
    quantity: item.quantity,
    unit_amount_minor: item.unit_amount_minor,
    currency: order.currency,
    tax: taxAsSold(order, item),
    billing_interval: interval,
    interval_count: count,
    gateway_plan_id: item.gateway_plan_id,
    policies: ProductPolicies.parse(item.policies),
    started_at: startedAt,
    trial_ends_at: trialEndsAt,
    current_period_start: startedAt,
    current_period_end: trialEndsAt ?? intervalsAfter(startedAt, interval, count),
    paid_periods: paid.count,
    unpaid_since: null,
    paused_at: null,
    cancel_at: null,
    cancelled_at: null,
    cancel_reason: null,
    ended_at: null,
    entitlement: 'run',
    instruction: null,
    observed_at: snapshot.observedAt,
    next_attempt_at: now,
    problem: null,
  };
  const because = trialEndsAt === null ? 'the first period is paid' : 'the trial began';
  return (await insertSubscription(tx, subscription, { because, now })) ? subscription : undefined;
}
