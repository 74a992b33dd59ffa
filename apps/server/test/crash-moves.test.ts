import { newWorldOfProcesses, type PlacedOrder, until, type WorldOfProcesses } from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOVE_STEPS } from './crash-moves-stories.ts';
import { sellsLampAnywhere } from './hybrid-shop.ts';

type Move = { id: string; status: string };
type Delivery = { id: string; status: string; path: { name: string }; move: Move | null };

const REST_SECONDS = 40;
const PATIENCE = { timeout: 120_000 };
const HOW_IT_ENDS = {
  'move.started': 'confirm',
  'move.stepped': 'confirm',
  'move.confirmed': 'confirm',
  'move.returned': 'return',
} as const satisfies Record<(typeof MOVE_STEPS)[number], 'confirm' | 'return'>;

describe('a shop is killed in the middle of a move to another path', PATIENCE, () => {
  let world: WorldOfProcesses;
  let prices: Awaited<ReturnType<typeof sellsLampAnywhere>>;
  beforeAll(async () => {
    world = await newWorldOfProcesses({ engine: 'pglite' });
    const child = await world.starts();
    prices = await sellsLampAnywhere(world.operator.api, false);
    await child.kill();
  });
  afterAll(() => world?.close());

  const deliveries = async (order: PlacedOrder) => (await order.fulfillments()) as unknown as Delivery[];
  const openMove = async (order: PlacedOrder) => (await deliveries(order)).find(({ move }) => move)?.move ?? undefined;
  const standing = async (order: PlacedOrder) =>
    (await deliveries(order)).map(({ path, status }) => `${path.name} ${status}`).sort();

  it.each(MOVE_STEPS)('at %s: after a restart it goes on, and ends with exactly one delivery', async (step) => {
    const buyer = world.buyer('Ada');
    const doomed = await world.starts({ environment: { VOZEX_CRASH_AT: step } });
    const order = await buyer.buys('Lamp Anywhere', { payingWith: 'paypal', price: 'own' });
    const { id } = await order.becomes('active', REST_SECONDS);
    /** Asked for once more wherever the answer was lost: that must not make a second move. */
    const asks = (path: string, body?: object) => buyer.api.ask('POST', path, body).catch(() => undefined);
    const moves = () => asks(`/api/me/fulfillments/${id}/moves`, { path: 'file', price_id: prices.file });
    const overlaps = () =>
      until('both to run', async () => ((await openMove(order))?.status === 'overlap' ? openMove(order) : undefined), {
        seconds: REST_SECONDS,
        seen: () => standing(order),
      });
    const ending = HOW_IT_ENDS[step];

    await moves();
    if (step === 'move.confirmed' || step === 'move.returned') {
      await asks(`/api/me/path-moves/${(await overlaps())!.id}/${ending}`);
    }
    expect(await doomed.ended).toBe('SIGKILL');

    const healthy = await world.starts();
    if (step === 'move.started') {
      expect(await standing(order)).toEqual(['own active']);
      await moves();
    }
    const move = (await overlaps())!; // because it has been waited for
    expect(await standing(order)).toEqual(['file active', 'own active']);
    expect((await asks(`/api/me/path-moves/${move.id}/${ending}`))?.status).toBe(200);
    const left = ending === 'confirm' ? ['file active', 'own cancelled'] : ['file cancelled', 'own active'];
    await expect.poll(() => standing(order), { timeout: REST_SECONDS * 1_000, interval: 250 }).toEqual(left);
    await healthy.kill();
    await world.audit();
  });
});
