import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { analyzeTables } from './analyze.ts';
import type { Database } from './database.ts';
import { defineJob, type JobDefinition, type Jobs, openJobs } from './jobs.ts';
import { openMetrics } from './metrics.ts';
import { openTestDatabase } from './test-database.ts';

const Payload = z.object({ word: z.string() });
const queue = (name: string, batch = 1) =>
  defineJob({ name, payload: Payload, batch, concurrency: 1, expireInSeconds: 60 });
const kept = queue('test.kept');
const batched = queue('test.batched', 8);
const worked = queue('test.worked');
const throttled = queue('test.throttled');

const ALL = [kept, batched, worked, throttled] as unknown as JobDefinition<never>[]; // because a list forgets each payload

let db: Database;
let jobs: Jobs;
const logged: string[] = [];
const write = (event: string) => void logged.push(event);
const log = { debug: write, info: write, warn: write, error: write };

beforeAll(async () => {
  db = await openTestDatabase();
  jobs = await openJobs(db, log, openMetrics(), ALL, true);
});
beforeEach(() => void logged.splice(0));
afterAll(async () => {
  await jobs.stop(2);
  await db.close();
});

async function states(name: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; n: number }>`
    select state::text, count(*)::int as n from jobs.job where name = ${name} group by state`.execute(db.read);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** Looks again and again until it holds: workers run in their own time. */
async function eventually(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let look = 0; look < 200; look++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never came to be');
}

describe('a job sent within a transaction', () => {
  it('exists when the transaction commits', async () => {
    await db.inOneTransaction((tx) => jobs.send(tx, kept, [{ payload: { word: 'a' } }, { payload: { word: 'b' } }]));
    expect(await states(kept.name)).toEqual({ created: 2 });
    await sql`delete from jobs.job where name = ${kept.name}`.execute(db.read);
  });

  it('never existed when it rolls back', async () => {
    const failing = db.inOneTransaction(async (tx) => {
      await jobs.send(tx, kept, [{ payload: { word: 'a' } }]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await states(kept.name)).toEqual({});
  });

  it('that cannot be sent takes its transaction with it, even when the error was caught', async () => {
    const pretending = db.inOneTransaction(async (tx) => {
      await sql`insert into processes (role, host) values ('test', 'doomed')`.execute(tx);
      await jobs.send(tx, kept, [{ payload: { word: '\u0000' } }]).catch(() => {}); // jsonb holds no NUL
    });
    await expect(pretending).rejects.toThrow();
    const { rows } = await sql`select from processes where host = 'doomed'`.execute(db.read);
    expect(rows).toEqual([]);
  });

  it('is worked off after the commit, by a handler that may use the database', async () => {
    const heard: string[] = [];
    await jobs.work(worked, async ({ word }) => {
      await db.inOneTransaction((tx) => sql`select 1`.execute(tx));
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from processes where host = ${word}`.execute(
        db.read,
      );
      heard.push(`${word} ${rows[0]?.n}`);
      return 'completed';
    });
    await db.inOneTransaction(async (tx) => {
      await jobs.send(tx, worked, [{ payload: { word: 'seen' } }]);
      await sql`insert into processes (role, host) values ('test', 'seen')`.execute(tx);
    });
    await eventually(() => heard.length > 0);
    expect(heard).toEqual(['seen 1']);
    await eventually(async () => (await states(worked.name)).completed === 1);
    expect(logged).toEqual([]);
  });
});

describe('a batch', () => {
  it('is not hurt by a job that throws, nor by one whose payload is nonsense', async () => {
    await jobs.wake(batched, [
      ...['good 1', 'bad', 'good 2', 'hopeless'].map((word) => ({ payload: { word } })),
      { payload: { nonsense: true } as unknown as { word: string } },
    ]);
    const done: string[] = [];
    await jobs.work(batched, async ({ word }) => {
      if (word === 'bad') throw new Error('this one always throws');
      if (word === 'hopeless') return 'dead_letter';
      done.push(word);
      return 'completed';
    });
    await eventually(async () =>
      Object.keys(await states(batched.name)).every((state) => state === 'completed' || state === 'failed'),
    );
    expect(done.sort()).toEqual(['good 1', 'good 2']);
    expect(await states(batched.name)).toEqual({ completed: 2, failed: 3 });
    expect(await states(`${batched.name}.dead_letter`)).toEqual({ created: 3 });
    expect(logged).toEqual(['jobs.failed', 'jobs.failed']);
  });
});

describe('a job sent once', () => {
  it('exists once for its key and its time', async () => {
    const wake = (key: string) => jobs.wake(throttled, [{ payload: { word: key }, once: { key, seconds: 3_600 } }]);
    for (let i = 0; i < 5; i++) await wake('ful_1:1');
    await wake('ful_1:2');
    expect(await states(throttled.name)).toEqual({ created: 2 });
  });
});

describe('opening the queues', () => {
  it('again, as the next process does, keeps what waits in them', async () => {
    await jobs.wake(kept, [{ payload: { word: 'waits' } }]);
    const again = await openJobs(db, log, openMetrics(), ALL, false);
    expect(await states(kept.name)).toEqual({ created: 1 });
    await again.stop(1);
  });

  it('leaves tables whose statistics can be kept', async () => {
    await analyzeTables(db);
  });
});
