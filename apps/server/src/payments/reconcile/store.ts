import type { PaymentGatewayKey } from '@vozex/domain';
import { sql } from 'kysely';
import { secondsAfter } from '../../kernel/clock.ts';
import { type Db, json, type Tx } from '../../kernel/database.ts';
import type { GatewayEvent } from '../gateway-event.ts';

/** Something that no webhook had told. */
export type Finding = { what: string; ref: string; order_id: string | null; result: string };

/** A look that has not ended by then died with its process. */
const DEAD_SECONDS = 1_800;

/** Writes that a gateway is being looked at. @returns false when somebody else is at it. */
export async function beginReconciliation(
  tx: Tx,
  look: { id: string; gateway: PaymentGatewayKey; from: Date; to: Date; requestedBy: string; now: Date },
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext(${`vozex reconcile ${look.gateway}`}))`.execute(tx);
  await sql`
    update reconciliations set status = 'failed', problem = 'its process ended midway', finished_at = ${look.now}
    where gateway = ${look.gateway} and status = 'running' and started_at <= ${secondsAfter(look.now, -DEAD_SECONDS)}`.execute(
    tx,
  );
  const { rows } = await sql`
    insert into reconciliations (id, gateway, status, requested_by, window_from, window_to, started_at)
    select ${look.id}, ${look.gateway}, 'running', ${look.requestedBy}, ${look.from}, ${look.to}, ${look.now}
    where not exists (select from reconciliations where gateway = ${look.gateway} and status = 'running')
    returning id`.execute(tx);
  return rows.length === 1;
}

export async function endReconciliation(
  db: Db,
  id: string,
  end: { lookedAt: number; found: number; findings: Finding[]; problem: string | null; now: Date },
): Promise<void> {
  await db
    .updateTable('reconciliations')
    .set({
      status: end.problem === null ? 'done' : 'failed',
      looked_at: end.lookedAt,
      found: end.found,
      findings: json(end.findings),
      problem: end.problem,
      finished_at: end.now,
    })
    .where('id', '=', id)
    .execute();
}

/** Up to when a gateway was looked at with success; undefined for a shop that never was. */
export async function lastWindowEnd(db: Db, gateway: PaymentGatewayKey): Promise<Date | undefined> {
  const row = await db
    .selectFrom('reconciliations')
    .select('window_to')
    .where('gateway', '=', gateway)
    .where('status', '=', 'done')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.window_to;
}

export async function isKept(db: Db, gateway: PaymentGatewayKey, eventId: string): Promise<boolean> {
  const { rows } = await sql`
    select from webhook_events where gateway = ${gateway} and event_id = ${eventId}`.execute(db);
  return rows.length > 0;
}

/** The events that say something our rows do not: a payment, refund or dispute that is unknown or stood elsewhere. */
export async function whatIsNew(db: Db, events: GatewayEvent[]): Promise<{ event: GatewayEvent; index: number }[]> {
  const fresh: { event: GatewayEvent; index: number }[] = [];
  for (const [index, event] of events.entries()) {
    if (await saysSomethingNew(db, event)) fresh.push({ event, index });
  }
  return fresh;
}

async function saysSomethingNew(db: Db, { type, gateway, refs }: GatewayEvent): Promise<boolean> {
  const [family, state] = type.split('.');
  if (family === 'payment' && refs.paymentId !== undefined) {
    const { rows } = await sql<{ status: string }>`
      select status from payments where gateway = ${gateway} and gateway_payment_id = ${refs.paymentId}`.execute(db);
    const known = rows[0]?.status;
    return known !== state && !(known === 'held' && state === 'succeeded') && known !== 'succeeded';
  }
  if (family === 'refund' && refs.refundId !== undefined) {
    const { rows } = await sql<{ status: string }>`
      select r.status from refunds r join payments p on p.id = r.payment_id
      where p.gateway = ${gateway} and r.gateway_refund_id = ${refs.refundId}`.execute(db);
    return rows[0]?.status !== state && rows[0]?.status !== 'succeeded';
  }
  if (family === 'dispute' && refs.disputeId !== undefined) {
    const { rows } = await sql<{ status: string }>`
      select status from disputes where gateway = ${gateway} and gateway_dispute_id = ${refs.disputeId}`.execute(db);
    return rows[0]?.status !== (state === 'updated' ? 'under_review' : state);
  }
  return false; // a subscription's standing is asked after by the room that keeps it
}

/** An attempt to pay that the gateway has not told the end of. */
export type OpenCheckout = { id: string; order_id: string; gateway_checkout_id: string };

/** Takes checkouts of waiting orders that were opened a while ago and not asked after lately. */
export async function takeOpenCheckouts(
  db: Db,
  by: { gateway: PaymentGatewayKey; openedBefore: Date; askedBefore: Date; now: Date; limit: number },
): Promise<OpenCheckout[]> {
  const { rows } = await sql<OpenCheckout>`
    update checkout_sessions set asked_at = ${by.now}
    where id in (
      select s.id from orders o join checkout_sessions s on s.order_id = o.id
      where o.status = 'pending' and s.gateway = ${by.gateway} and s.gateway_checkout_id is not null
        and s.created_at <= ${by.openedBefore} and (s.asked_at is null or s.asked_at <= ${by.askedBefore})
      order by s.id limit ${by.limit} for update of s skip locked)
    returning id, order_id, gateway_checkout_id`.execute(db);
  return rows;
}
