import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GatewaySandboxOptions } from '../start-gateway-sandbox.ts';
import type { SubscriberShop } from '../test-subscriber.ts';
import { closeShop, openSubscriberShop } from '../test-subscriber.ts';

let folder: string;
let stateFile: string;
let shop: SubscriberShop;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gateway-sandbox-'));
  stateFile = join(folder, 'state.json');
});
afterEach(async () => {
  expect(await closeShop(shop)).toEqual([]);
  rmSync(folder, { recursive: true });
});

const open = async (start: string, options: GatewaySandboxOptions = {}) => {
  shop = await openSubscriberShop(start, { stateFile, ...options });
};

describe('a sandbox with subscriptions and a state file', () => {
  it('renews what came due while it was stopped', async () => {
    await open('2030-01-31T10:00:00.000Z');
    const id = await shop.subscribes(await shop.sells());
    await shop.press('/sandbox/settings', { grace_days: 5 });
    await shop.sandbox.close();

    await open('2030-04-01T00:00:00.000Z');
    expect(await shop.sandbox.tick()).toBe(2);
    const { items } = await shop.dodo.payments.list({ subscription_id: id });
    expect(items.map(({ created_at }) => created_at)).toEqual([
      '2030-03-31T10:00:00.000Z',
      '2030-02-28T10:00:00.000Z',
      '2030-01-31T10:00:00.000Z',
    ]);
    const settings = await fetch(`${shop.sandbox.dodo.baseUrl}/sandbox/settings`);
    expect(await settings.json()).toMatchObject({ grace_days: 5 });
  });

  it('opens the file of a version that knew no subscriptions', async () => {
    await open('2030-01-31T10:00:00.000Z');
    const { apiKey } = shop.sandbox.dodo;
    await shop.sandbox.close();
    const state = JSON.parse(readFileSync(stateFile, 'utf8')) as { dodo: Record<string, unknown> };
    for (const record of ['subscriptions', 'payment_methods', 'method_pages', 'dunnings', 'disputes', 'settings']) {
      delete state.dodo[record];
    }
    writeFileSync(stateFile, JSON.stringify(state));

    await open('2030-01-31T10:00:00.000Z');
    expect(shop.sandbox.dodo.apiKey).toBe(apiKey);
    await shop.subscribes(await shop.sells());
    expect(shop.heardOf()).toEqual(['payment.succeeded', 'subscription.active', 'subscription.renewed']);
  });

  it('renews by itself as a process of its own does', async () => {
    await open('2030-01-31T10:00:00.000Z', { tickEveryMs: 5 });
    await shop.subscribes(await shop.sells());
    shop.heard();
    const renewed = new Promise<void>((resolve) =>
      shop.onWebhook(async ({ body }) => {
        if (body.includes('subscription.renewed')) resolve();
      }),
    );
    shop.moveClockTo('2030-02-28T10:00:00.000Z');
    await renewed;
  });
});
