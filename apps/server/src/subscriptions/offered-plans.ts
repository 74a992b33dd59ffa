import { type PlanPrice, planPricesOf } from './plan-store.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionsApp } from './subscriptions-app.ts';

/** The plans a subscription can change to, its own among them: for sale, in its currency, known to its gateway. */
export async function offeredPlans(
  app: Pick<SubscriptionsApp, 'db'>,
  subscription: Subscription,
): Promise<PlanPrice[]> {
  const prices = await planPricesOf(app.db.read, subscription.product_id, subscription.gateway);
  return prices.filter(
    (price) =>
      (price.active || price.id === subscription.price_id) &&
      price.currency === subscription.currency &&
      price.gateway_plan_id !== null,
  );
}
