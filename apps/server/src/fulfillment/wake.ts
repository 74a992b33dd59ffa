import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { adapterOf } from './drivers.ts';
import { runLocalJob, runOutsideJob } from './jobs.ts';

type Sleeper = { id: string; driver: string; provider: string };

/** Sends the jobs of these records within the transaction that made them due. */
export async function wakeWithin(app: App, tx: Tx, records: Sleeper[]): Promise<void> {
  const { local, outside } = byReach(records);
  await app.jobs.send(tx, runLocalJob, local);
  await app.jobs.send(tx, runOutsideJob, outside);
}

/** The same by itself, for the sweeper. */
export async function wakeAgain(app: App, records: Sleeper[]): Promise<void> {
  const { local, outside } = byReach(records);
  await app.jobs.wake(runLocalJob, local);
  await app.jobs.wake(runOutsideJob, outside);
}

function byReach(records: Sleeper[]) {
  const jobOf = (record: Sleeper) => ({ payload: { fulfillment_id: record.id }, group: record.provider });
  const isLocal = (record: Sleeper) => adapterOf(record.driver).reach === 'local';
  return { local: records.filter(isLocal).map(jobOf), outside: records.filter((record) => !isLocal(record)).map(jobOf) };
}
