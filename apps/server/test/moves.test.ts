import { type Buyer, type Gateway, newWorld, type PlacedOrder, pressOn, type World } from '@vozex/dev-world';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sellsLampAnywhere } from './hybrid-shop.ts';

// A hybrid product from the shop window to its other path and back. Races count on PostgreSQL only.

const DAY = 86_400;
const PATIENCE = { timeout: 120_000 };

type Move = { id: string; status: string; to_fulfillment_id: string };
type Delivery = {
  id: string;
  status: string;
  path: { name: string };
  move: Move | null;
  may_move_to: { path: string }[];
};
type Answer = { move: Move | null; consent_url: string | null };

let world: World;
let buyer: Buyer;
let once: Record<'own' | 'file', string>;
let monthly: Record<'own' | 'file', string>;
beforeAll(async () => {
  world = await newWorld({ engine: 'postgres' });
  buyer = world.buyer('Ada'); // signed in once: who signs in again and again is kept waiting
  once = await sellsLampAnywhere(world.operator.api, false);
  monthly = await sellsLampAnywhere(world.operator.api, true);
}, 120_000);
afterEach(async () => {
  await world.settles();
  await world.audit();
});
afterAll(() => world?.close());

const ada = () => buyer.api;
const deliveries = async (order: PlacedOrder) => (await order.fulfillments()) as unknown as Delivery[];
const standing = async (order: PlacedOrder) =>
  (await deliveries(order)).map(({ path, status }) => `${path.name} ${status}`).sort();

async function bought(
  name: 'Lamp Anywhere' | 'Lamp Club',
  payingWith: Gateway,
): Promise<{ order: PlacedOrder; id: string }> {
  const order = await buyer.buys(name, { payingWith, price: 'own' });
  await order.becomes('active');
  await world.settles();
  const [delivery] = await deliveries(order);
  return { order, id: delivery!.id }; // because it is active
}

const moves = (id: string, price: string) =>
  ada().ask('POST', `/api/me/fulfillments/${id}/moves`, { path: 'file', price_id: price });
const openMove = async (order: PlacedOrder) => (await deliveries(order)).find(({ move }) => move)?.move;

/** Asked for, delivered, and both run. */
async function overlaps(order: PlacedOrder, id: string): Promise<Move> {
  expect((await moves(id, once.file)).status).toBe(202);
  await turned('overlap', order);
  return (await openMove(order))!; // because it has been waited for
}

/** The loop of moves runs by itself: the machine's time passes until it has seen what there is. */
async function turned(status: string, order: PlacedOrder): Promise<void> {
  await expect
    .poll(async () => (await openMove(order))?.status ?? 'none', { timeout: 20_000, interval: 200 })
    .toBe(status);
  await world.settles();
}

describe('what was paid once', PATIENCE, () => {
  it('is moved to another path, overlaps for a week, and the old one ends', async () => {
    const { order, id } = await bought('Lamp Anywhere', 'paypal');
    expect((await deliveries(order))[0]?.may_move_to.map(({ path }) => path)).toEqual(['file']);
    await overlaps(order, id);
    expect(await standing(order)).toEqual(['file active', 'own active']);
    await world.time.passes(7 * DAY + 60, DAY);
    await expect.poll(() => standing(order), { timeout: 20_000 }).toEqual(['file active', 'own cancelled']);
    const { items } = await world.operator.api.get<{ items: { kind: string }[] }>('/api/admin/mails?limit=100');
    expect(items.map(({ kind }) => kind)).toContain('move_overlap');
  });

  it('is moved once, however often it is asked for at once', async () => {
    const { order, id } = await bought('Lamp Anywhere', 'dodo');
    const answers = await Promise.all(Array.from({ length: 6 }, () => moves(id, once.file)));
    expect(new Set(answers.map(({ body }) => (body as Answer).move?.id)).size).toBe(1);
    await turned('overlap', order);
    expect(await deliveries(order)).toHaveLength(2);
  });

  it('is either kept or taken back, when both are asked for at once', async () => {
    const { order, id } = await bought('Lamp Anywhere', 'paypal');
    const { id: moveId } = await overlaps(order, id);
    const presses = Array.from({ length: 10 }, (_, i) =>
      ada().ask('POST', `/api/me/path-moves/${moveId}/${i % 2 ? 'confirm' : 'return'}`),
    );
    const statuses = (await Promise.all(presses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(9);
    await world.settles();
    expect((await standing(order)).filter((one) => one.endsWith('active'))).toHaveLength(1);
  });

  it('ends on both paths when it is refunded in the overlap, also while it is being confirmed', async () => {
    const { order, id } = await bought('Lamp Anywhere', 'paypal');
    const { id: moveId } = await overlaps(order, id);
    const { payments } = await world.operator.order(order.id);
    await Promise.all([
      world.operator.refunds(payments[0]!.id, 'Did not like either.'),
      ada().ask('POST', `/api/me/path-moves/${moveId}/confirm`),
    ]);
    await world.settles();
    await expect.poll(() => standing(order), { timeout: 20_000 }).toEqual(['file cancelled', 'own cancelled']);
  });

  it('is nobody else’s to move', async () => {
    const { id } = await bought('Lamp Anywhere', 'paypal');
    const ben = world.buyer('Ben').api;
    const answer = await ben.ask('POST', `/api/me/fulfillments/${id}/moves`, { path: 'file', price_id: once.file });
    expect(answer.status).toBe(404);
  });
});

describe.each<Gateway>(['dodo', 'paypal'])('what is paid each month through %s', PATIENCE, (gateway) => {
  it('is moved when the gateway bills the other price, and goes back the same way', async () => {
    const { order, id } = await bought('Lamp Club', gateway);
    const agrees = async ({ consent_url }: Answer) => {
      if (consent_url) await pressOn(consent_url, 'agree');
      await world.settles();
    };
    const answer = await moves(id, monthly.file);
    expect(answer).toMatchObject({ status: 202 });
    await agrees(answer.body as Answer);
    await turned('overlap', order);
    expect(await standing(order)).toEqual(['file active', 'own active']);
    const { id: subscriptionId } = await world.operator.subscriptionOf(order.id);
    const billed = async () =>
      (await ada().get<{ price_name: string }>(`/api/me/subscriptions/${subscriptionId}`)).price_name;
    expect(await billed()).toBe('file');

    const back = await ada().post<Answer>(`/api/me/path-moves/${(await openMove(order))!.id}/return`);
    await agrees(back);
    await expect.poll(() => standing(order), { timeout: 20_000 }).toEqual(['file cancelled', 'own active']);
    expect(await billed()).toBe('own');
    await world.operator.cancelsSubscription(subscriptionId, 'now', 'the story is over');
  });
});
