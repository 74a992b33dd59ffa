import type { ApiClient } from './api-client.ts';
import { openBuyer } from './buyer.ts';
import { clubLife } from './demo-club.ts';
import { type Life, STEP_SECONDS_MAX, type Subscribed } from './demo-life.ts';
import { attempt } from './demo-proof.ts';
import { tillLife } from './demo-till.ts';
import { gatewayButtons } from './gateway-buttons.ts';
import { openOperator } from './operator.ts';
import type { Gateway } from './shapes.ts';
import { until } from './until.ts';

/** One thing that happens to a subscription, and how it was seen from outside the shop. */
export type BillingRow = {
  what: string;
  product: string;
  gateway: Gateway;
  order_id: string | null;
  ok: boolean;
  ms: number;
  proof: string;
};

const TITLE = { dodo: 'Dodo', paypal: 'PayPal' } as const;

type Around = { buyer: ApiClient; operator: ApiClient; sandboxes: Record<Gateway, string> };

/**
 * Lives through subscriptions at each gateway, as buyers, banks and time do, and proves each step from outside. All of
 * them at once: most of the time goes by with waiting.
 *
 * @param around.buyer signed in as the buyer.
 * @param around.operator of the admin API.
 * @param around.sandboxes where the gateways' sandboxes answer.
 */
export async function* liveThroughSubscriptions(around: Around): AsyncGenerator<BillingRow> {
  const lives = [tillLife, clubLife].flatMap((life) =>
    (['dodo', 'paypal'] as const).map((gateway) => liveThrough(life, gateway, around)),
  );
  for (const life of lives) yield* await life;
}

async function liveThrough(life: Life, gateway: Gateway, around: Around): Promise<BillingRow[]> {
  const rows: BillingRow[] = [];
  let subscribed: Subscribed | undefined;
  let failed = await attempt(async () => {
    subscribed = await subscribe(life, gateway, around);
  });
  for (const { what, prove } of life.steps) {
    const start = performance.now();
    let proof = failed ? `not tried: ${failed.failed}` : '';
    if (subscribed && !failed) {
      const held = subscribed;
      const wrong = await attempt(async () => {
        proof = await prove(held);
      });
      if (wrong) {
        proof = wrong.failed;
        failed = { failed: 'the step before did not hold' };
      }
    }
    const ms = Math.round(performance.now() - start);
    const { product } = life;
    rows.push({ what, product, gateway, order_id: subscribed?.order.id ?? null, ok: !failed, ms, proof });
  }
  return rows;
}

async function subscribe(life: Life, gateway: Gateway, around: Around): Promise<Subscribed> {
  const buyer = openBuyer(around.buyer);
  const operator = openOperator(around.operator);
  const { product, price } = life;
  const order = await buyer.buys(product, { payingWith: gateway, price, choices: life.choices() });
  await order.becomes('active', STEP_SECONDS_MAX);
  const subscriber = await until('its subscription', () => buyer.subscription(order.id).catch(() => undefined), {
    seconds: STEP_SECONDS_MAX,
  });
  const { gateway_subscription_id: gatewayId } = await operator.subscriptionOf(order.id);
  const buttons = gatewayButtons(around.sandboxes[gateway], gateway);
  return { order, subscriber, gatewayId, gateway, gatewayTitle: TITLE[gateway], buttons, operator };
}
