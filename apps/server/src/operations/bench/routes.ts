import {
  BenchAction,
  BenchRunStatus,
  FulfillmentStatus,
  idSchema,
  OperationAction,
  OperationOutcome,
} from '@vozex/domain';
import { z } from 'zod';
import {
  causesOf,
  type DeadLetterRow,
  deadLettersOf,
  FulfillmentError,
  reportOf,
  voicesOf,
} from '../../fulfillment/index.ts';
import type { App } from '../../kernel/app.ts';
import { PageQuery, pageOf, readPage } from '../../kernel/page.ts';
import { defineRoute } from '../../kernel/route.ts';
import { BenchError } from './errors.ts';
import { readBench } from './read-bench.ts';
import { startRun } from './start-run.ts';
import { type RunRow, readRun } from './store.ts';
import type { BenchApp } from './work-on-run.ts';

const tag = 'Work bench';

const Cause = z.strictObject({
  driver: z.string().max(80),
  provider: z.string().max(200),
  code: z.string().max(200).meta({ description: 'How the fault is called.' }),
});

const Voices = z
  .object({
    customer: z.string().meta({ description: 'What a customer may read of it.' }),
    operator: z.string().meta({ description: 'What an operator does about it.' }),
    developer: z.string().meta({ description: 'What a developer of the provider looks for.' }),
  })
  .meta({ id: 'FaultVoices' });

const CauseView = Cause.extend({
  count: z.int(),
  snoozed: z.int(),
  first_at: z.iso.datetime(),
  last_at: z.iso.datetime(),
  sample_id: z.string(),
  voices: Voices,
}).meta({ id: 'DeadLetterCause' });

const DeadLetter = z
  .object({
    id: z.string(),
    order_id: z.string(),
    product_name: z.string(),
    customer: z.object({ email: z.string(), name: z.string() }),
    driver: z.string(),
    provider: z.string(),
    code: z.string(),
    error_class: z.string().nullable(),
    status: FulfillmentStatus,
    attempts: z.int(),
    detail: z.string().nullable(),
    paid_at: z.iso.datetime(),
    failed_at: z.iso.datetime(),
    snoozed_until: z.iso.datetime().nullable(),
    snoozed_by: z.string().nullable(),
    snoozed_because: z.string().nullable(),
    task_id: z.string().nullable(),
    call: z
      .object({
        action: OperationAction,
        attempt: z.int(),
        outcome: OperationOutcome,
        started_at: z.iso.datetime(),
      })
      .nullable(),
    report: z
      .string()
      .meta({ description: 'For the developer of the provider: ids, times, what was sent and answered.' }),
  })
  .meta({ id: 'DeadLetter' });

const BenchRun = z
  .object({
    id: z.string(),
    action: BenchAction,
    status: BenchRunStatus,
    matched: z.int().meta({ description: 'How many there were when it was asked for.' }),
    done: z.int(),
    refused: z.int(),
    refusals: z.array(z.object({ id: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ id: 'BenchRun' });

const Waiting = z.object({
  count: z.int(),
  items: z.array(
    z.object({ id: z.string(), title: z.string(), note: z.string().nullable(), at: z.iso.datetime().nullable() }),
  ),
});

const bench = defineRoute({
  method: 'GET',
  path: '/api/admin/bench',
  access: 'read_only',
  tag,
  summary: 'Everything that needs a person, with the first few of each',
  output: z.object({
    failures: z.object({ count: z.int(), snoozed: z.int(), causes: z.int() }),
    asked_after: z.object({
      count: z.int(),
      items: z.array(
        z.object({
          id: z.string(),
          order_id: z.string(),
          product_name: z.string(),
          customer: z.object({ email: z.string(), name: z.string() }),
          driver: z.string(),
          provider: z.string(),
          code: z.string().nullable(),
          detail: z.string().nullable(),
          next_look_at: z.iso.datetime(),
        }),
      ),
    }),
    held_payments: Waiting,
    failed_refunds: Waiting,
    quarantined_events: Waiting,
    overdue_tasks: Waiting,
    disputes_due: Waiting,
    held_masses: Waiting,
  }),
  handle: (app: App) => readBench(app),
});

const causes = defineRoute({
  method: 'GET',
  path: '/api/admin/dead-letters',
  access: 'read_only',
  tag,
  summary: 'Why deliveries were given up, the most frequent cause first, in the words of three',
  output: z.object({ items: z.array(CauseView) }),
  async handle(app: App) {
    const found = await causesOf(app.db.read, app.clock.now());
    return {
      items: found.map((cause) => ({
        ...cause,
        first_at: cause.first_at.toISOString(),
        last_at: cause.last_at.toISOString(),
        voices: voicesOf(cause.driver, cause.code),
      })),
    };
  },
});

const records = defineRoute({
  method: 'GET',
  path: '/api/admin/dead-letters/records',
  access: 'read_only',
  tag,
  summary: 'The failed deliveries of a cause, or of all, newest first',
  query: PageQuery.extend({
    driver: z.string().max(80).optional(),
    provider: z.string().max(200).optional(),
    code: z.string().max(200).optional(),
    snoozed: z.enum(['true', 'false']).optional(),
  }),
  output: pageOf(DeadLetter),
  async handle(app: App, { query: { driver, provider, code, snoozed, ...page } }) {
    const cause = driver && provider && code ? { driver, provider, code } : undefined;
    const which = { cause, snoozed: snoozed === undefined ? undefined : snoozed === 'true' };
    const now = app.clock.now();
    const { items, next } = await readPage(page, (cut) => deadLettersOf(app.db.read, which, { now, ...cut }));
    return { items: items.map(letterView), next };
  },
});

/** The four things that can be done to one, to some, or to all of a cause. */
function runRoute<Extra extends z.ZodRawShape>(verb: string, action: BenchAction, summary: string, extra: Extra) {
  return defineRoute({
    method: 'POST',
    path: `/api/admin/dead-letters/${verb}`,
    access: 'operator',
    tag,
    summary,
    body: z.strictObject({
      cause: Cause.optional(),
      ids: z.array(idSchema('fulfillment')).min(1).max(100).optional(),
      reason: z.string().min(1).max(500),
      ...extra,
    }),
    output: BenchRun,
    status: 202,
    throws: [BenchError, FulfillmentError],
    handle: async (app: BenchApp, { body }, { actor }) =>
      runView(await startRun(app, actor, { action, ...(body as Omit<Parameters<typeof startRun>[2], 'action'>) })), // because `extra` holds only fields of it
  });
}

const run = defineRoute({
  method: 'GET',
  path: '/api/admin/bench-runs/{id}',
  access: 'read_only',
  tag,
  summary: 'How far something that was asked for many has come',
  params: z.object({ id: idSchema('bench_run') }),
  output: BenchRun,
  throws: [BenchError],
  async handle(app: App, { params }) {
    const found = await readRun(app.db.read, params.id);
    if (!found) throw new BenchError('RUN_UNKNOWN', params.id);
    return runView(found);
  },
});

function runView({ id, action, status, matched, done, refused, refusals }: RunRow): z.input<typeof BenchRun> {
  return { id, action, status, matched, done, refused, refusals };
}

function letterView(row: DeadLetterRow): z.input<typeof DeadLetter> {
  return {
    ...row,
    paid_at: row.paid_at.toISOString(),
    failed_at: row.failed_at.toISOString(),
    snoozed_until: row.snoozed_until?.toISOString() ?? null,
    call: row.call && { ...row.call, started_at: new Date(row.call.started_at).toISOString() },
    report: reportOf(row, voicesOf(row.driver, row.code).developer),
  };
}

export const benchRoutes = [
  bench,
  causes,
  records,
  runRoute('retry', 'retry', 'Put failed deliveries back into the queue', {}),
  runRoute('cancel-with-refund', 'cancel_refund', 'Give back what was paid for failed deliveries, and end them', {}),
  runRoute('hand-over', 'hand_over', 'Give failed deliveries to people, as tasks of a queue', {
    queue: z
      .string()
      .min(1)
      .max(60)
      .regex(/^[a-z0-9_-]+$/),
  }),
  runRoute('snooze', 'snooze', 'Hide failed deliveries from the bench and from alerts until then', {
    until: z.iso.datetime(),
  }),
  run,
];
