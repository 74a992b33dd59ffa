import type { GatewaySandbox } from '@vozex/gateway-sandbox';
import type { Database, RunningShop } from '@vozex/server';
import { until } from './until.ts';

/** Rows that somebody must still do something about at `now`. */
async function unfinished({ read }: Database, now: Date): Promise<Record<string, number>> {
  const [events, deliveries] = await Promise.all([
    read
      .selectFrom('webhook_events')
      .select(({ fn }) => fn.countAll().as('n'))
      .where('status', '=', 'received')
      .where((eb) => eb.or([eb('attempts', '=', 0), eb('next_attempt_at', '<=', now)]))
      .executeTakeFirstOrThrow(),
    read
      .selectFrom('fulfillment_records')
      .select(({ fn }) => fn.countAll().as('n'))
      .where((eb) => eb.or([eb('lease_until', 'is not', null), eb('next_attempt_at', '<=', now)]))
      .executeTakeFirstOrThrow(),
  ]);
  return { events: Number(events.n), deliveries: Number(deliveries.n) };
}

/**
 * Waits, in real time, until the shop has nothing left to do at the present instant of its clock: every event was
 * looked at, nothing is due, and nobody holds a delivery. Mails may still be on their way.
 */
export async function settled(db: Database, clock: { now(): Date }, seconds = 30): Promise<void> {
  const left = () => unfinished(db, clock.now());
  await until('the shop to come to rest', async () => Object.values(await left()).every((count) => count === 0), {
    seconds,
    seen: left,
  });
}

/** Waits until no webhook is on its way and nothing is due in a shop of this process, billing included. */
export async function settledWithGateways(
  { shop, turnBilling }: RunningShop,
  sandbox: GatewaySandbox,
  clock: { now(): Date },
): Promise<void> {
  do {
    await sandbox.tick();
    await sandbox.drain();
    await settled(shop.db, clock);
  } while ((await turnBilling()) > 0);
}
