import { FULFILLMENT_ACTIONS, type FulfillmentStatus } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { cancelTasksOf } from '../tasks/index.ts';
import { FulfillmentError } from './errors.ts';
import { wakeWithin } from './wake.ts';
import { type Because, request } from './wishes.ts';

/** The same in a transaction of its own. @throws FulfillmentError ILLEGAL_MOVE */
export async function retryFulfillment(app: App, fulfillmentId: string, by: string, because: string): Promise<void> {
  await app.db.inOneTransaction((tx) => retryWithin(app, tx, fulfillmentId, { by, because }));
}

/**
 * Puts a failed delivery, or one that was handed to people, back in the queue with fresh attempts and the same key.
 * What was delivered and could not be changed (a suspension that failed) is tried again where it stands.
 *
 * @throws FulfillmentError ILLEGAL_MOVE when somebody else was quicker, or there is nothing to retry.
 */
export async function retryWithin(app: App, tx: Tx, fulfillmentId: string, why: Because): Promise<void> {
  const now = app.clock.now();
  // Tasks before the record, as whoever completes a task locks them: the other way round the two would deadlock.
  await cancelTasksOf(tx, fulfillmentId, now);
  const retried =
    (await request(tx, fulfillmentId, {
      from: FULFILLMENT_ACTIONS.retry.from,
      to: FULFILLMENT_ACTIONS.retry.to,
      newRevision: false,
      ...why,
      now,
    })) ?? (await retryInPlace(tx, fulfillmentId, { ...why, now }));
  if (!retried) throw new FulfillmentError('ILLEGAL_MOVE', `retry of ${fulfillmentId}`);
  await wakeWithin(app, tx, [{ id: fulfillmentId, ...retried }]);
}

/** Given up where it stands: a change of what was delivered, or taking back what still waited for its customer. */
export function isStuck(record: {
  status: FulfillmentStatus;
  desired_state: string;
  error_code: string | null;
  next_attempt_at: Date | null;
}): boolean {
  if (record.error_code === null || record.next_attempt_at !== null) return false;
  if (record.status === 'awaiting_customer') return record.desired_state === 'terminated';
  return record.status === 'active' || record.status === 'suspended';
}

/** The status stays, only the work is taken up again. */
async function retryInPlace(tx: Tx, fulfillmentId: string, why: { by: string; because: string; now: Date }) {
  const record = await tx
    .selectFrom('fulfillment_records')
    .select(['status', 'desired_state', 'error_code', 'next_attempt_at'])
    .where('id', '=', fulfillmentId)
    .forUpdate()
    .executeTakeFirst();
  if (!record || !isStuck(record)) return undefined;
  return request(tx, fulfillmentId, { from: [record.status], newRevision: false, ...why });
}
