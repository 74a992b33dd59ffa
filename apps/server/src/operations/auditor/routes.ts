import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { PageQuery, pageOf, readPage } from '../../kernel/page.ts';
import { defineRoute } from '../../kernel/route.ts';
import { readSetting } from '../../kernel/settings.ts';
import { auditorSetting } from './auditor-setting.ts';
import { AuditorError } from './errors.ts';
import { healingOf } from './healings.ts';
import { PROMISES } from './invariants.ts';
import { type AuditorApp, auditNow } from './run-audit.ts';
import { type AuditRunRow, lastRun, listRuns, runningRun } from './store.ts';

const tag = 'Invariants';
/** Each reads the whole database. */
const RUNS_PER_MINUTE = 6;

const Finding = z.object({
  name: z.string(),
  promise: z.string(),
  offenders: z.array(z.string()).meta({ description: 'At most twenty; ids lead to what they name.' }),
});

const AuditRun = z
  .object({
    id: idSchema('audit_run'),
    status: z.enum(['running', 'done', 'failed']),
    requested_by: z.string().meta({ description: '"vozex" for the schedule.' }),
    heals: z.boolean(),
    whole: z.boolean().meta({ description: 'False where the costliest promises were proven on a part of the rows.' }),
    findings: z.array(Finding).meta({ description: 'What is still broken.' }),
    healed: z.array(z.object({ invariant: z.string(), subject: z.string(), did: z.string() })),
    unproven: z.array(z.string()).meta({ description: 'Promises whose proof failed.' }),
    problem: z.string().nullable(),
    started_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'AuditRun' });

const Invariants = z
  .object({
    items: z.array(
      Finding.extend({
        state: z.enum(['holds', 'broken', 'unknown']),
        heals: z.string().nullable().meta({ description: 'What healing it does; null where only people mend it.' }),
      }),
    ),
    last: AuditRun.nullable(),
    is_running: z.boolean(),
    every_minutes: z.int(),
    heals_by_itself: z.boolean(),
  })
  .meta({ id: 'Invariants' });

const state = defineRoute({
  method: 'GET',
  path: '/api/admin/invariants',
  access: 'read_only',
  tag,
  summary: 'What must always hold, and whether the last run found it so',
  output: Invariants,
  async handle(app: App) {
    const [last, running, settings] = await Promise.all([
      lastRun(app.db.read),
      runningRun(app.db.read),
      readSetting(app.db.read, auditorSetting),
    ]);
    return {
      items: PROMISES.map(({ name, promise }) => ({
        name,
        promise,
        ...stateOf(name, last),
        heals: healingOf(name)?.does ?? null,
      })),
      last: last ? auditRun(last) : null,
      is_running: running !== undefined,
      every_minutes: settings.every_minutes,
      heals_by_itself: settings.heals,
    };
  },
});

function stateOf(invariant: string, last: AuditRunRow | undefined) {
  const offenders = last?.findings.find(({ name }) => name === invariant)?.offenders ?? [];
  if (!last || last.unproven.includes(invariant)) return { state: 'unknown' as const, offenders };
  return { state: offenders.length > 0 ? ('broken' as const) : ('holds' as const), offenders };
}

const runs = defineRoute({
  method: 'GET',
  path: '/api/admin/invariants/runs',
  access: 'read_only',
  tag,
  summary: 'When the invariants were proven, what was broken and what was healed, newest first',
  query: PageQuery,
  output: pageOf(AuditRun),
  async handle(app: App, { query }) {
    const { items, next } = await readPage(query, (cut) => listRuns(app.db.read, cut));
    return { items: items.map(auditRun), next };
  },
});

const run = defineRoute({
  method: 'POST',
  path: '/api/admin/invariants/runs',
  access: 'operator',
  tag,
  summary: 'Prove the invariants on every row now, and heal what is safe to heal where asked to',
  body: z.strictObject({ heal: z.boolean().default(false) }),
  output: AuditRun,
  throws: [AuditorError],
  perMinute: RUNS_PER_MINUTE,
  handle: async (app: AuditorApp, { body }, { actor }) => auditRun(await auditNow(app, actor, body.heal)),
});

function auditRun({ slot: _, instance: _instance, lease_until: _lease, ...row }: AuditRunRow) {
  return {
    ...row,
    started_at: row.started_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}

export const auditorRoutes = [state, runs, run];
