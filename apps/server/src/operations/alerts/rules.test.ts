import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { makeId } from '@vozex/domain';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondsAfter } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database.ts';
import { openMetrics } from '../../kernel/metrics.ts';
import { openTestDatabase } from '../../kernel/test-database.ts';
import { countRefusal, keepRefusals } from '../../payments/count-refusals.ts';
import { rememberChecks } from '../../payments/setup/last-checks.ts';
import { openProxyKeeper } from '../../provisioning/index.ts';
import { ProxyUnreachable } from '../../provisioning/proxy/instance-proxy.ts';
import { readAlertsSettings } from './alerts-setting.ts';
import type { AlertsApp, Sighting } from './rule.ts';
import { ALERT_RULES, ruleOf } from './rules/index.ts';

// Each rule is shown what it watches for, in the rows of a database whose guards are off, and must see it; in a shop in
// which all is well, and in one where it happened too long ago or not often enough, it must be silent.

const NOW = new Date('2026-03-01T12:00:00Z');
const ago = (minutes: number) => secondsAfter(NOW, -60 * minutes).toISOString();

let db: Database;
let app: AlertsApp;
beforeAll(async () => {
  db = await openTestDatabase();
  await db.pglite?.exec('set session_replication_role = replica');
  app = {
    db,
    clock: { now: () => NOW },
    metrics: openMetrics(),
    gateways: {},
    proxy: { kind: 'caddy', reconcile: async () => {} },
    dataDir: '.',
    development: true,
  } as unknown as AlertsApp; // because rules use nothing else
});
afterAll(() => db?.close());

const ids = (kind: Parameters<typeof makeId>[0]) => makeId(kind, NOW, randomBytes(10));
const sees = async (key: string, changed: Partial<AlertsApp> = {}): Promise<Sighting[] | undefined> =>
  ruleOf(key).find({ ...app, ...changed }, (await readAlertsSettings(db.read)).limits(ruleOf(key)));
const run = (statements: string) => db.pglite?.exec(statements);

function record(id: string, provider: string, more: Record<string, string> = {}): string {
  const row = {
    ...{ id, order_id: `ord_${id}`, order_item_id: `oit_${id}`, product_id: 'prd_1', customer_id: 'cus_1' },
    ...{ delivery_model: 'saas_multitenant', driver: 'd', provider, status: 'processing', instance_key: id },
    ...{ quantity: '1', choices: '{}', terms: '{}', moved_by: 'vozex', moved_because: 'x' },
    ...{ paid_at: ago(60), created_at: ago(60), updated_at: ago(60), ...more },
  };
  return insert('fulfillment_records', row);
}

function operation(of: string, outcome: string, minutes: number, code = 'PROVIDER_DOWN'): string {
  return insert('fulfillment_operations', {
    ...{ id: ids('operation'), fulfillment_id: of, operation_key: 'k', action: 'fulfill', attempt: '1', outcome },
    ...(outcome === 'done' ? {} : { error_code: code }),
    ...{ started_at: ago(minutes), finished_at: ago(minutes) },
  });
}

function insert(table: string, row: Record<string, string>): string {
  const values = Object.values(row).map((value) => `'${value}'`);
  return `insert into ${table} (${Object.keys(row).join(', ')}) values (${values.join(', ')});`;
}

const many = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i)).join('\n');

const POOL = { driver: 'process', config: '{}', cpu_millis: '1000', memory_mb: '1000', disk_mb: '1000' };
const pool = (name: string, reserved: number) =>
  insert('pools', {
    ...{ id: `pol_${name}`, name, title: name, instances_max: '100', reserved_instances: String(reserved) },
    ...{ ...POOL, created_at: ago(60), updated_at: ago(60) },
  });

/** What is wrong, by the rule that must see it and what it says of it. */
const WRONG: Record<string, { rows: () => string; seen: string[] }> = {
  provider_failing: {
    // pos fails; good failed as often and did ten times as much; old failed yesterday; rare failed too seldom
    rows: () =>
      ['pos', 'good', 'old', 'rare'].map((one) => record(`ful_${one}`, one)).join('\n') +
      many(3, () => operation('ful_pos', 'try_again', 5)) +
      many(3, () => operation('ful_pos', 'unknown', 5, 'NO_ANSWER')) +
      operation('ful_pos', 'done', 5) +
      many(6, (i) => operation('ful_good', 'try_again', 5, `CODE_${i}`)) +
      many(60, () => operation('ful_good', 'done', 5)) +
      many(9, () => operation('ful_old', 'give_up', 16)) +
      many(3, () => operation('ful_rare', 'give_up', 1)),
    seen: ['d pos'],
  },
  deliveries_failing: {
    rows: () => many(2, () => operation('ful_pos', 'give_up', 2)),
    seen: ['d pos PROVIDER_DOWN'],
  },
  dead_letters: {
    rows: () =>
      record('ful_dead', 'pos', { status: 'failed' }) +
      record('ful_quiet', 'asleep', { status: 'failed', snoozed_until: ago(-60) }),
    seen: ['d pos'],
  },
  outcomes_unknown: {
    rows: () =>
      record('ful_lost', 'lost') + operation('ful_lost', 'in_flight', 31) + operation('ful_rare', 'unknown', 29),
    seen: ['d lost'],
  },
  work_late: {
    rows: () =>
      record('ful_late', 'pos', { next_attempt_at: ago(6) }) +
      record('ful_soon', 'pos', { next_attempt_at: ago(4) }) +
      event('late', { status: 'received', received_at: ago(6) }),
    seen: ['deliveries', 'webhook events'],
  },
  guard_holds: {
    rows: () =>
      [
        insert('guard_batches', { id: 'grd_open', caused_by: 'vozex', opened_at: ago(5) }),
        insert('guard_batches', {
          ...{ id: 'grd_done', caused_by: 'vozex', status: 'approved', opened_at: ago(9) },
          ...{ decided_at: ago(8), decided_by: 'owner:o' },
        }),
      ].join('\n'),
    seen: ['grd_open'],
  },
  audit_failing: {
    // what failed before the last good run is over
    rows: () =>
      ['1 failed', '2 done', '3 failed', '4 failed', '5 failed']
        .map((run) => {
          const [n = '', status = ''] = run.split(' ');
          return insert('audit_runs', {
            ...{ id: `aud_${n}`, requested_by: 'vozex', heals: 'true', whole: 'false', instance: '1', status },
            ...{ lease_until: ago(0), started_at: ago(90), finished_at: ago(90) },
          });
        })
        .join('\n'),
    seen: [''],
  },
  tasks_overdue: {
    rows: () =>
      ['late', 'asked']
        .map((id) =>
          insert('tasks', {
            ...{
              id: `tsk_${id}`,
              fulfillment_id: `ful_${id}`,
              order_id: 'ord_1',
              queue: id,
              title: 't',
              instructions: 'i',
              generation: '1',
              updated_at: ago(60),
            },
            ...{ due_at: ago(1), created_at: ago(60), ...(id === 'asked' ? { asked_at: ago(2) } : {}) },
          }),
        )
        .join('\n'),
    seen: ['late'],
  },
  payments_held: {
    rows: () =>
      insert('payments', {
        ...{ id: 'pay_1', order_id: 'ord_1', gateway: 'paypal', gateway_payment_id: 'p', status: 'held' },
        ...{ amount_minor: '1', currency: 'USD', created_at: ago(31), updated_at: ago(31) },
      }),
    seen: ['paypal'],
  },
  events_quarantined: {
    rows: () =>
      event('bad', { status: 'quarantined', received_at: ago(600) }) +
      event('ancient', { gateway: 'paypal', status: 'quarantined', received_at: ago(8 * 24 * 60) }),
    seen: ['dodo'],
  },
  webhooks_silent: {
    // dodo told something 20 minutes ago
    rows: () =>
      event('heard', { status: 'applied', received_at: ago(20) }) +
      ['dodo', 'paypal']
        .map((gateway) =>
          many(5, (i) =>
            insert('checkout_sessions', {
              ...{ id: `chk_${gateway}${i}`, order_id: 'ord_1', gateway, gateway_checkout_id: String(i) },
              created_at: ago(30),
            }),
          ),
        )
        .join('\n'),
    seen: ['paypal'],
  },
  webhooks_refused: {
    rows: () =>
      insert('webhook_refusals', { gateway: 'dodo', result: 'bad_signature', minute: ago(3), refused: '20' }) +
      insert('webhook_refusals', { gateway: 'paypal', result: 'bad_signature', minute: ago(16), refused: '90' }),
    seen: ['dodo'],
  },
  reconciliation_failing: {
    rows: () =>
      look('a', 'dodo', 'failed', 0, 700) +
      look('b', 'dodo', 'failed', 0, 300) +
      look('c', 'paypal', 'failed', 0, 700) +
      look('d', 'paypal', 'done', 0, 300),
    seen: ['dodo'],
  },
  webhooks_missed: {
    rows: () => look('e', 'paypal', 'done', 2, 200) + look('a0', 'dodo', 'done', 2, 25 * 60),
    seen: ['paypal'],
  },
  mails_failing: {
    rows: () => many(3, (i) => mail(`f${i}`, 'failed', 60)) + mail('w', 'waiting', 31) + mail('v', 'waiting', 29),
    seen: ['given up', 'waiting'],
  },
  pools_nearly_full: { rows: () => pool('roomy', 84) + pool('tight', 90), seen: ['tight'] },
  pools_full: { rows: () => pool('full', 100), seen: ['full'] },
  instances_in_trouble: {
    rows: () => instance('loop', 'CRASH_LOOP', 1) + instance('stuck', 'NO_IMAGE', 11) + instance('young', 'NO_ROOM', 9),
    seen: ['roomy CRASH_LOOP', 'roomy NO_IMAGE'],
  },
};

function event(id: string, more: Record<string, string>): string {
  return insert('webhook_events', {
    ...{ id: `whe_${id}`, gateway: 'dodo', event_id: id, event_type: 't', body: 'x', body_sha256: 'x' },
    ...{ next_attempt_at: ago(0), ...more },
  });
}
function look(id: string, gateway: string, status: string, found: number, minutes: number): string {
  return insert('reconciliations', {
    ...{ id: `rec_${id}`, gateway, status, requested_by: 'vozex', window_from: ago(9_000), window_to: ago(minutes) },
    ...{ found: String(found), started_at: ago(minutes), finished_at: ago(minutes) },
  });
}
function mail(id: string, status: string, minutes: number): string {
  const row = { id: `mai_${id}`, kind: 'k', subject_id: id, recipient: 'a@b.test', payload: '{}' };
  return insert('mails', { ...row, status, created_at: ago(minutes) });
}
function instance(id: string, code: string, minutes: number): string {
  const names = {
    instance_key: id,
    fulfillment_id: id,
    order_id: 'o',
    order_item_id: 'i',
    product_id: 'p',
    customer_id: 'c',
  };
  const size = { cpu_millis: '1', memory_mb: '1', disk_mb: '1', pids: '1', quantity: '1', profile_name: 's' };
  const row = { ...names, ...size, reservation_id: id, pool_id: 'pol_roomy', template_id: 't', version_id: 'v' };
  const seen = { generated_sealed: 's', moved_because: 'x', created_at: ago(99), updated_at: ago(0) };
  return (
    insert('instances', { id: `ins_${id}`, ...row, ...seen, problem_code: code }) +
    insert('instance_moves', {
      ...{ instance_id: `ins_${id}`, desired_state: 'running', observed_state: 'failed', problem_code: code },
      ...{ because: 'x', at: ago(minutes) },
    })
  );
}

const SQL_RULES = ALERT_RULES.filter(({ key }) => WRONG[key]).map(({ key }) => key);

describe('a shop in which all is well', () => {
  it.each(SQL_RULES)('%s sees nothing', async (key) => expect(await sees(key)).toEqual([]));
});

describe('what is wrong', () => {
  it.each(SQL_RULES)('%s sees it, and not what is allowed', async (key) => {
    const { rows, seen } = WRONG[key]!; // because SQL_RULES are its keys
    await run(rows());
    expect((await sees(key))?.map(({ subject }) => subject).sort()).toEqual(seen);
  });

  it('every rule is either here, or below', () => {
    const below = ['gateway_not_well', 'invariants_broken', 'proxy_unreachable', 'disk_low', 'clock_skewed'];
    expect(ALERT_RULES.map(({ key }) => key).sort()).toEqual(
      [...SQL_RULES, ...below, 'embedded_database', 'backup_old'].sort(),
    );
  });
});

describe('what no row says', () => {
  it('a gateway that was not asked is not judged; one that is wrong is', async () => {
    expect(await sees('gateway_not_well')).toBeUndefined();
    const finding = { check: 'key' as const, level: 'error' as const, detail: 'The key is refused.', priceId: null };
    const checks = { gateway: 'dodo' as const, checkedAt: NOW, compared: [], findings: [finding] };
    rememberChecks(app, checks as unknown as Parameters<typeof rememberChecks>[1], 'round');
    expect(await sees('gateway_not_well')).toMatchObject([{ subject: 'dodo', summary: 'The key is refused.' }]);
    rememberChecks(app, { ...checks, findings: [] }, 'round');
    expect(await sees('gateway_not_well')).toEqual([]);
  });

  it('a proxy that does not answer', async () => {
    const lines = { warn() {}, info() {} };
    const reconcile = async () => {
      throw new ProxyUnreachable('caddy', new Error('refused'));
    };
    const proxy = { kind: 'caddy', reconcile } as unknown as AlertsApp['proxy']; // because the keeper uses nothing else
    expect(await sees('proxy_unreachable', { proxy })).toBeUndefined();
    await openProxyKeeper({ proxy, metrics: app.metrics, log: lines as unknown as AlertsApp['log'] })();
    expect(await sees('proxy_unreachable', { proxy })).toMatchObject([{ subject: hostname() }]);
  });

  it('a disk without room, and clocks that agree', async () => {
    expect(await sees('disk_low')).toEqual([]);
    expect(await ruleOf('disk_low').find(app, { percent: 101 })).toMatchObject([{ subject: hostname() }]);
    expect(await sees('clock_skewed')).toEqual([]);
    expect(await ruleOf('clock_skewed').find(app, { seconds: -1 })).toMatchObject([{ subject: hostname() }]);
  });

  it('the embedded database is told in production only', async () => {
    expect(await sees('embedded_database')).toEqual([]);
    expect(await sees('embedded_database', { development: false })).toHaveLength(1);
  });

  it('an old backup is told in production only, and a shop that just began has time for its first', async () => {
    const began = (hours: number) => run(`update migrations set applied_at = '${ago(60 * hours)}'`);
    const production = { development: false };
    await began(47);
    expect(await sees('backup_old', production)).toEqual([]);
    await began(49);
    expect(await sees('backup_old')).toEqual([]);
    expect(await sees('backup_old', production)).toMatchObject([
      { summary: expect.stringMatching(/^No backup was ever taken/) },
    ]);
  });

  it('refused webhooks are counted in one write a turn', async () => {
    for (let i = 0; i < 30; i++) countRefusal(app, 'dodo', 'stale');
    await keepRefusals(app);
    await keepRefusals(app);
    const { rows } = await sql<{ refused: number }>`
      select refused from webhook_refusals where result = 'stale'`.execute(db.read);
    expect(rows).toEqual([{ refused: 30 }]);
  });
});
