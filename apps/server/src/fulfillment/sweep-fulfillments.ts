import { livingInstances } from '../kernel/instances.ts';
import type { FulfillmentApp } from './run-fulfillment.ts';
import { dueRecords, freeLeases, leaseOwners } from './store.ts';
import { wakeAgain } from './wake.ts';

/** One turn takes at most this many; the next follows in seconds. */
const BATCH = 200;
/** Of one provider at most this many: four of them run at once (jobs.ts), the rest would only wait. */
const BATCH_PER_PROVIDER = 100;

/**
 * Re-derives the work from the rows: whatever is due is woken, however its job was lost. Leases of dead workers are
 * freed first.
 *
 * @returns how many records are due, those woken a moment ago included.
 */
export async function sweepFulfillments(app: FulfillmentApp): Promise<number> {
  await freeOrphans(app);
  const due = await dueRecords(app.db.read, app.clock.now(), BATCH, BATCH_PER_PROVIDER);
  await wakeAgain(app, due);
  return due.length;
}

async function freeOrphans(app: FulfillmentApp): Promise<void> {
  const owners = (await leaseOwners(app.db.read)).filter((owner) => owner !== app.instance);
  if (owners.length === 0) return;
  const living = await livingInstances(app.db);
  const dead = owners.filter((owner) => !living.has(owner));
  if (dead.length > 0) await freeLeases(app.db.read, dead);
}
