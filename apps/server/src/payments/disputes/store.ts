import type { DisputeStatus, PaymentGatewayKey } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database.ts';

/** A dispute as the rules see it. Money in minor units of `currency`; null where the gateway told none. */
export type DisputeRow = {
  id: string;
  status: DisputeStatus;
  amount_minor: number | null;
  currency: string | null;
  reason: string | null;
  stage: string | null;
  respond_by: Date | null;
  observed_at: Date;
  opened_at: Date;
  closed_at: Date | null;
};

/** The payment a dispute is about: the one it names, else the one it was about before. Locks nothing. */
export async function findDisputedPayment(
  db: Db,
  by: { gateway: PaymentGatewayKey; gatewayPaymentId: string | undefined; gatewayDisputeId: string },
): Promise<{ id: string; order_id: string; gateway_subscription_id: string | null } | undefined> {
  const named = by.gatewayPaymentId ?? null;
  const { rows } = await sql<{ id: string; order_id: string; gateway_subscription_id: string | null }>`
    select p.id, p.order_id, p.gateway_subscription_id from payments p
    where p.gateway = ${by.gateway} and case when ${named}::text is not null
      then p.gateway_payment_id = ${named}
      else p.id = (select min(d.payment_id) from disputes d
        where d.gateway = ${by.gateway} and d.gateway_dispute_id = ${by.gatewayDisputeId} having count(*) = 1) end`.execute(
    db,
  );
  return rows[0];
}

/** A dispute of a payment whose order is locked. */
export async function readLockedDispute(
  tx: Tx,
  by: { gateway: PaymentGatewayKey; gatewayDisputeId: string; paymentId: string },
): Promise<DisputeRow | undefined> {
  const { rows } = await sql<DisputeRow>`
    select id, status, amount_minor, currency, reason, stage, respond_by, coalesce(observed_at, updated_at) as observed_at,
      opened_at, closed_at
    from disputes
    where gateway = ${by.gateway} and gateway_dispute_id = ${by.gatewayDisputeId} and payment_id = ${by.paymentId}`.execute(
    tx,
  );
  return rows[0];
}

/** Writes a dispute as it is now; the database adds the move to its history. */
export async function saveDispute(
  tx: Tx,
  about: { gateway: PaymentGatewayKey; gatewayDisputeId: string; paymentId: string; orderId: string },
  dispute: DisputeRow,
  change: { because: string; now: Date },
): Promise<void> {
  await sql`
    insert into disputes (id, gateway, gateway_dispute_id, payment_id, order_id, status, amount_minor, currency, reason,
      stage, respond_by, observed_at, opened_at, closed_at, moved_because, created_at, updated_at)
    values (${dispute.id}, ${about.gateway}, ${about.gatewayDisputeId}, ${about.paymentId}, ${about.orderId},
      ${dispute.status}, ${dispute.amount_minor}, ${dispute.currency}, ${dispute.reason}, ${dispute.stage},
      ${dispute.respond_by}, ${dispute.observed_at}, ${dispute.opened_at}, ${dispute.closed_at}, ${change.because},
      ${change.now}, ${change.now})
    on conflict (gateway, gateway_dispute_id, payment_id) do update set
      status = excluded.status, amount_minor = excluded.amount_minor, currency = excluded.currency,
      reason = excluded.reason, stage = excluded.stage, respond_by = excluded.respond_by,
      observed_at = excluded.observed_at, opened_at = excluded.opened_at, closed_at = excluded.closed_at,
      moved_because = excluded.moved_because, updated_at = excluded.updated_at`.execute(tx);
}

/** A lost dispute whose money is not yet named by the gateway: nothing was booked, or only what we know ourselves. */
export type UnconfirmedLoss = {
  id: string;
  gateway_dispute_id: string;
  amount_minor: number | null;
  currency: string | null;
  opened_at: Date;
  refund_id: string | null;
};

export async function unconfirmedLosses(tx: Tx, paymentId: string): Promise<UnconfirmedLoss[]> {
  const { rows } = await sql<UnconfirmedLoss>`
    select d.id, d.gateway_dispute_id, d.amount_minor, d.currency, d.opened_at, d.refund_id
    from disputes d left join refunds r on r.id = d.refund_id
    where d.payment_id = ${paymentId} and d.status = 'lost'
      and (r.id is null or r.gateway_refund_id = d.gateway_dispute_id)
    order by d.id`.execute(tx);
  return rows;
}

/**
 * A refund of this payment that no dispute accounts for yet and that may be the money of one: reversed by the gateway,
 * or made there for just this amount since the dispute was opened, as when a claim is accepted.
 */
export async function unclaimedReversal(
  tx: Tx,
  paymentId: string,
  loss: { openedAt: Date; amountMinor: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select r.id from refunds r
    where r.payment_id = ${paymentId} and r.status = 'succeeded'
      and not exists (select from disputes d where d.refund_id = r.id)
      and (r.reversal or (r.requested_by like 'gateway:%' and r.amount_minor = ${loss.amountMinor}
        and r.created_at >= ${loss.openedAt}))
    order by r.reversal desc, r.id limit 1`.execute(tx);
  return rows[0]?.id;
}

/** The refund we booked for a lost dispute and that no refund of the gateway has confirmed yet. */
export async function bookedLoss(
  tx: Tx,
  paymentId: string,
  by: { amountMinor: number | undefined },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select r.id from disputes d join refunds r on r.id = d.refund_id
    where d.payment_id = ${paymentId} and r.gateway_refund_id = d.gateway_dispute_id
      and (${by.amountMinor ?? null}::bigint is null or r.amount_minor = ${by.amountMinor ?? null})
    order by d.id limit 1`.execute(tx);
  return rows[0]?.id;
}

/** Says which refund is a dispute's money. */
export async function linkRefund(tx: Tx, disputeId: string, refundId: string): Promise<void> {
  await tx.updateTable('disputes').set({ refund_id: refundId }).where('id', '=', disputeId).execute();
  await tx.updateTable('refunds').set({ reversal: true }).where('id', '=', refundId).execute();
}

/** Marks what the gateway took back by itself. */
export async function markReversal(tx: Tx, paymentId: string, gatewayRefundId: string): Promise<void> {
  await tx
    .updateTable('refunds')
    .set({ reversal: true })
    .where('payment_id', '=', paymentId)
    .where('gateway_refund_id', '=', gatewayRefundId)
    .execute();
}

/** Corrects a booked loss: its amount, or the gateway's id of the refund that it turned out to be. */
export async function correctLoss(
  tx: Tx,
  refundId: string,
  change: { amountMinor: number; gatewayRefundId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('refunds')
    .set({ amount_minor: change.amountMinor, gateway_refund_id: change.gatewayRefundId, updated_at: change.now })
    .where('id', '=', refundId)
    .execute();
}
