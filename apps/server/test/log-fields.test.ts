import { type Log, newWorld, type World } from '@vozex/dev-world';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

// The plan's fields, on every line about a delivery and about a payment, in a shop in which things go right and wrong.

const DELIVERY = ['order_id', 'order_item_id', 'driver', 'external_reference'];
const PAYMENT = ['gateway', 'event_id', 'order_id', 'payment_id'];

type Line = { event: string; fields: Record<string, unknown> };

const lines: Line[] = [];
const write = (event: string, fields: Record<string, unknown> = {}) => void lines.push({ event, fields });
const log: Log = { debug: write, info: write, warn: write, error: write };

let world: World;
beforeAll(async () => {
  world = await newWorld({ engine: 'pglite', log });
});
afterEach(() => world.audit());
afterAll(() => world?.close());

const linesOf = (room: RegExp) => lines.filter(({ event }) => room.test(event));
const without = (fields: string[], { event, fields: said }: Line) =>
  fields.filter((field) => !(field in said)).map((field) => `${event} lacks ${field}`);

describe('the log of a shop in which one provider fails, then works, and money goes back', () => {
  it('has a line of each kind', async () => {
    await world.provider.isDownFor(30);
    const order = await world.buyer('Ada').buys('Point of Sale', { choices: { workspace_name: 'logged' } });
    await world.time.passes(120);
    expect((await order.fulfillment()).status).toBe('active');
    await world.buyer('Ben').buys('Lumen Notes', { payingWith: 'dodo' });
    await world.settles();
    const { payments } = await world.operator.order(order.id);
    await world.operator.api.post(`/api/admin/payments/${payments[0]?.id}/refund`, { reason: 'a test' });
    await world.time.passes(60);
    await fetch(`${world.url}/webhooks/dodo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const events = new Set(lines.map(({ event }) => event));
    for (const event of ['checkout.opened', 'payments.succeeded', 'payments.refund', 'payments.webhook_refused']) {
      expect(events).toContain(event);
    }
    for (const event of ['fulfillment.faulted', 'fulfillment.settled']) expect(events).toContain(event);
  });

  it('says of every delivery which order, item, driver and reference it is', () => {
    expect(linesOf(/^fulfillment\./).flatMap((line) => without(DELIVERY, line))).toEqual([]);
    const settled = linesOf(/^fulfillment\.settled/).filter(({ fields }) => fields.driver === 'multitenant_saas');
    expect(settled.at(-1)?.fields).toMatchObject({
      order_id: expect.stringMatching(/^ord_/),
      order_item_id: expect.stringMatching(/^oit_/),
    });
  });

  it('says of every payment which gateway, event, order and payment it is', () => {
    expect(linesOf(/^(payments|checkout)\./).flatMap((line) => without(PAYMENT, line))).toEqual([]);
    for (const { fields } of linesOf(/^payments\.succeeded/)) {
      expect(fields).toMatchObject({
        order_id: expect.stringMatching(/^ord_/),
        payment_id: expect.stringMatching(/^pay_/),
      });
    }
  });

  it('names no buyer and no secret', () => {
    expect(JSON.stringify(lines)).not.toMatch(/ada@|ben@|whsec_|Bearer /i);
  });
});
