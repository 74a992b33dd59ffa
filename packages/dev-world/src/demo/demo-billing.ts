import { openBuyer } from '../buyer.ts';
import { gatewayButtons } from '../gateway-buttons.ts';
import { openOperator } from '../operator.ts';
import type { Gateway } from '../shapes.ts';
import { until } from '../until.ts';
import { clubLife } from './demo-club.ts';
import { type Life, STEP_SECONDS_MAX, type Subscribed } from './demo-life.ts';
import { rentalLife } from './demo-rental.ts';
import { type Around, GATEWAY_TITLE, GATEWAYS, type LifeRow, takeSteps } from './demo-steps.ts';
import { tillLife } from './demo-till.ts';

/**
 * Lives through subscriptions at each gateway, as buyers, banks and time do, and proves each step from outside. All of
 * them at once: most of the time goes by with waiting.
 */
export function liveThroughSubscriptions(around: Around): Promise<LifeRow[]>[] {
  return [tillLife, clubLife, rentalLife].flatMap((life) =>
    GATEWAYS.map((gateway) => {
      const about = { product: life.product, gateway };
      return takeSteps(about, () => subscribe(life, gateway, around), life.steps);
    }),
  );
}

async function subscribe(life: Life, gateway: Gateway, around: Around): Promise<Subscribed> {
  const buyer = openBuyer(around.buyers[gateway]);
  const operator = openOperator(around.operator);
  const { product, price } = life;
  const order = await buyer.buys(product, { payingWith: gateway, price, choices: life.choices() });
  await order.becomes('active', STEP_SECONDS_MAX);
  const subscriber = await until('its subscription', () => buyer.subscription(order.id).catch(() => undefined), {
    seconds: STEP_SECONDS_MAX,
  });
  const { gateway_subscription_id: gatewayId } = await operator.subscriptionOf(order.id);
  const buttons = gatewayButtons(around.sandboxes[gateway], gateway);
  return { order, subscriber, gatewayId, gateway, gatewayTitle: GATEWAY_TITLE[gateway], buttons, operator };
}
