import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, earlierShop, newWorldOfProcesses, until, type WorldOfProcesses } from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Told } from './import-files.ts';

/** Four batches of an import. */
const ROWS = 2_000;
const shop = earlierShop(ROWS);
const good = ROWS - shop.bad;

describe.each<Engine>(['pglite', 'postgres'])('an import on %s', (engine) => {
  let world: WorldOfProcesses;
  beforeAll(async () => {
    world = await newWorldOfProcesses({ engine });
    await world.isPrepared();
    for (const kind of ['products', 'customers', 'orders', 'licenses'] as const)
      writeFileSync(join(world.folder, `${kind}.csv`), shop[kind]);
  });
  afterAll(() => world?.close());

  const told = (id: string) => world.operator.api.get<Told>(`/api/admin/imports/${id}`);
  const imports = (kind: 'products' | 'customers' | 'orders' | 'licenses', ...words: string[]) =>
    world.runs(['import', kind, join(world.folder, `${kind}.csv`), '--source', 'old', '--json', ...words]);

  it('whose process is killed after each of its batches goes on there, and ends as if nothing had been', async () => {
    expect((await imports('products')).end).toBe(0);
    const killed = await world.starts({ environment: { VOZEX_CRASH_AT: 'import.batch_written' } });
    const query = 'kind=orders&source=old&file_name=orders.csv&dry_run=false';
    const sent = await world.operator.api.ask('POST', `/api/admin/imports?${query}`, undefined, {
      bytes: Buffer.from(shop.orders),
    });
    const { id } = sent.body as Told;
    expect(await killed.ended).toBe('SIGKILL');
    const again = world.tries({ environment: { VOZEX_CRASH_AT: 'import.batch_written' } });
    expect(await again.ended).toBe('SIGKILL');
    const healthy = await world.starts();
    const ended = await until('the import to end', async () => {
      const now = await told(id);
      return now.status === 'done' && now;
    });
    expect(ended).toMatchObject({ rows_done: ROWS, counts: { created: good, bad: shop.bad } });
    await healthy.kill();
    await world.audit();
  }, 180_000);

  it.runIf(engine === 'pglite')(
    'of a file that came before changes nothing, by the command as by the shop',
    async () => {
      const { end, said } = await imports('orders');
      expect(end).toBe(1); // rows are bad
      expect(JSON.parse(said)).toMatchObject({ counts: { unchanged: good, bad: shop.bad }, status: 'done' });
    },
    60_000,
  );

  it.runIf(engine === 'postgres')(
    'is one: two runs of one file double nothing, two sources share their customers',
    async () => {
      const run = (kind: string, source: string) =>
        world.runs(['import', kind, join(world.folder, `${kind}.csv`), '--source', source, '--json']);
      await run('products', 'one');
      await run('products', 'other');
      const runs = await Promise.all([run('orders', 'one'), run('orders', 'one'), run('orders', 'other')]);
      const counts = runs.map(({ said }) => JSON.parse(said).counts);
      expect(counts).toEqual([0, 1, 2].map(() => ({ created: good, bad: shop.bad })));
      // Of one key in two sources, whoever comes first has it.
      const keys = await Promise.all([run('licenses', 'one'), run('licenses', 'other')]);
      const sum = keys.map(({ said }) => JSON.parse(said).counts);
      expect(sum.reduce((all, { created = 0 }) => all + created, 0)).toBe(good);
      expect(sum.reduce((all, { bad }) => all + bad, 0)).toBe(2 * ROWS - good);
      await world.executes(`do $$ begin
      assert (select count(*) from orders where imported_from = 'one') = ${good}, 'orders doubled';
      assert (select count(*) from orders where imported_from = 'other') = ${good}, 'orders of the other doubled';
      assert (select count(*) from customers where email like 'buyer-%@old.test') = ${good}, 'customers doubled';
    end $$`);
      await world.audit();
    },
    180_000,
  );
});
