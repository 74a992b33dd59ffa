import { APIError } from 'dodopayments';
import type { GatewaySandboxOptions } from './start-gateway-sandbox.ts';
import type { TestShop } from './test-shop.ts';
import { openTestShop } from './test-shop.ts';

/** A webhook's body, as Dodo sends it. */
type Heard = { type: string; timestamp: string; data: Record<string, unknown> };

type Listing = {
  price?: number;
  count?: number;
  interval?: 'Day' | 'Week' | 'Month' | 'Year';
  termYears?: number;
  trialDays?: number;
  trialAmount?: number;
  metadata?: Record<string, string>;
};

/** A shop that sells by subscription, in a world whose clock it can move. */
export type SubscriberShop = TestShop & {
  moveClockTo(iso: string): void;
  /** Moves the clock, plays what came due, and waits until everything is delivered. */
  travelTo(iso: string): Promise<void>;
  /** The webhooks since the last call, in the order of their events. */
  heard(): Heard[];
  /** Their names only, sorted: what leaves at the same moment arrives in any order. */
  heardOf(): string[];
  sells(listing?: Listing): Promise<string>;
  opensCheckout(productId: string, extra?: object): Promise<string>;
  /** Pays, and answers with the subscription's id. */
  subscribes(productId: string, extra?: object): Promise<string>;
  /** Presses a button of the sandbox. */
  press<T>(path: string, body?: object): Promise<T>;
  /** The status and code with which Dodo refuses a call. */
  refusal(call: Promise<unknown>): Promise<[number | undefined, string]>;
};

export async function openSubscriberShop(
  start = '2030-01-31T10:00:00.000Z',
  options: GatewaySandboxOptions = {},
): Promise<SubscriberShop> {
  let now = new Date(start);
  const shop = await openTestShop({ clock: { now: () => now }, ...options });
  const heard = () => shop.received.splice(0).map(({ body }) => JSON.parse(body) as Heard); // because the sandbox sends such bodies
  const opensCheckout = async (productId: string, extra: object = {}) => {
    const { session_id } = await shop.dodo.checkoutSessions.create({
      product_cart: [{ product_id: productId, quantity: 1 }],
      customer: { email: 'ada@example.test', name: 'Ada' },
      metadata: { order_id: 'ord_1' },
      return_url: 'https://shop.test/return?order=ord_1',
      ...extra,
    });
    return session_id;
  };
  const press = async <T>(path: string, body: object = {}) => {
    const answer = await fetch(`${shop.sandbox.dodo.baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await shop.sandbox.drain();
    return (await answer.json()) as T;
  };
  return {
    ...shop,
    moveClockTo: (iso) => {
      now = new Date(iso);
    },
    async travelTo(iso) {
      now = new Date(iso);
      await shop.sandbox.tick();
      await shop.sandbox.drain();
    },
    heard,
    heardOf: () =>
      heard()
        .map(({ type }) => type)
        .sort(),
    async sells({ price = 2000, count = 1, interval = 'Month', termYears = 10, ...rest } = {}) {
      const product = await shop.dodo.products.create({
        name: `Every ${count} ${interval}`,
        tax_category: 'saas',
        price: {
          type: 'recurring_price',
          price,
          currency: 'USD',
          discount: 0,
          purchasing_power_parity: false,
          payment_frequency_count: count,
          payment_frequency_interval: interval,
          subscription_period_count: termYears,
          subscription_period_interval: 'Year',
          trial_period_days: rest.trialDays ?? 0,
          trial_amount: rest.trialAmount ?? null,
        },
        metadata: rest.metadata ?? {},
      });
      return product.product_id;
    },
    opensCheckout,
    async subscribes(productId, extra) {
      const { subscription_id } = await press<{ subscription_id: string }>(
        `/sandbox/checkouts/${await opensCheckout(productId, extra)}/pay`,
      );
      return subscription_id;
    },
    press,
    async refusal(call) {
      const error = await call.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof APIError)) throw new Error(`expected a refusal, got ${String(error)}`);
      return [error.status, (error.error as { code: string }).code]; // because Dodo's refusals have a code
    },
  };
}

/** Closes the shop. @returns the contradictions to the API descriptions, of which there must be none. */
export async function closeShop(shop: SubscriberShop): Promise<string[]> {
  shop.sandbox.clearMisbehaviour();
  await shop.sandbox.drain();
  const violations = shop.sandbox.violations();
  await shop.close();
  return violations;
}
