import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import type { SubscriptionSnapshot } from '../payments/index.ts';
import { planApplied } from './events.ts';
import { logPlanChange, logSubscriptionProblem } from './log-events.ts';
import { changeInQuestion, movePlanChange, type PlanPrice, planPricesOf } from './plan-store.ts';
import type { Subscription } from './subscription.ts';
import { taxAtPrice } from './tax-subscription.ts';

const PLAN_UNKNOWN = 'PLAN_UNKNOWN';
const isPlanUnknown = (problem: string | null) => problem?.startsWith(`${PLAN_UNKNOWN}:`) ?? false;

/**
 * The gateway bills another plan or quantity than we know: the subscription follows, the change that asked for it is
 * done, and the delivery is told. A plan that no price of the product maps to is shown to the operator; the delivery
 * stays as it is.
 */
export async function followPlanOf(
  app: App,
  tx: Tx,
  subscription: Subscription,
  snapshot: SubscriptionSnapshot,
): Promise<Subscription> {
  const prices = await planPricesOf(tx, subscription.product_id, subscription.gateway);
  const change = await changeInQuestion(tx, subscription.id);
  const isAsked = change?.gateway_plan_id === snapshot.gatewayPlanId && change.to_quantity === snapshot.quantity;
  const price = isAsked
    ? prices.find((one) => one.id === change.to_price_id)
    : priceBilledBy(prices, subscription, snapshot.gatewayPlanId);
  if (!price) {
    const problem = `${PLAN_UNKNOWN}: ${subscription.gateway} bills ${snapshot.gatewayPlanId}, which no price of the product maps to`;
    logSubscriptionProblem(app.log, subscription, PLAN_UNKNOWN, problem);
    return { ...subscription, problem };
  }
  const now = app.clock.now();
  if (isAsked && (await movePlanChange(tx, change.id, [change.status], { status: 'applied', now }))) {
    logPlanChange(app.log, change.id, subscription.id, 'applied', snapshot.gatewayPlanId);
  }
  await announce(app, tx, planApplied, {
    orderItemId: subscription.order_item_id,
    orderId: subscription.order_id,
    subscriptionId: subscription.id,
    priceId: price.id,
    path: price.path,
    choices: isAsked ? change.to_choices : null,
    plan: price.plan,
    quantity: snapshot.quantity,
    because: isAsked ? 'the plan was changed' : 'the plan was changed at the gateway',
  });
  return {
    ...subscription,
    price_id: price.id,
    gateway_plan_id: snapshot.gatewayPlanId,
    quantity: snapshot.quantity,
    unit_amount_minor: price.amount_minor,
    currency: price.currency,
    tax: taxAtPrice(isAsked ? change.to_tax : subscription.tax, price),
    billing_interval: price.billing_interval,
    interval_count: price.interval_count,
    problem: isPlanUnknown(subscription.problem) ? null : subscription.problem,
  };
}

/** A change of quantity alone keeps its price; else the price that is billed by this plan. */
function priceBilledBy(prices: PlanPrice[], subscription: Subscription, gatewayPlanId: string): PlanPrice | undefined {
  if (gatewayPlanId === subscription.gateway_plan_id) return prices.find((price) => price.id === subscription.price_id);
  return prices.find((price) => price.gateway_plan_id === gatewayPlanId && price.currency === subscription.currency);
}
