import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { findAdapter } from './drivers.ts';
import { runLocalJob, runOutsideJob } from './jobs.ts';

type Sleeper = { id: string; driver: string; provider: string };

/** Sends the jobs of these records within the transaction that made them due. */
export async function wakeWithin(app: App, tx: Tx, records: Sleeper[]): Promise<void> {
  const { local, outside } = byReach(records);
  await app.jobs.send(tx, runLocalJob, local);
  await app.jobs.send(tx, runOutsideJob, outside);
}

/** A record that is still due and not taken is woken again after this; without a pause the sweeper would drown it in jobs. */
const WAKE_AGAIN_SECONDS = 60;

/** The same by itself, for the sweeper: once for each run that is due. */
export async function wakeAgain(
  app: App,
  records: (Sleeper & { lease_token: number; next_attempt_at: Date })[],
): Promise<void> {
  const { local, outside } = byReach(records, ({ id, lease_token, next_attempt_at }) => ({
    once: { key: `${id}:${lease_token}:${next_attempt_at.getTime()}`, seconds: WAKE_AGAIN_SECONDS },
  }));
  await app.jobs.wake(runLocalJob, local);
  await app.jobs.wake(runOutsideJob, outside);
}

function byReach<S extends Sleeper>(
  records: S[],
  settings?: (record: S) => { once: { key: string; seconds: number } },
) {
  const jobOf = (record: S) => ({
    payload: { fulfillment_id: record.id },
    group: record.provider,
    ...settings?.(record),
  });
  // A driver that is gone is said by the run, which gives it up: here it must not keep the others from being woken.
  const isLocal = (record: S) => findAdapter(record.driver)?.reach === 'local';
  return {
    local: records.filter(isLocal).map(jobOf),
    outside: records.filter((record) => !isLocal(record)).map(jobOf),
  };
}
