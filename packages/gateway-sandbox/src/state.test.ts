import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestShop } from './test-shop.ts';
import { openTestShop } from './test-shop.ts';

let folder: string;
let shop: TestShop;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gateway-sandbox-'));
});
afterEach(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

describe('a sandbox with a state file', () => {
  it('knows its keys, products and payments after a restart, and delivers what it still owes', async () => {
    const stateFile = join(folder, 'state.json');
    shop = await openTestShop({ stateFile, retryDelaysMs: [60_000] });
    const before = shop.sandbox;
    const product = await shop.dodo.products.create({
      name: 'Point of Sale',
      tax_category: 'saas',
      price: { type: 'one_time_price', price: 1900, currency: 'USD', discount: 0, purchasing_power_parity: false },
    });
    const { session_id } = await shop.dodo.checkoutSessions.create({
      product_cart: [{ product_id: product.product_id, quantity: 1 }],
    });
    const arrived = new Promise<void>((resolve) => shop.onWebhook(async () => resolve()));
    shop.answers.push(500);
    await shop.buyer('pay', session_id);
    await arrived;
    await shop.close();

    shop = await openTestShop({ stateFile });
    await shop.sandbox.drain();
    expect(shop.sandbox.environment()).toMatchObject({
      DODO_API_KEY: before.dodo.apiKey,
      DODO_WEBHOOK_SECRET: before.dodo.webhookSecret,
      PAYPAL_CLIENT_SECRET: before.paypal.clientSecret,
      PAYPAL_WEBHOOK_ID: before.paypal.webhookId,
    });
    expect(shop.sandbox.paypal.caPem).toBe(before.paypal.caPem);
    expect((await shop.dodo.payments.list()).items).toHaveLength(1);
    expect(shop.received.map(({ path }) => path)).toEqual(['/webhooks/dodo']);
  });
});

describe('a sandbox with a clock of its own', () => {
  it('stamps by that clock, and ends a checkout session by it after 24 hours', async () => {
    let now = new Date('2030-01-01T00:00:00Z');
    shop = await openTestShop({ clock: { now: () => now } });
    const product = await shop.dodo.products.create({
      name: 'Point of Sale',
      tax_category: 'saas',
      price: { type: 'one_time_price', price: 1900, currency: 'USD', discount: 0, purchasing_power_parity: false },
    });
    expect(product.created_at).toBe('2030-01-01T00:00:00.000Z');
    const { session_id } = await shop.dodo.checkoutSessions.create({
      product_cart: [{ product_id: product.product_id, quantity: 1 }],
    });
    now = new Date('2030-01-02T00:00:00Z');
    expect(await shop.buyer('pay', session_id)).toMatchObject({ code: 'CHECKOUT_SESSION_EXPIRED' });
  });
});
