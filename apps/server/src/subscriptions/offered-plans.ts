import { type PlanPrice, planPricesOf } from './plan-store.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionsApp } from './subscriptions-app.ts';

/**
 * The plans a subscription can change to, its own among them: for sale, in its currency, known to its gateway. Those of a
 * hybrid product are of one path.
 *
 * @param path the path to move to; absent: the one its present plan buys.
 */
export async function offeredPlans(
  app: Pick<SubscriptionsApp, 'db'>,
  subscription: Subscription,
  path?: string | null,
): Promise<PlanPrice[]> {
  const prices = await planPricesOf(app.db.read, subscription.product_id, subscription.gateway);
  const own = prices.find((price) => price.id === subscription.price_id);
  const wanted = path === undefined ? (own?.path ?? null) : path;
  return prices.filter(
    (price) =>
      price.path === wanted &&
      (price.active || price.id === subscription.price_id) &&
      price.currency === subscription.currency &&
      price.gateway_plan_id !== null,
  );
}
