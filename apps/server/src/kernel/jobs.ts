import { CompiledQuery, type RawBuilder } from 'kysely';
import { type Db as BossDb, fromPglite, type Job, type JobResult, PgBoss } from 'pg-boss';
import type { z } from 'zod';
import type { Database, Tx } from './database.ts';
import { errorFields, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/**
 * A queue: its name, the shape of a job, and how many run at once. The definition is a leaf; the handler is elsewhere.
 * A job is a wake-up hint and never the truth: the domain row says what is due, and the sweeper re-derives lost jobs.
 */
export type JobDefinition<Payload> = {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** How many jobs one fetch takes; they run side by side. */
  readonly batch: number;
  /** How many fetches run at once in a process. */
  readonly concurrency: number;
  /** How many of one group run at once in a process: the bulkhead around a slow provider. */
  readonly concurrencyPerGroup?: number;
  /** A run longer than this is given up; the domain row's lease, not this, decides who may write. */
  readonly expireInSeconds: number;
};

export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition;
}

export type NewJob<Payload> = {
  payload: Payload;
  group?: string;
  startAfter?: Date;
  /** Of several sent under one key within so many seconds, only the first exists. */
  once?: { key: string; seconds: number };
};

/** What a run of a job came to: `dead_letter` keeps it for people to see. */
export type JobEnd = 'completed' | 'dead_letter';

export type Jobs = {
  /** Sends within the caller's transaction: the job exists if and only if the transaction commits. */
  send<Payload>(tx: Tx, job: JobDefinition<Payload>, jobs: NewJob<Payload>[]): Promise<void>;
  /**
   * Sends together with one data-modifying statement, in one round trip and one transaction: for the door through which
   * everything comes. `statement` stands as a CTE beside the engine's own.
   */
  sendWith<Payload>(
    statement: RawBuilder<unknown>,
    job: JobDefinition<Payload>,
    jobs: NewJob<Payload>[],
  ): Promise<void>;
  /** Sends by itself; for the sweeper. */
  wake<Payload>(job: JobDefinition<Payload>, jobs: NewJob<Payload>[]): Promise<void>;
  /** Starts workers. A handler that throws ends its own job as failed and no other. */
  work<Payload>(job: JobDefinition<Payload>, handle: (payload: Payload) => Promise<JobEnd>): Promise<void>;
  /** Finishes what runs, up to `seconds`, then hands the rest back. */
  stop(seconds: number): Promise<void>;
};

/** A finished job is of no use after an hour; the domain rows tell the history. */
const DELETE_AFTER_SECONDS = 3_600;
/** A hint that waited so long is stale: the sweeper gives a new one for whatever is still due. */
const RETENTION_SECONDS = 86_400;
/** LISTEN/NOTIFY wakes workers at once; polling only catches what a lost notification missed. */
const POLL_SECONDS = 2;

/**
 * Starts pg-boss in the same database. Its own schema is created or migrated here.
 *
 * @param supervise whether this process also does pg-boss's maintenance; one worker of a fleet suffices, more do no harm.
 */
export async function openJobs(
  db: Database,
  log: Log,
  metrics: Metrics,
  definitions: JobDefinition<never>[],
  supervise: boolean,
): Promise<Jobs> {
  const boss = new PgBoss({
    ...(db.pglite
      ? { db: fromPglite(db.pglite), backend: 'pglite' as const }
      : { connectionString: db.url!, max: 6, application_name: 'vozex jobs' }), // because a database is one or the other
    schema: 'jobs',
    supervise,
    schedule: false,
    useListenNotify: true,
    monitorIntervalSeconds: 30,
    superviseIntervalSeconds: 30,
  });
  boss.on('error', (error) => log.error('jobs.error', errorFields(error)));
  boss.on('warning', (warning) => log.warn('jobs.warning', { warning: warning.message }));
  await boss.start();
  for (const definition of definitions) await ensureQueue(boss, definition);

  return {
    async send(tx, job, jobs) {
      if (jobs.length > 0) await boss.insert(job.name, jobs.map(insertOf), { db: withinTransaction(tx) });
    },
    async sendWith(statement, job, jobs) {
      await boss.insert(job.name, jobs.map(insertOf), { db: beside(db, statement) });
    },
    async wake(job, jobs) {
      if (jobs.length > 0) await boss.insert(job.name, jobs.map(insertOf));
    },
    async work(job, handle) {
      await boss.work(
        job.name,
        {
          batchSize: job.batch,
          localConcurrency: job.concurrency,
          ...(job.concurrencyPerGroup ? { localGroupConcurrency: job.concurrencyPerGroup } : {}),
          burstWhenBatchFull: true,
          pollingIntervalSeconds: POLL_SECONDS,
          notifyPollingIntervalSeconds: POLL_SECONDS,
          perJobResults: true,
        },
        (batch: Job<object>[]) => Promise.all(batch.map((one) => runOne(job, one, handle, log, metrics))),
      );
    },
    stop: (seconds) => boss.stop({ graceful: true, timeout: seconds * 1000 }),
  };
}

const deadLetterOf = (queue: string) => `${queue}.dead_letter`;

async function ensureQueue(boss: PgBoss, definition: JobDefinition<never>): Promise<void> {
  const settings = {
    retryLimit: 0,
    expireInSeconds: definition.expireInSeconds,
    deleteAfterSeconds: DELETE_AFTER_SECONDS,
    retentionSeconds: RETENTION_SECONDS,
    notify: true,
  };
  const deadLetter = deadLetterOf(definition.name);
  if (!(await boss.getQueue(deadLetter)))
    await boss.createQueue(deadLetter, { retryLimit: 0, retentionSeconds: 30 * 86_400 });
  if (await boss.getQueue(definition.name)) await boss.updateQueue(definition.name, settings);
  else await boss.createQueue(definition.name, { ...settings, deadLetter });
}

async function runOne<Payload>(
  definition: JobDefinition<Payload>,
  job: Job<object>,
  handle: (payload: Payload) => Promise<JobEnd>,
  log: Log,
  metrics: Metrics,
): Promise<JobResult> {
  try {
    const end = await handle(definition.payload.parse(job.data));
    return { id: job.id, status: end === 'dead_letter' ? 'deadletter' : 'completed' };
  } catch (error) {
    metrics.jobsFailed.inc({ queue: definition.name });
    log.error('jobs.failed', { queue: definition.name, job_id: job.id, ...errorFields(error) });
    return { id: job.id, status: 'failed', output: { error: String(error) } };
  }
}

function insertOf<Payload>(job: NewJob<Payload>) {
  return {
    data: job.payload as object, // because every payload schema is an object
    ...(job.group ? { group: { id: job.group } } : {}),
    ...(job.startAfter ? { startAfter: job.startAfter } : {}),
    ...(job.once ? { singletonKey: job.once.key, singletonSeconds: job.once.seconds } : {}),
  };
}

/** Runs pg-boss's statements in the caller's transaction. An error is rethrown, never answered with ROLLBACK. */
function withinTransaction(tx: Tx): BossDb {
  return {
    executeSql: async (text, values) => {
      const result = await tx.executeQuery(CompiledQuery.raw(text, [...(values ?? [])]));
      return { rows: result.rows };
    },
  };
}

/**
 * Puts `statement` as a CTE before pg-boss's insert, which is a WITH of its own where the queue notifies. A text of
 * another shape is not spliced: both then run in one transaction.
 */
function beside(db: Database, statement: RawBuilder<unknown>): BossDb {
  return {
    async executeSql(text, values = []) {
      const insert = /^\s*with\s/i.exec(text);
      if (!insert) {
        return db.inOneTransaction(async (tx) => {
          await statement.execute(tx);
          return withinTransaction(tx).executeSql(text, values);
        });
      }
      const ours = statement.compile(db.read);
      const theirs = text
        .slice(insert[0].length)
        .replaceAll(/\$(\d+)/g, (_, n: string) => `$${Number(n) + ours.parameters.length}`);
      const query = CompiledQuery.raw(`with beside as (${ours.sql}), ${theirs}`, [...ours.parameters, ...values]);
      return { rows: (await db.read.executeQuery(query)).rows };
    },
  };
}
