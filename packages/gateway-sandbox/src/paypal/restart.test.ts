import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { TestShop } from '../test-shop.ts';
import { openTestShop } from '../test-shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'gateway-sandbox-'));
const stateFile = join(folder, 'state.json');
let now = new Date('2030-01-31T12:00:00Z');
let shop: TestShop;
const opens = () => openTestShop({ stateFile, clock: { now: () => now } });
afterEach(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

const control = async (path: string, body: object) => {
  const answer = await fetch(`${shop.sandbox.paypal.baseUrl}/sandbox${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
};

it('a state of before there were subscriptions opens, and a subscription goes on after a restart', async () => {
  shop = await opens();
  await shop.close();
  const kept = JSON.parse(readFileSync(stateFile, 'utf8')) as { paypal: Record<string, unknown> };
  for (const name of ['products', 'plans', 'subscriptions', 'sales', 'disputes', 'simulations', 'settings']) {
    delete kept.paypal[name];
  }
  writeFileSync(stateFile, JSON.stringify(kept));

  shop = await opens();
  const make = async (path: string, body: object) =>
    ((await shop.paypalCall('POST', path, body)).body as { id: string }).id;
  const product_id = await make('/v1/catalogs/products', { name: 'Point of Sale', type: 'SERVICE' });
  const price = { fixed_price: { currency_code: 'USD', value: '19.00' } };
  const frequency = { interval_unit: 'MONTH', interval_count: 1 };
  const plan_id = await make('/v1/billing/plans', {
    product_id,
    name: 'Monthly',
    billing_cycles: [{ frequency, tenure_type: 'REGULAR', sequence: 1, total_cycles: 0, pricing_scheme: price }],
    payment_preferences: {},
  });
  const id = await make('/v1/billing/subscriptions', { plan_id });
  await control(`/subscriptions/${id}/approve`, { choice: 'pay' });
  await control('/settings', { dispute_reversals: false });
  await shop.sandbox.drain();
  await shop.close();

  shop = await opens();
  now = new Date('2030-03-01T00:00:00Z');
  await shop.sandbox.tick();
  await shop.sandbox.drain();
  expect((await shop.subscriptions.getSubscription({ id })).result.billingInfo?.lastPayment?.time).toBe(
    '2030-02-28T12:00:00.000Z',
  );
  expect(shop.received.map(({ body }) => (JSON.parse(body) as { event_type: string }).event_type)).toEqual([
    'PAYMENT.SALE.COMPLETED',
  ]);
  expect(await control('/settings', {})).toMatchObject({ dispute_reversals: false, sale_refunds: 'v2' });
  expect(shop.sandbox.violations()).toEqual([]);
});
