import { randomBytes } from 'node:crypto';
import { makeId, type ProductPolicies } from '@vozex/domain';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Tx } from '../kernel/database.ts';
import { followDisputeLost, followDisputeOpened, followDisputeWon } from './follow-dispute.ts';
import { followEntitlement } from './follow-entitlement.ts';
import { followPlan } from './follow-plan.ts';
import { followRefund } from './follow-refund.ts';
import { script } from './test-adapters.ts';
import { openTestDelivery, type TestDelivery } from './test-delivery.ts';

vi.mock('./adapters/index.ts', () => import('./test-adapters.ts'));

let shop: TestDelivery;
let orderId: string;
let orderItemId: string;
beforeEach(async () => {
  shop = await openTestDelivery();
  script.begin({ kind: 'delivered', externalReference: 'ws-1' });
  await shop.runs();
  const record = await shop.record();
  orderId = record.order_id;
  orderItemId = record.order_item_id;
});

const within = <T>(work: (tx: Tx) => Promise<T>) => shop.db.inOneTransaction(work);

async function soldWith(policies: Partial<ProductPolicies>, quantity = 1): Promise<void> {
  await sql`update order_items set policies = ${JSON.stringify(policies)} where id = ${orderItemId}`.execute(
    shop.db.read,
  );
  await sql`update fulfillment_records set quantity = ${quantity}, delivered_quantity = ${quantity}
    where id = ${shop.id}`.execute(shop.db.read);
}

/** What is wanted, and who holds it. */
async function wanted(): Promise<string> {
  const { desired_state, holds } = await shop.record();
  return [desired_state, ...holds.map(({ cause }) => cause)].join(' ');
}

describe('a subscription', () => {
  const says = (
    entitlement: Parameters<typeof followEntitlement>[2]['entitlement'],
    cause: 'unpaid' | 'paused' | null,
  ) =>
    within((tx) =>
      followEntitlement(shop, tx, { orderItemId, entitlement, cause, because: 'it said so', at: shop.clock.now() }),
    );

  it('holds for its own causes, one at a time, and lets go of no other', async () => {
    await says('suspend', 'unpaid');
    expect(await wanted()).toBe('suspended unpaid');
    await shop.holds('dispute');
    await says('suspend', 'paused');
    expect(await wanted()).toBe('suspended dispute paused');
    await says('read_only', null);
    expect(await wanted()).toBe('suspended dispute expired');
    await says('run', null);
    expect(await wanted()).toBe('suspended dispute');
    await shop.releases('dispute');
    expect(await wanted()).toBe('running');
  });

  it('that changes its cause does not let it run in between', async () => {
    await says('suspend', 'unpaid');
    script.begin({ kind: 'done' });
    await shop.runs();
    await says('suspend', 'paused');
    await shop.runs();
    expect(script.verbs()).toEqual(['suspend']);
    expect((await shop.record()).status).toBe('suspended');
  });

  it('says the same again and again, and nothing changes', async () => {
    await says('suspend', 'unpaid');
    const { revision } = await shop.record();
    await says('suspend', 'unpaid');
    expect((await shop.record()).revision).toBe(revision);
    await says('run', null);
    await says('run', null);
    expect((await shop.record()).revision).toBe(revision + 1);
  });

  it('that ends takes the delivery back, and its provider hears that it ended', async () => {
    await says('end', null);
    script.begin({ kind: 'done' });
    await shop.runs();
    expect(script.calls[0]).toMatchObject({ verb: 'cancel', reasonCode: 'subscription_ended' });
    await says('run', null);
    expect(await wanted()).toBe('terminated');
  });

  it('that falls back keeps the delivery, for what was released until then', async () => {
    await sql`insert into licenses (id, fulfillment_id, position, product_id, customer_id, order_id, key_hash, key_sealed,
        key_hint, license_type, created_at, updated_at)
      select 'lic_1', r.id, 1, r.product_id, r.customer_id, r.order_id, 'hash', 'sealed', 'VZX', 'perpetual', r.created_at,
        r.created_at from fulfillment_records r where r.id = ${shop.id}`.execute(shop.db.read);
    await says('suspend', 'unpaid');
    const at = shop.clock.now();
    await says('fallback', null);
    expect(await wanted()).toBe('running');
    const { rows } = await sql<{ updates_until: Date }>`select updates_until from licenses`.execute(shop.db.read);
    expect(rows).toEqual([{ updates_until: at }]);
  });

  it('that is billed by another plan changes the terms of the delivery', async () => {
    await within((tx) =>
      followPlan(shop, tx, {
        ...{ orderItemId, priceId: 'pri_1', path: null, choices: null },
        ...{ plan: 'pro', quantity: 4, because: 'billed as Pro' },
      }),
    );
    script.begin({ kind: 'done' });
    await shop.runs();
    expect(script.calls[0]).toMatchObject({ verb: 'upgrade', plan: 'pro', quantity: 4 });
  });
});

describe('a refund', () => {
  const settles = (refund: { full: boolean; quantity: number | null; reversal?: boolean }) =>
    within((tx) => followRefund(shop, tx, { orderId, reversal: false, ...refund }));

  it('in full takes the delivery back, unless its policy keeps it', async () => {
    await soldWith({ full_refund: 'keep' });
    await settles({ full: true, quantity: null });
    expect(await wanted()).toBe('running');
    await soldWith({});
    await settles({ full: true, quantity: null });
    expect(await wanted()).toBe('terminated');
    script.begin({ kind: 'done' });
    await shop.runs();
    expect(script.calls[0]).toMatchObject({ verb: 'cancel', reasonCode: 'refunded' });
  });

  it('against our will follows the policy for lost disputes', async () => {
    await soldWith({ full_refund: 'revoke', dispute_lost: 'keep' });
    await settles({ full: true, quantity: null, reversal: true });
    expect(await wanted()).toBe('running');
    await soldWith({ full_refund: 'keep', dispute_lost: 'revoke' });
    await settles({ full: true, quantity: null, reversal: true });
    expect(await wanted()).toBe('terminated');
    script.begin({ kind: 'done' });
    await shop.runs();
    expect(script.calls[0]).toMatchObject({ verb: 'cancel', reasonCode: 'dispute' });
  });

  it('in part keeps it by default, whatever units are named', async () => {
    await soldWith({}, 3);
    await settles({ full: false, quantity: 2 });
    expect(await shop.record()).toMatchObject({ desired_state: 'running', quantity: 3 });
  });

  it('of some units takes those back where the policy says so, and all of it when none is left', async () => {
    await soldWith({ partial_refund: 'revoke_quantity' }, 3);
    await settles({ full: false, quantity: null });
    expect((await shop.record()).quantity).toBe(3);
    await settles({ full: false, quantity: 2 });
    expect(await shop.record()).toMatchObject({ desired_state: 'running', quantity: 1 });
    script.begin({ kind: 'done' });
    await shop.runs();
    expect(script.calls[0]).toMatchObject({
      verb: 'upgrade',
      plan: 'standard',
      quantity: 1,
      previous: { quantity: 3 },
    });
    await settles({ full: false, quantity: 1 });
    expect(await wanted()).toBe('terminated');
  });
});

describe('a dispute', () => {
  const turn = (listener: typeof followDisputeOpened, disputeId = 'dsp_1') =>
    within((tx) => listener(shop, tx, { disputeId, orderId, because: 'the buyer asked the bank' }));

  async function isOpen(disputeId: string): Promise<void> {
    const at = shop.clock.now();
    const paymentId = makeId('payment', at, randomBytes(10));
    await sql`insert into payments (id, order_id, gateway, gateway_payment_id, status, amount_minor, currency, created_at, updated_at)
      values (${paymentId}, ${orderId}, 'paypal', ${paymentId}, 'succeeded', 4900, 'USD', ${at}, ${at})`.execute(
      shop.db.read,
    );
    await sql`insert into disputes (id, gateway, gateway_dispute_id, payment_id, order_id, status, opened_at, moved_because, created_at, updated_at)
      values (${disputeId}, 'paypal', ${disputeId}, ${paymentId}, ${orderId}, 'opened', ${at}, 'opened', ${at}, ${at})`.execute(
      shop.db.read,
    );
  }

  it('suspends the delivery while it is open, and lets go when it is won', async () => {
    await turn(followDisputeOpened);
    expect(await wanted()).toBe('suspended dispute');
    await turn(followDisputeWon);
    expect(await wanted()).toBe('running');
  });

  it('that is won lets go only when no other one is open', async () => {
    await isOpen('dsp_1');
    await isOpen('dsp_2');
    await turn(followDisputeOpened, 'dsp_1');
    await turn(followDisputeOpened, 'dsp_2');
    await turn(followDisputeWon, 'dsp_1');
    expect(await wanted()).toBe('suspended dispute');
    await sql`update disputes set status = 'won' where id = 'dsp_1'`.execute(shop.db.read);
    await turn(followDisputeWon, 'dsp_2');
    expect(await wanted()).toBe('running');
  });

  it('that is lost takes the delivery back', async () => {
    await turn(followDisputeOpened);
    await turn(followDisputeLost);
    expect(await wanted()).toBe('terminated');
  });

  it('leaves alone what its policies keep', async () => {
    await soldWith({ dispute_opened: 'keep', dispute_lost: 'keep' });
    await turn(followDisputeOpened);
    await turn(followDisputeLost);
    expect(await wanted()).toBe('running');
  });

  it('that is lost where the policy keeps the delivery lets it run again', async () => {
    await soldWith({ dispute_lost: 'keep' });
    await turn(followDisputeOpened);
    await turn(followDisputeLost);
    expect(await wanted()).toBe('running');
  });
});
