import { afterEach, beforeEach, expect } from 'vitest';
import type { TestShop } from '../test-shop.ts';
import { openTestShop } from '../test-shop.ts';

/** When every story begins: at the end of a long month, which the next one lacks. */
export const START = '2030-01-31T12:00:00.000Z';
let now: Date;
/** The shop of the story that is being told. */
export let shop: TestShop;

/** Opens a shop for each story of the file, and closes it with the proof that nothing contradicted the API descriptions. */
export function eachStoryHasAShop(): void {
  beforeEach(async () => {
    now = new Date(START);
    shop = await openTestShop({ clock: { now: () => now } });
  });
  afterEach(async () => {
    await shop.sandbox.drain();
    const violations = shop.sandbox.violations();
    await shop.close();
    expect(violations).toEqual([]);
  });
}

export function clockShows(time: string): void {
  now = new Date(time);
}

export type Body = Record<string, unknown>;
export type Shown = {
  id: string;
  status: string;
  plan_id: string;
  quantity: string;
  status_change_note?: string;
  custom_id?: string;
  due_at: string | null;
  plan_overridden: boolean;
  billing_info: {
    outstanding_balance: { value: string };
    cycle_executions: { tenure_type: string; cycles_completed: number; cycles_remaining: number }[];
    next_billing_time?: string;
    final_payment_time?: string;
    failed_payments_count: number;
    last_payment?: { amount: { value: string }; time: string };
    last_failed_payment?: { next_payment_retry_time?: string; amount: { value: string } };
  };
  links: { rel: string; href: string }[];
};

export const usd = (value: string) => ({ currency_code: 'USD', value });
export const monthly = (value = '19.00', more: Body = {}) => ({
  frequency: { interval_unit: 'MONTH', interval_count: 1 },
  tenure_type: 'REGULAR',
  sequence: 1,
  total_cycles: 0,
  pricing_scheme: { fixed_price: usd(value) },
  ...more,
});
export const trialOf14Days = {
  frequency: { interval_unit: 'DAY', interval_count: 14 },
  tenure_type: 'TRIAL',
  sequence: 1,
  total_cycles: 1,
};

export async function call(method: string, path: string, body?: object): Promise<unknown> {
  const answer = await shop.paypalCall(method, path, body);
  if (answer.status >= 400) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The status and first issue of a refused call. */
export async function refused(method: string, path: string, body?: object) {
  const { status, body: answer } = await shop.paypalCall(method, path, body);
  return [status, (answer as { details?: { issue: string }[] }).details?.[0]?.issue];
}

export async function control(method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${shop.sandbox.paypal.baseUrl}/sandbox${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return JSON.parse(text) as unknown;
}

export const settings = (wanted: object) => control('POST', '/settings', wanted);

export async function sellsProduct(): Promise<string> {
  const made = await call('POST', '/v1/catalogs/products', { name: 'Point of Sale', type: 'SERVICE' });
  return (made as { id: string }).id;
}

export async function sellsPlan(more: Body = {}, productId?: string): Promise<string> {
  const made = await call('POST', '/v1/billing/plans', {
    product_id: productId ?? (await sellsProduct()),
    name: 'Monthly',
    billing_cycles: [monthly()],
    payment_preferences: { payment_failure_threshold: 2 },
    ...more,
  });
  return (made as { id: string }).id;
}

export async function asks(planId: string, more: Body = {}): Promise<string> {
  const made = await call('POST', '/v1/billing/subscriptions', {
    plan_id: planId,
    custom_id: 'sub_1',
    application_context: {
      return_url: 'https://shop.test/return?order=1',
      cancel_url: 'https://shop.test/cart',
      user_action: 'SUBSCRIBE_NOW',
    },
    ...more,
  });
  return (made as { id: string }).id;
}

export const approves = (id: string, choice = 'pay') =>
  control('POST', `/subscriptions/${id}/approve`, { choice }) as Promise<{ redirect_to: string; status: string }>;

export async function subscribes(planId: string, more: Body = {}, choice = 'pay'): Promise<string> {
  const id = await asks(planId, more);
  await approves(id, choice);
  return id;
}

export const reads = (id: string, fields = '') =>
  call('GET', `/v1/billing/subscriptions/${id}${fields && `?fields=${fields}`}`) as Promise<Shown>;

export async function itIs(time: string): Promise<void> {
  clockShows(time);
  await shop.sandbox.tick();
  await shop.sandbox.drain();
}

type Event = { id: string; event_type: string; create_time: string; resource: Body };

/** The webhooks that arrived, in the order in which their events happened: on the way one may overtake another. */
export async function received(): Promise<Event[]> {
  const arrived = new Map(shop.received.map(({ body }) => JSON.parse(body) as Event).map((event) => [event.id, event]));
  const list = await call('GET', '/v1/notifications/webhooks-events?page_size=1000');
  return (list as { events: Event[] }).events
    .reverse()
    .flatMap(({ id }) => arrived.get(id) ?? [])
    .filter(({ event_type }) => !/^(CATALOG|BILLING[.]PLAN)/.test(event_type));
}

export const names = async () =>
  (await received()).map(({ event_type }) => event_type.replace('BILLING.SUBSCRIPTION.', ''));
export const salesOf = async () => ((await control('GET', '/payments')) as { items: Body[] }).items;
export const newestSale = async () => String((await salesOf()).at(-1)?.id);
