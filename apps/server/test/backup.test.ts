import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newWorldOfProcesses, type PlacedOrder, theStage, until, type WorldOfProcesses } from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What must come back as it was is compared row by row in operations/backup/backup.test.ts; this is the command. */
describe('a shop leaves the embedded database for PostgreSQL, in a backup', () => {
  let world: WorldOfProcesses;
  let there: Record<string, string>;
  const folder = mkdtempSync(join(tmpdir(), 'vozex-backups-'));
  const file = join(folder, 'busy.tar.gz');
  const delivered: PlacedOrder[] = [];
  let onItsWay: PlacedOrder;
  let unpaid: PlacedOrder;
  let icons: PlacedOrder;
  let key: string;

  beforeAll(async () => {
    world = await newWorldOfProcesses({ engine: 'pglite' });
    await world.isPrepared();
    there = {
      VOZEX_DATA_DIR: mkdtempSync(join(folder, 'data-')),
      DATABASE_URL: await (await theStage()).newDatabase('empty'),
    };
  }, 90_000);
  afterAll(async () => {
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('which the running shop hands out beside its buyers', async () => {
    const shop = await world.starts();
    icons = await world.buyer('Ben').buys('Quiet Icons', { payingWith: 'paypal' });
    const notes = await world.buyer('Ada').buys('Lumen Notes');
    unpaid = await world.buyer('Ada').orders('Lumen Notes');
    await Promise.all([notes.becomes('active'), icons.becomes('active')]);
    key = await notes.reveals((await notes.fulfillment()).licenses[0]?.id ?? '');
    await world.provider.misbehaves({ kind: 'slow', ms: 20_000, only: ['onboard'] });
    onItsWay = await world.buyer('Ada').buys('Point of Sale', { choices: { workspace_name: 'on-its-way' } });
    await onItsWay.becomes('processing');
    delivered.push(notes, icons);

    let isTaken = false;
    const buying = (async () => {
      while (!isTaken) await world.buyer('Ben').buys('Lumen Notes');
    })();
    const { end, said } = await world.runs(['backup', file]);
    isTaken = true;
    await buying;
    expect([end, said]).toEqual([0, expect.stringMatching(/is whole: .* on pglite.*rows of \d+ tables, \d+ files/s)]);
    // Neither a key in the clear, nor what anybody is signed in by; and never a second one under the same name.
    const inside = execFileSync('tar', ['-xzOf', file], { maxBuffer: 1e9 }).toString('latin1');
    expect([inside.includes(key), inside.includes('"sessions"')]).toEqual([false, false]);
    const before = readFileSync(file);
    expect(await world.runs(['backup', file])).toMatchObject({ end: 1, said: expect.stringMatching(/there already/) });
    expect(readFileSync(file).equals(before)).toBe(true);
    await shop.kill();
    world.provider.behaves();
  }, 120_000);

  it('is put back by a restore that is killed in the middle, says so, and is run again', async () => {
    const killed = await world.runs(['restore', file], { ...there, VOZEX_CRASH_AT: 'restore.half_loaded' });
    expect(killed.end).toBe('SIGKILL');
    const kept = world.tries({ environment: there });
    expect(await kept.ended).toBe(2);
    expect(kept.lastWords()).toMatch(/RESTORE_UNFINISHED: .*busy\.tar\.gz, begun at/s);
    const again = await world.runs(['restore', file], there);
    expect([again.end, again.said]).toEqual([0, expect.stringMatching(/vozex audit.*vozex reconcile --days 1/s)]);
  }, 60_000);

  it('and goes on there as if nothing had been', async () => {
    const shop = await world.starts({ environment: there });
    for (const order of delivered) expect((await order.fulfillment()).status).toBe('active');
    expect(await world.as('nobody').post('/api/licenses/validate', { license_key: key })).toMatchObject({
      valid: true,
    });
    expect((await icons.downloads((await icons.fulfillment()).downloads[0]?.id ?? '')).byteLength).toBeGreaterThan(100);

    // What was on its way is asked after and comes once; what was open can be paid.
    await onItsWay.becomes('active', 60);
    expect(await world.provider.workspacesOf(onItsWay.id)).toHaveLength(1);
    await unpaid.pays();
    await unpaid.becomes('active', 30);
    const next = await world.buyer('Ada').buys('Lumen Notes');
    await next.becomes('active', 30);
    const [delivery] = await world.operator.deliveriesOf(next.id);
    expect(delivery?.history.length).toBeGreaterThan(1);
    // Payments of buyers who came while the backup was taken, and whose orders are not in it, would wait in quarantine.
    await until('the shop to be at rest', async () => (await world.operator.reconciles(1)) !== undefined);

    const refused = await world.runs(['restore', file, '--replace'], there);
    expect(refused).toMatchObject({ end: 2, said: expect.stringMatching(/SHOP_RUNS/) });
    expect(await shop.stop()).toBe(0);
    expect(await world.runs(['audit'], there)).toMatchObject({ end: 0 });
  }, 120_000);
});
