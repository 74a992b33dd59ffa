import { statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { sql } from 'kysely';
import { secondsAfter, systemClock } from '../../../kernel/clock.ts';
import type { Db } from '../../../kernel/database.ts';
import { lastProxyProblem } from '../../../provisioning/index.ts';
import { readLastBackup } from '../../backup/store.ts';
import { defineRule } from '../rule.ts';
import { times } from '../words.ts';

/** A day is what a shop may lose at most; the second one is for a night on which it failed. */
const BACKUP_HOURS_MAX = 48;

const mailsFailing = defineRule({
  key: 'mails_failing',
  title: 'Mails do not go out',
  severity: 'warning',
  about: 'Customers do not get receipts and links; sign-in links do not arrive.',
  scope: 'shop',
  limits: {
    failed: { value: 3, title: 'At least so many mails were given up within a day' },
    waiting_minutes: { value: 30, title: 'or one waits for so many minutes' },
  },
  async find(app, { failed, waiting_minutes }) {
    const now = app.clock.now();
    const { rows } = await sql<{ subject: string; n: number; problem: string | null }>`
      select 'given up' as subject, count(*)::int as n, max(problem) as problem from mails
      where status = 'failed' and created_at > ${secondsAfter(now, -86_400)} having count(*) >= ${failed}
      union all
      select 'waiting', count(*)::int, max(problem) from mails
      where status = 'waiting' and created_at <= ${secondsAfter(now, -60 * waiting_minutes)} having count(*) > 0`.execute(
      app.db.read,
    );
    return rows.map(({ subject, n, problem }) => ({
      subject,
      value: n,
      summary:
        subject === 'waiting'
          ? `${times(n, 'mail')} ${n === 1 ? 'waits' : 'wait'} for more than ${times(waiting_minutes, 'minute')}.`
          : `${times(n, 'mail')} ${n === 1 ? 'was' : 'were'} given up within a day.`,
      detail: { problem },
    }));
  },
});

const invariantsBroken = defineRule({
  key: 'invariants_broken',
  title: 'An invariant is broken',
  severity: 'critical',
  about: 'The rows say what must never be: a defect, or somebody changed them by hand.',
  scope: 'told',
  limits: {},
  find: async () => undefined,
});

const auditFailing = defineRule({
  key: 'audit_failing',
  title: 'The invariants are not proven',
  severity: 'warning',
  about: 'Whether the rows say what must never be, nobody knows: the proof fails, takes too long, or its process dies.',
  scope: 'shop',
  limits: { runs: { value: 3, title: 'So many runs in a row did not prove everything' } },
  async find(app, { runs }) {
    const { rows } = await sql<{ n: number; problem: string | null }>`
      select count(*)::int as n, (array_agg(problem order by id desc))[1] as problem from audit_runs
      where status = 'failed' and id > coalesce((
        select id from audit_runs where status = 'done' order by id desc limit 1), '')
      having count(*) >= ${runs}`.execute(app.db.read);
    return rows.map(({ n, problem }) => ({
      subject: '',
      value: n,
      summary: `${times(n, 'run')} of the auditor in a row did not prove everything. The last: ${problem ?? 'no reason is known'}.`,
    }));
  },
});

const POOLS = sql`
  select name, title, greatest(
      reserved_instances::float / nullif(instances_max, 0), reserved_cpu_millis::float / nullif(cpu_millis, 0),
      reserved_memory_mb::float / nullif(memory_mb, 0), reserved_disk_mb::float / nullif(disk_mb, 0)) * 100 as percent
  from pools where status = 'open'`;

const poolsNearlyFull = defineRule({
  key: 'pools_nearly_full',
  title: 'A pool is nearly full',
  severity: 'warning',
  about: 'Soon there is no room for new dedicated instances, and the shop says "sold out".',
  scope: 'shop',
  limits: { percent: { value: 85, title: 'So much of a pool is promised, percent' } },
  async find(app, { percent }) {
    const { rows } = await sql<{ name: string; title: string; percent: number }>`
      select * from (${POOLS}) p where percent >= ${percent} and percent < 100`.execute(app.db.read);
    return rows.map(({ name, title, percent: used }) => ({
      subject: name,
      value: Math.floor(used),
      summary: `${Math.floor(used)} % of the pool "${title}" are promised.`,
      detail: { pool: name },
    }));
  },
});

const poolsFull = defineRule({
  key: 'pools_full',
  title: 'A pool is full',
  severity: 'critical',
  about: 'Nothing more can be sold there; buyers are put on the waiting list.',
  scope: 'shop',
  limits: {},
  async find(app) {
    const { rows } = await sql<{ name: string; title: string }>`
      select * from (${POOLS}) p where percent >= 100`.execute(app.db.read);
    return rows.map(({ name, title }) => ({
      subject: name,
      value: 100,
      summary: `The pool "${title}" has no room left.`,
      detail: { pool: name },
    }));
  },
});

const instancesInTrouble = defineRule({
  key: 'instances_in_trouble',
  title: 'Dedicated instances do not run',
  severity: 'critical',
  about: 'Installations of customers are down: they crash again and again, or cannot be started.',
  scope: 'shop',
  limits: { minutes: { value: 10, title: 'In trouble for so many minutes' } },
  async find(app, { minutes }) {
    const { rows } = await sql<{ pool: string; code: string; n: number; first: string }>`
      select p.name as pool, i.problem_code as code, count(*)::int as n, min(i.id) as first
      from instances i join pools p on p.id = i.pool_id
      where i.problem_code is not null and i.ended_at is null
        and (i.problem_code = 'CRASH_LOOP' or ${secondsAfter(app.clock.now(), -60 * minutes)} >= (
          select max(at) from instance_moves m where m.instance_id = i.id))
      group by p.name, i.problem_code`.execute(app.db.read);
    return rows.map(({ pool, code, n, first }) => ({
      subject: `${pool} ${code}`,
      value: n,
      summary: `${times(n, 'installation')} in the pool "${pool}" ${n === 1 ? 'is' : 'are'} down: ${code}.`,
      detail: { pool, code, instance_id: first },
    }));
  },
});

const proxyUnreachable = defineRule({
  key: 'proxy_unreachable',
  title: 'The proxy before instances does not answer',
  severity: 'critical',
  about: 'New installations get no address; changed ones keep the old.',
  scope: 'machine',
  limits: {},
  async find(app) {
    const problem = lastProxyProblem(app);
    if (problem === undefined) return undefined;
    return problem === null
      ? []
      : [{ subject: hostname(), value: 1, summary: problem, detail: { proxy: app.proxy.kind } }];
  },
});

const diskLow = defineRule({
  key: 'disk_low',
  title: 'The disk is nearly full',
  severity: 'critical',
  about: 'Without room the embedded database stops, and uploads and backups fail.',
  scope: 'machine',
  limits: { percent: { value: 5, title: 'Less than so much of it is free, percent' } },
  async find(app, { percent }) {
    const { bavail, blocks } = await statfs(app.dataDir);
    const free = (100 * bavail) / blocks;
    if (free >= percent) return [];
    const summary = `${free.toFixed(1)} % of the disk with ${app.dataDir} are free.`;
    return [{ subject: hostname(), value: free, summary, detail: { folder: app.dataDir } }];
  },
});

const clockSkewed = defineRule({
  key: 'clock_skewed',
  title: 'Clocks disagree',
  severity: 'critical',
  about: 'Leases, promises and signatures are judged by the wrong time: work is taken twice, or not at all.',
  scope: 'machine',
  limits: { seconds: { value: 60, title: 'Database and machine are apart by so many seconds' } },
  async find(app, { seconds }) {
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(app.db.read);
    const apart = Math.abs((rows[0]?.now.getTime() ?? 0) - systemClock.now().getTime()) / 1000;
    if (apart <= seconds) return [];
    const summary = `The clock of this machine and that of the database are ${Math.round(apart)} seconds apart.`;
    return [{ subject: hostname(), value: apart, summary }];
  },
});

const embeddedDatabase = defineRule({
  key: 'embedded_database',
  title: 'The database is the embedded one',
  severity: 'info',
  about: 'It survives a crash of VOZEX, not a power failure. It is for trying, and for small shops that back up.',
  scope: 'shop',
  limits: {},
  async find(app) {
    if (app.db.engine !== 'pglite' || app.development) return [];
    return [
      { subject: '', value: 1, summary: 'Orders are kept in the embedded database: a power failure can lose them.' },
    ];
  },
});

/** A shop that came up, or came back from a backup, has had no night for one yet. */
async function readBeginning(db: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select min(applied_at) as at from migrations`.execute(db);
  return rows[0]?.at ?? undefined;
}

const backupOld = defineRule({
  key: 'backup_old',
  title: 'There is no fresh backup',
  severity: 'warning',
  about: 'If the database or its disk is lost, so is everything that was sold since the last backup.',
  scope: 'shop',
  limits: { hours: { value: BACKUP_HOURS_MAX, title: 'The last backup is older than so many hours' } },
  async find(app, { hours }) {
    if (app.development) return [];
    const last = await readLastBackup(app.db.read);
    const began = await readBeginning(app.db.read);
    const hoursSince = (at: Date) => (app.clock.now().getTime() - at.getTime()) / 3_600_000;
    const age = Math.min(...[last, began].flatMap((at) => (at ? [hoursSince(at)] : [])));
    if (age <= hours) return [];
    const summary = last
      ? `The last backup is ${times(Math.floor(hoursSince(last)), 'hour')} old.`
      : `No backup was ever taken, for ${times(Math.floor(age), 'hour')}.`;
    return [{ subject: '', value: Math.floor(age), summary, detail: { last_backup_at: last?.toISOString() ?? null } }];
  },
});

/** What the shop itself stands on. */
export const houseRules = [
  mailsFailing,
  invariantsBroken,
  auditFailing,
  poolsNearlyFull,
  poolsFull,
  instancesInTrouble,
  proxyUnreachable,
  diskLow,
  clockSkewed,
  embeddedDatabase,
  backupOld,
];
