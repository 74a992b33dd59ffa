import type { PaymentGatewayKey, WebhookEventStatus } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db, Tx } from '../kernel/database.ts';

/** A kept delivery that waits to be applied. */
export type WaitingEvent = {
  id: string;
  gateway: PaymentGatewayKey;
  event_id: string;
  body: Uint8Array;
  attempts: number;
  /** When this delivery was attempted, by the sender's clock: how fresh the body is. */
  attempted_at: Date | null;
  received_at: Date;
};

/** Locks an event that still waits; nothing when it is done or another worker has it. */
export async function lockWaitingEvent(tx: Tx, id: string): Promise<WaitingEvent | undefined> {
  return tx
    .selectFrom('webhook_events')
    .select(['id', 'gateway', 'event_id', 'body', 'attempts', 'attempted_at', 'received_at'])
    .where('id', '=', id)
    .where('status', '=', 'received')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** Ends an event. */
export async function settleEvent(
  tx: Tx,
  id: string,
  end: {
    status: Exclude<WebhookEventStatus, 'received'>;
    /** What it said, in our own words. */
    meaning: string[];
    orderId: string | undefined;
    problem: string | null;
    now: Date;
  },
): Promise<void> {
  await tx
    .updateTable('webhook_events')
    .set({
      status: end.status,
      meaning: end.meaning,
      order_id: end.orderId ?? null,
      problem: end.problem,
      applied_at: end.now,
    })
    .where('id', '=', id)
    .execute();
}

/** Leaves an event waiting until `dueAt`. */
export async function postponeEvent(db: Db, id: string, wait: { dueAt: Date; problem: string }): Promise<void> {
  await sql`
    update webhook_events set attempts = attempts + 1, next_attempt_at = ${wait.dueAt}, problem = ${wait.problem}
    where id = ${id} and status = 'received'`.execute(db);
}

/** Takes up to `limit` events that are due by `cutoff` and have nobody working on them, and puts them off until `again`. */
export async function takeDueEvents(db: Db, cutoff: Date, again: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update webhook_events set next_attempt_at = ${again}
    where id in (
      select id from webhook_events where status = 'received' and next_attempt_at <= ${cutoff}
      order by next_attempt_at limit ${limit} for update skip locked)
    returning id`.execute(db);
  return rows.map((row) => row.id);
}
