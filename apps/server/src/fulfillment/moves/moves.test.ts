import type { ProductPolicies } from '@vozex/domain';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type SellablePrice, sellablePrices } from '../../catalog/index.ts';
import { json, type Tx } from '../../kernel/database.ts';
import type { Actor } from '../../kernel/route.ts';
import { cancelFulfillment } from '../cancel-fulfillment.ts';
import { FulfillmentError } from '../errors.ts';
import { followDisputeOpened, followDisputeWon } from '../follow-dispute.ts';
import { followEntitlement } from '../follow-entitlement.ts';
import { followPlan } from '../follow-plan.ts';
import { followRefund } from '../follow-refund.ts';
import { runFulfillment } from '../run-fulfillment.ts';
import { script } from '../test-adapters.ts';
import { olga, openTestDelivery, type TestDelivery } from '../test-delivery.ts';
import { fulfillmentsOf } from '../views.ts';
import { askForMove, askToConfirm, askToReturn } from './ask-for-move.ts';
import { pathOffers } from './describe-move.ts';
import { mayMove } from './may-move.ts';
import { startMove, tryMove } from './start-move.ts';
import { movableOf, movesOf } from './store.ts';
import { turnMoves } from './turn-moves.ts';

vi.mock('../adapters/index.ts', () => import('../test-adapters.ts'));

const PATHS = [
  {
    name: 'hosted',
    title: 'We host it',
    summary: '',
    delivery_model: 'saas_multitenant',
    fulfillment_driver: 'scripted_outside',
  },
  {
    name: 'own',
    title: 'Your own',
    summary: 'On your machine.',
    delivery_model: 'managed_setup',
    fulfillment_driver: 'scripted_local',
  },
].map((path) => ({ ...path, fulfillment_config: {}, external_provider: null, external_product_ref: null }));

const ada: Actor = {
  kind: 'user',
  userId: 'ada',
  email: 'ada@example.test',
  name: 'Ada',
  role: 'customer',
  customerId: 'cus_1',
  twoFactor: false,
};
const WHY = { by: 'customer', because: 'wants it so' };
const GO_ON = { choices: {}, reason: undefined };

let shop: TestDelivery & Parameters<typeof askForMove>[0];
let item: { order_id: string; order_item_id: string; product_id: string; customer_id: string };
/** What the price of `own` costs; 4900 were paid. */
let cheap: string;
let dear: string;

/** The thing that was sold becomes one of a hybrid product, by its path `hosted`, and is delivered. */
beforeEach(async () => {
  const opened = await openTestDelivery();
  const unused = {} as Pick<typeof shop, 'gateways' | 'delivery'>; // because nothing here is paid period by period
  shop = Object.assign(opened, unused);
  script.begin({ kind: 'delivered', externalReference: 'ws-1' });
  await shop.runs();
  item = await shop.record();
  cheap = shop.newId('price');
  dear = shop.newId('price');
  const db = shop.db.read;
  await sql`alter table fulfillment_records disable trigger all`.execute(db);
  await sql`update fulfillment_records set path = 'hosted'`.execute(db);
  await sql`alter table fulfillment_records enable trigger all`.execute(db);
  await sql`update order_items set path = 'hosted'`.execute(db);
  await sql`update prices set path = 'hosted'`.execute(db);
  await sql`update products set delivery_model = 'hybrid', fulfillment_driver = null, status = 'published',
    paths = ${json(PATHS)}::jsonb`.execute(db);
  for (const [id, amount] of [
    [cheap, 4900],
    [dear, 9900],
  ] as const)
    await sql`insert into prices (id, product_id, name, path, billing, amount_minor, currency, created_at, updated_at)
      values (${id}, ${item.product_id}, ${id}, 'own', 'one_time', ${amount}, 'USD', now(), now())`.execute(db);
});

const within = <T>(work: (tx: Tx) => Promise<T>) => shop.db.inOneTransaction(work);
const me = () => ({ customerId: item.customer_id });
const ask = (priceId = cheap, path = 'own') =>
  askForMove(shop, ada, { fulfillmentId: shop.id, mover: me(), path, priceId, choices: {} });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

async function records() {
  const rows = await fulfillmentsOf(shop.db.read, { orderIds: [item.order_id] }, { limit: 10 });
  return rows
    .toReversed()
    .map(({ id, path, status, desired_state }) => ({ id, path: path?.name, status, desired_state }));
}
async function theMove() {
  const [move] = await movesOf(shop.db.read, {}, { limit: 1 });
  return move!;
}
/** Started, delivered by the new path, and seen so. */
async function overlaps(): Promise<string> {
  const { moveId } = await ask();
  script.begin({ kind: 'delivered', externalReference: 'own-1' });
  await runFulfillment(shop, (await theMove()).to_fulfillment_id);
  await turnMoves(shop);
  return moveId!;
}
const states = async () => (await records()).map(({ status, desired_state }) => `${status}, to be ${desired_state}`);
const BOTH_RUN = ['active, to be running', 'active, to be running'];

describe('a customer moves to another path', () => {
  it('and gets a second delivery under a key of its own, while the first stays as it is', async () => {
    await ask();
    expect(await records()).toMatchObject([
      { path: 'hosted', status: 'active', desired_state: 'running' },
      { path: 'own', status: 'queued' },
    ]);
    script.begin({ kind: 'delivered', externalReference: 'own-1' });
    await runFulfillment(shop, (await theMove()).to_fulfillment_id);
    expect(script.calls[0]?.operationKey).toBe(`${item.order_id}:${item.order_item_id}:2:fulfill:1`);
    await turnMoves(shop);
    const move = await theMove();
    expect(move).toMatchObject({ status: 'overlap', from_title: 'We host it', to_title: 'Your own' });
    expect(move.overlap_ends_at).toEqual(new Date(move.updated_at.getTime() + 7 * 86_400_000));
    expect(await states()).toEqual(BOTH_RUN);
  });

  it('asked for twice, it is one move', async () => {
    const [one, other] = [await ask(), await ask()];
    expect(other.moveId).toBe(one.moveId);
    expect(await records()).toHaveLength(2);
  });

  it('and the old one ends when the overlap is over, and not before', async () => {
    await overlaps();
    shop.passes(7 * 86_400 - 60);
    await turnMoves(shop);
    expect(await states()).toEqual(BOTH_RUN);
    shop.passes(120);
    await turnMoves(shop);
    expect(await states()).toEqual(['active, to be terminated', 'active, to be running']);
    expect((await theMove()).status).toBe('completed');
  });

  it('and keeps the new one at once when he says so; then there is no way back', async () => {
    const id = await overlaps();
    await askToConfirm(shop, olga, { id, mover: me() });
    expect(await states()).toEqual(['active, to be terminated', 'active, to be running']);
    expect(await codeOf(askToReturn(shop, olga, { id, mover: me() }))).toBe('MOVE_MOVED_ON');
  });

  it('and goes back, during the overlap or while it is being prepared', async () => {
    const { moveId } = await ask();
    await askToReturn(shop, olga, { id: moveId!, mover: me() });
    expect(await states()).toEqual(['active, to be running', 'queued, to be terminated']);
    expect((await theMove()).status).toBe('returned');
    script.begin();
    await runFulfillment(shop, (await theMove()).to_fulfillment_id).catch(() => {});
    const again = await overlaps();
    await askToReturn(shop, olga, { id: again, mover: me() });
    expect((await states())[0]).toBe('active, to be running');
  });

  it('but cannot confirm what is not there yet', async () => {
    const { moveId } = await ask();
    expect(await codeOf(askToConfirm(shop, olga, { id: moveId!, mover: me() }))).toBe('MOVE_MOVED_ON');
  });

  it('and loses nothing when the new path cannot be delivered', async () => {
    const { moveId } = await ask();
    script.begin({ kind: 'give_up', code: 'NO', reason: 'cannot' });
    await runFulfillment(shop, (await theMove()).to_fulfillment_id);
    await turnMoves(shop);
    expect(await states()).toEqual(['active, to be running', 'failed, to be running']);
    expect((await theMove()).status).toBe('preparing');
    await askToReturn(shop, olga, { id: moveId!, mover: me() });
    expect((await theMove()).status).toBe('returned');
  });

  it('is refused what costs more; the shop can do it', async () => {
    expect(await codeOf(ask(dear))).toBe('MOVE_COSTS_MORE');
    expect(await records()).toHaveLength(1);
    const team = { fulfillmentId: shop.id, mover: 'team' as const, path: 'own', priceId: dear, choices: {} };
    await askForMove(shop, olga, { ...team, reason: 'He paid the difference by bank.' });
    expect(await theMove()).toMatchObject({ status: 'preparing', reason: 'He paid the difference by bank.' });
  });

  it.each([
    [
      'a stranger',
      () =>
        askForMove(shop, olga, {
          ...GO_ON,
          fulfillmentId: shop.id,
          mover: { customerId: 'cus_x' },
          path: 'own',
          priceId: cheap,
        }),
      'FULFILLMENT_UNKNOWN',
    ],
    ['a path where it is', () => ask(cheap, 'hosted'), 'MOVE_NOWHERE'],
    ['a price of no path', () => ask(shop.newId('price')), 'MOVE_NOWHERE'],
    [
      'choices its driver does not take',
      () =>
        askForMove(shop, olga, {
          fulfillmentId: shop.id,
          mover: me(),
          path: 'own',
          priceId: cheap,
          choices: { color: 'red' },
        }),
      'CHOICES_INVALID',
    ],
  ])('is refused to %s', async (_what, wish, code) => {
    expect(await codeOf(wish())).toBe(code);
    expect(await records()).toHaveLength(1);
  });

  it('only while it runs: not when it is held, and not twice elsewhere', async () => {
    await shop.holds('unpaid');
    expect(await codeOf(ask())).toBe('MOVE_NOT_NOW');
  });

  it('is offered the other paths, with what each costs', async () => {
    const plain = { drivers: { ...shop.drivers, manifest: () => [] } };
    const offers = (await pathOffers(plain, shop.db.read, [shop.id])).get(shop.id);
    expect(offers).toMatchObject([
      { path: 'own', title: 'Your own', costs: 'nothing', prices: [{ costs: 'nothing' }, { costs: 'ask_the_shop' }] },
    ]);
    await ask();
    expect((await pathOffers(plain, shop.db.read, [shop.id])).size).toBe(0);
  });

  it('can be tried, and nothing is left of the trial', async () => {
    const movable = (await movableOf(shop.db.read, shop.id))!;
    const [price] = (await sellablePrices(shop.db.read, [cheap])) as [SellablePrice];
    await tryMove(shop, { movable, price, choices: {} });
    expect(await records()).toHaveLength(1);
    expect(await movesOf(shop.db.read, {}, { limit: 1 })).toEqual([]);
  });
});

describe('while both deliveries run', () => {
  const soldWith = (policies: Partial<ProductPolicies>) =>
    sql`update order_items set policies = ${JSON.stringify(policies)}`.execute(shop.db.read);

  it('a refund in full takes both back, and the move ends', async () => {
    await overlaps();
    await within((tx) =>
      followRefund(shop, tx, { orderId: item.order_id, full: true, quantity: null, reversal: false }),
    );
    expect(await states()).toEqual(['active, to be terminated', 'active, to be terminated']);
    await turnMoves(shop);
    expect((await theMove()).status).toBe('failed');
  });

  it('a refund of units takes them from both, since they are of one line', async () => {
    await soldWith({ partial_refund: 'revoke_quantity' });
    await sql`update fulfillment_records set quantity = 3, delivered_quantity = 3`.execute(shop.db.read);
    await overlaps();
    await within((tx) => followRefund(shop, tx, { orderId: item.order_id, full: false, quantity: 1, reversal: false }));
    const { rows } = await sql`select quantity from fulfillment_records order by sequence`.execute(shop.db.read);
    expect(rows).toEqual([{ quantity: 2 }, { quantity: 2 }]);
  });

  it('a dispute holds both, the overlap ends nothing meanwhile, and all goes on when it is won', async () => {
    await overlaps();
    const dispute = { disputeId: 'dsp_1', orderId: item.order_id, because: 'a dispute' };
    await within((tx) => followDisputeOpened(shop, tx, dispute));
    expect((await records()).map((one) => one.desired_state)).toEqual(['suspended', 'suspended']);
    shop.passes(8 * 86_400);
    await turnMoves(shop);
    expect((await theMove()).status).toBe('overlap');
    await within((tx) => followDisputeWon(shop, tx, dispute));
    await turnMoves(shop);
    expect((await theMove()).status).toBe('completed');
  });

  it('a subscription that ends takes both with it', async () => {
    await overlaps();
    const said = {
      orderItemId: item.order_item_id,
      entitlement: 'end' as const,
      cause: null,
      because: 'ended',
      at: shop.clock.now(),
    };
    await within((tx) => followEntitlement(shop, tx, said));
    expect((await records()).map((one) => one.desired_state)).toEqual(['terminated', 'terminated']);
  });

  it('and one of them is cancelled by an operator, the other stays, and the move ends with it', async () => {
    await overlaps();
    const { to_fulfillment_id: fresh } = await theMove();
    await within((tx) => cancelFulfillment(shop, tx, fresh, 'marketplace_request', WHY));
    await turnMoves(shop);
    expect((await theMove()).status).toBe('failed');
    expect((await states())[0]).toBe('active, to be running');
  });

  it('no further move is possible', async () => {
    await overlaps();
    const { to_fulfillment_id: fulfillmentId } = await theMove();
    const hosted = (await sql<{ id: string }>`select id from prices where path = 'hosted'`.execute(shop.db.read))
      .rows[0]!;
    const on = { fulfillmentId, mover: me(), path: 'hosted', priceId: hosted.id, choices: {} };
    expect(await codeOf(askForMove(shop, olga, on))).toBe('MOVE_OPEN');
  });
});

describe('a subscription that is billed by a price of another path', () => {
  const billed = (path: string, priceId: string, choices: Record<string, unknown> | null = {}) =>
    within((tx) =>
      followPlan(shop, tx, {
        ...{ orderItemId: item.order_item_id, priceId, path, choices },
        ...{ plan: 'standard', quantity: 1, because: 'billed so' },
      }),
    );
  const hostedPrice = async () =>
    (await sql<{ id: string }>`select id from prices where path = 'hosted'`.execute(shop.db.read)).rows[0]!.id;

  it('has its delivery moved there, once, and brought back when it is billed as before', async () => {
    await billed('own', cheap);
    await billed('own', cheap);
    expect(await theMove()).toMatchObject({ status: 'preparing', to_path: 'own', requested_by: 'vozex' });
    expect(await records()).toHaveLength(2);
    await billed('hosted', await hostedPrice(), null);
    expect((await theMove()).status).toBe('returned');
    expect((await states())[0]).toBe('active, to be running');
  });

  it('is shown to operators where nobody chose what that path needs', async () => {
    await billed('own', cheap, { color: 'red' });
    expect(await shop.record()).toMatchObject({ status: 'active', error_code: 'MOVE_NOT_STARTED' });
    expect(await records()).toHaveLength(1);
  });

  it('is asked first whether it may, there and back', async () => {
    const { order_item_id: id } = item;
    const to = { path: 'own', priceId: cheap, choices: {} };
    expect(await mayMove(shop, id, to)).toEqual({ kind: 'possible' });
    expect(await mayMove(shop, id, { ...to, choices: { color: 'red' } })).toMatchObject({ code: 'CHOICES_INVALID' });
    await billed('own', cheap);
    expect(await mayMove(shop, id, { path: 'hosted', priceId: await hostedPrice(), choices: null })).toEqual({
      kind: 'possible',
    });
    expect(await mayMove(shop, id, to)).toMatchObject({ code: 'MOVE_OPEN' });
  });
});

it('the database refuses a second open move of one item, and moves that lead nowhere', async () => {
  const id = await overlaps();
  await askToConfirm(shop, olga, { id, mover: me() });
  const back = sql`update path_moves set status = 'overlap' where id = ${id}`.execute(shop.db.read);
  await expect(back).rejects.toMatchObject({ code: 'VX001' });
  const movable = (await movableOf(shop.db.read, shop.id))!;
  const [price] = (await sellablePrices(shop.db.read, [cheap])) as [SellablePrice];
  const ended = within((tx) => startMove(shop, tx, { movable, price, choices: {} }, WHY));
  await expect(ended).rejects.toBeInstanceOf(FulfillmentError);
});
