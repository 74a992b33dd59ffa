import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newWorldOfProcesses, PEOPLE, type PlacedOrder, until, type WorldOfProcesses } from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Run = { id: string; status: string; matched: number; done: number; refused: number };
type Rehearsal = { id: string; status: string; detail: string | null; steps: { status: string }[] };

/** What people set going from their desks, when the process that works on it is killed. */
describe('a shop is killed in the middle of', () => {
  let world: WorldOfProcesses;
  let serial = 0;
  const temporary = mkdtempSync(join(tmpdir(), 'vozex-desk-'));
  beforeAll(async () => {
    world = await newWorldOfProcesses({ engine: 'postgres' });
    await world.isPrepared();
  }, 90_000);
  afterAll(async () => {
    await world?.close();
    rmSync(temporary, { recursive: true, force: true });
  });

  const api = () => world.operator.api;

  /** Deliveries that were given up, since the provider does not accept our secret. */
  async function fail(count: number): Promise<PlacedOrder[]> {
    await world.provider.misbehaves({ kind: 'unauthorized' });
    const orders: PlacedOrder[] = [];
    for (let i = 0; i < count; i++) {
      serial += 1;
      const choices = { workspace_name: `desk-${serial}` };
      orders.push(await world.buyer('Ada').buys('Point of Sale', { choices, payingWith: i % 2 ? 'paypal' : 'dodo' }));
    }
    await until('the failures', async () => {
      const { items } = await api().get<{ items: { count: number }[] }>('/api/admin/dead-letters');
      return items[0]?.count === count;
    });
    world.provider.behaves();
    return orders;
  }

  const asks = (verb: string) =>
    api().post<Run>(`/api/admin/dead-letters/${verb}`, {
      cause: { driver: 'multitenant_saas', provider: 'point-of-sale', code: 'auth_failed' },
      reason: 'from the desk',
    });

  const ends = ({ id }: Run) =>
    until(
      'the run to end',
      async () => {
        const now = await api().get<Run>(`/api/admin/bench-runs/${id}`);
        return now.status === 'done' ? now : undefined;
      },
      { seconds: 40, seen: () => api().get(`/api/admin/bench-runs/${id}`) },
    );

  /** A run is held for as long as one delivery may take; nobody waits for that here. */
  const holdsOfTheDeadRunOut = () =>
    world.executes("update bench_runs set lease_until = now() where status = 'running'");

  it('a run of the work bench: it goes on, and no delivery is worked on twice', async () => {
    const first = await world.starts();
    const orders = await fail(3);
    await first.kill();
    const doomed = await world.starts({ environment: { VOZEX_CRASH_AT: 'bench.one_done' } });
    await expect(asks('retry')).rejects.toThrow();
    expect(await doomed.ended).toBe('SIGKILL');

    const healthy = await world.starts();
    const run = await asks('retry'); // asked again, it is the same one
    await holdsOfTheDeadRunOut();
    await Promise.all(orders.map((order) => order.becomes('active', 40)));
    expect(await ends(run)).toMatchObject({ matched: 3, done: 3, refused: 0 });
    for (const order of orders) {
      const [record] = await world.operator.deliveriesOf(order.id);
      expect(record?.history.filter(({ because }) => because === 'from the desk')).toHaveLength(1);
      expect(await world.provider.workspacesOf(order.id)).toHaveLength(1);
    }
    await healthy.kill();
  }, 120_000);

  it('giving back what was paid for a whole cause: each buyer gets it back once', async () => {
    const first = await world.starts();
    const orders = await fail(2);
    await first.kill();
    const doomed = await world.starts({ environment: { VOZEX_CRASH_AT: 'refund.answered' } });
    await expect(asks('cancel-with-refund')).rejects.toThrow();
    expect(await doomed.ended).toBe('SIGKILL');

    await holdsOfTheDeadRunOut();
    const healthy = await world.starts();
    await Promise.all(orders.map((order) => order.becomes('cancelled', 40)));
    for (const order of orders) {
      const { status, payments } = await until('the refund', async () => {
        const now = await world.operator.order(order.id);
        return now.status === 'refunded' ? now : undefined;
      });
      expect([status, payments.map((one) => one.refunded_minor - one.amount_minor)]).toEqual(['refunded', [0]]);
      const { items } = await api().get<{ items: { order_id: string }[] }>('/api/admin/refunds?limit=100');
      expect(items.filter(({ order_id }) => order_id === order.id)).toHaveLength(1);
    }
    await healthy.kill();
  }, 120_000);

  it('a rehearsal: it says that it was interrupted, and leaves neither a process nor a file', async () => {
    const environment = { TMPDIR: temporary };
    const doomed = await world.starts({ environment });
    const { items } = await api().get<{ items: { id: string; slug: string }[] }>('/api/admin/products?limit=100');
    const at = `/api/admin/products/${items.find(({ slug }) => slug === 'hookbox')?.id}/rehearsals`;
    const { id } = await api().post<Rehearsal>(at);
    const folder = join(world.folder, 'rehearsals');
    const [program] = await until('the program that rehearses', async () => {
      const found = childrenOf(doomed.pid, 'rehearse.ts');
      return found.length > 0 && readdirSync(folder).length > 0 && readdirSync(temporary).length > 0
        ? found
        : undefined;
    });
    await doomed.kill();

    const healthy = await world.starts({ environment });
    const report = await until('the report', async () => {
      const now = await api().get<Rehearsal>(`${at}/${id}`);
      return now.status === 'failed' ? now : undefined;
    });
    expect(report.detail).toMatch(/interrupted: VOZEX ended while it ran\. Rehearse again/);
    expect(report.steps.filter(({ status }) => status === 'running')).toEqual([]);
    await until('it to leave', async () => !existsSync(`/proc/${program}`), { seconds: 40 });
    await until('what was brought along to go', async () => readdirSync(folder).length === 0);
    await until('its files to go', async () => readdirSync(temporary).every((name) => !name.startsWith('vozex-stage')));
    await healthy.kill();
  }, 120_000);

  it.each(['account.half_deleted', 'account.deleted'] as const)(
    'the deletion of an account, at %s: it is plainly not done, or done',
    async (step) => {
      const first = await world.starts();
      const isBefore = step === 'account.half_deleted';
      const ben = world.as('Ben');
      const order = isBefore
        ? await world.buyer('Ben').buys('Point of Sale', { choices: { workspace_name: 'bens-corner' } })
        : undefined;
      await order?.becomes('active', 30);
      await first.kill();

      const doomed = await world.starts({ environment: { VOZEX_CRASH_AT: step } });
      await expect(ben.ask('POST', '/api/me/deletion', { confirm: PEOPLE.Ben.email })).rejects.toThrow();
      expect(await doomed.ended).toBe('SIGKILL');

      const healthy = await world.starts();
      const { email, password } = PEOPLE.Ben;
      const signsIn = await world.as('nobody').ask('POST', '/api/auth/sign-in/email', { email, password });
      const states = async () =>
        (await world.provider.ledger()).tenants
          .filter(({ workspace_name }) => workspace_name === 'bens-corner')
          .map(({ state }) => state);
      if (isBefore) {
        expect([signsIn.status, await states()]).toEqual([200, ['open']]);
        expect(await order?.fulfillment()).toMatchObject({ status: 'active' });
      } else {
        expect(signsIn.status).toBe(401);
        await until('what ran for him to end', async () => (await states()).every((state) => state === 'cancelled'), {
          seconds: 40,
          seen: states,
        });
      }
      await healthy.kill();
    },
    120_000,
  );

  it('and afterwards the audit finds nothing wrong', async () => {
    await world.audit();
  }, 60_000);
});

/** Children of a process that run a program. */
function childrenOf(parent: number, program: string): number[] {
  return readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
    .split(' ')
    .filter((pid) => pid !== '')
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program))
    .map(Number);
}
