import type { PaymentGatewayKey, PaymentStatus, RefundStatus } from '@vozex/domain';
import { sql } from 'kysely';
import { type Db, json, type Tx } from '../kernel/database.ts';
import type { EventMoney } from './gateway-event.ts';

/** A payment as the rules see it. Amounts in minor units of `currency`. */
export type PaymentRow = {
  id: string;
  order_id: string;
  gateway: PaymentGatewayKey;
  gateway_payment_id: string;
  status: PaymentStatus;
  amount_minor: number;
  currency: string;
  refunded_minor: number;
  problem_code: string | null;
  gateway_subscription_id: string | null;
  /** When it happened at the gateway, else when we learned of it. */
  occurred_at: Date;
};

const PAYMENT = sql`p.id, p.order_id, p.gateway, p.gateway_payment_id, p.status, p.amount_minor, p.currency,
  p.refunded_minor, p.problem_code, p.gateway_subscription_id, coalesce(p.occurred_at, p.created_at) as occurred_at`;

/** The order an event is about when it does not name one itself: by its checkout, payment or subscription. */
export async function orderIdBehind(
  tx: Tx,
  refs: {
    gateway: PaymentGatewayKey;
    checkoutId: string | undefined;
    paymentId: string | undefined;
    subscriptionId?: string | undefined;
  },
): Promise<string | undefined> {
  const { rows } = await sql<{ order_id: string }>`
    select order_id from checkout_sessions where gateway = ${refs.gateway}
      and gateway_checkout_id in (${refs.checkoutId ?? null}, ${refs.subscriptionId ?? null})
    union all
    select order_id from payments where gateway = ${refs.gateway} and gateway_subscription_id = ${refs.subscriptionId ?? null}
    union all
    select order_id from payments where gateway = ${refs.gateway} and gateway_payment_id = ${refs.paymentId ?? null}
    limit 1`.execute(tx);
  return rows[0]?.order_id;
}

/** Everything that decides about one payment of a locked order, in one statement. */
export async function paymentsAround(
  tx: Tx,
  about: { orderId: string; gateway: PaymentGatewayKey; gatewayPaymentId: string; checkoutId: string | undefined },
): Promise<{ checkoutOrderId: string | undefined; payments: PaymentRow[] }> {
  const { rows } = await sql<PaymentRow & { checkout_order_id: string | null }>`
    select s.order_id as checkout_order_id, ${PAYMENT}
    from (select 1) as one
    left join checkout_sessions s on s.gateway = ${about.gateway} and s.gateway_checkout_id = ${about.checkoutId ?? null}
    left join payments p on p.order_id = ${about.orderId}
      or (p.gateway = ${about.gateway} and p.gateway_payment_id = ${about.gatewayPaymentId})`.execute(tx);
  return {
    checkoutOrderId: rows[0]?.checkout_order_id ?? undefined,
    payments: rows.filter((row) => row.id !== null),
  };
}

/**
 * Writes a payment as an event says it is now.
 *
 * @returns false when the gateway's payment belongs to another order already: the unique index decides.
 */
export async function savePayment(
  tx: Tx,
  payment: {
    id: string;
    orderId: string;
    gateway: PaymentGatewayKey;
    gatewayPaymentId: string;
    status: PaymentStatus;
    money: EventMoney;
    problem: { code: string; text: string } | undefined;
    occurredAt: Date | null;
    gatewaySubscriptionId: string | null;
    now: Date;
  },
): Promise<boolean> {
  const { money, problem, now } = payment;
  const capturedAt = payment.status === 'succeeded' || payment.status === 'held' ? now : null;
  const { rows } = await sql`
    insert into payments as kept (id, order_id, gateway, gateway_payment_id, status, amount_minor, currency, tax_minor,
      fee_minor, problem_code, problem, occurred_at, captured_at, gateway_subscription_id, created_at, updated_at)
    values (${payment.id}, ${payment.orderId}, ${payment.gateway}, ${payment.gatewayPaymentId}, ${payment.status},
      ${money.amountMinor}, ${money.currency}, ${money.taxMinor ?? null}, ${money.feeMinor ?? null},
      ${problem?.code ?? null}, ${problem?.text ?? null}, ${payment.occurredAt}, ${capturedAt},
      ${payment.gatewaySubscriptionId}, ${now}, ${now})
    on conflict (gateway, gateway_payment_id) do update set
      status = excluded.status, amount_minor = excluded.amount_minor, currency = excluded.currency,
      tax_minor = excluded.tax_minor, fee_minor = excluded.fee_minor, problem_code = excluded.problem_code,
      problem = excluded.problem, occurred_at = excluded.occurred_at, captured_at = excluded.captured_at,
      gateway_subscription_id = coalesce(excluded.gateway_subscription_id, kept.gateway_subscription_id),
      updated_at = excluded.updated_at
    where kept.order_id = excluded.order_id
    returning id`.execute(tx);
  return rows.length === 1;
}

/** Moves a held payment: accepted by an operator, or given back. */
export async function settleHeldPayment(
  tx: Tx,
  paymentId: string,
  status: 'succeeded' | 'cancelled',
  now: Date,
): Promise<void> {
  await tx.updateTable('payments').set({ status, updated_at: now }).where('id', '=', paymentId).execute();
}

export async function setRefundedMinor(tx: Tx, paymentId: string, refundedMinor: number, now: Date): Promise<void> {
  await tx
    .updateTable('payments')
    .set({ refunded_minor: refundedMinor, updated_at: now })
    .where('id', '=', paymentId)
    .execute();
}

/** Another payment of the same order. `occurred_at` as JSON writes a time. */
export type OtherPayment = Pick<
  PaymentRow,
  'id' | 'status' | 'amount_minor' | 'refunded_minor' | 'gateway_subscription_id'
> & { occurred_at: string };

/** A refund as the rules see it. `gateway_refund_id` is null until an answer or an event has named it. */
export type RefundRow = {
  id: string;
  payment_id: string;
  gateway_refund_id: string | null;
  status: RefundStatus;
  amount_minor: number;
  /** Units given back, where somebody said so. */
  quantity: number | null;
  /** The gateway took it back against our will. */
  reversal: boolean;
};

/** Where a payment stands, without locking anything: the order is locked next, then everything is read again. */
export async function findPayment(
  db: Db,
  by:
    | { id: string }
    | { gateway: PaymentGatewayKey; gatewayPaymentId: string | undefined; requestId: string | undefined },
): Promise<PaymentRow | undefined> {
  const { rows } = await ('id' in by
    ? sql<PaymentRow>`select ${PAYMENT} from payments p where p.id = ${by.id}`
    : sql<PaymentRow>`
        select ${PAYMENT} from payments p
        where p.gateway = ${by.gateway} and (p.gateway_payment_id = ${by.gatewayPaymentId ?? null}
          or p.id = (select payment_id from refunds where id = ${by.requestId ?? null}))
        order by (p.gateway_payment_id = ${by.gatewayPaymentId ?? null}) desc nulls last
        limit 1`
  ).execute(db);
  return rows[0];
}

/** A payment of a locked order with its refunds, and the order's other payments. */
export async function readLockedPayment(
  tx: Tx,
  paymentId: string,
): Promise<{ payment: PaymentRow; refunds: RefundRow[]; others: OtherPayment[] }> {
  const { rows } = await sql<PaymentRow & { refunds: RefundRow[] | null; others: OtherPayment[] | null }>`
    select ${PAYMENT},
      (select jsonb_agg(jsonb_build_object('id', r.id, 'payment_id', r.payment_id, 'gateway_refund_id', r.gateway_refund_id,
        'status', r.status, 'amount_minor', r.amount_minor, 'quantity', r.quantity, 'reversal', r.reversal) order by r.id) from refunds r where r.payment_id = p.id) as refunds,
      (select jsonb_agg(jsonb_build_object('id', o.id, 'status', o.status, 'amount_minor', o.amount_minor,
        'refunded_minor', o.refunded_minor, 'gateway_subscription_id', o.gateway_subscription_id,
        'occurred_at', coalesce(o.occurred_at, o.created_at))) from payments o
        where o.order_id = p.order_id and o.id <> p.id) as others
    from payments p where p.id = ${paymentId}`.execute(tx);
  const { refunds, others, ...payment } = rows[0]!; // because the caller found the payment, and payments are never deleted
  return { payment, refunds: refunds ?? [], others: others ?? [] };
}

export async function insertRefund(
  tx: Tx,
  refund: {
    id: string;
    paymentId: string;
    gatewayRefundId: string | null;
    status: RefundStatus;
    amountMinor: number;
    quantity: number | null;
    reversal: boolean;
    currency: string;
    reason: string;
    requestedBy: string;
    onceKey?: string | null;
    now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('refunds')
    .values({
      id: refund.id,
      payment_id: refund.paymentId,
      gateway_refund_id: refund.gatewayRefundId,
      status: refund.status,
      amount_minor: refund.amountMinor,
      quantity: refund.quantity,
      reversal: refund.reversal,
      currency: refund.currency,
      reason: refund.reason,
      requested_by: refund.requestedBy,
      once_key: refund.onceKey ?? null,
      created_at: refund.now,
      updated_at: refund.now,
    })
    .execute();
}

/** The refund that was asked for under this key and has not failed. */
export async function findRefundFor(
  tx: Tx,
  onceKey: string,
): Promise<{ refundId: string; status: RefundStatus } | undefined> {
  return tx
    .selectFrom('refunds')
    .select(['id as refundId', 'status'])
    .where('once_key', '=', onceKey)
    .where('status', '<>', 'failed')
    .executeTakeFirst();
}

export async function updateRefund(
  db: Db,
  refundId: string,
  change: { status?: RefundStatus; gatewayRefundId?: string; problem?: string | null; now: Date },
): Promise<void> {
  await db
    .updateTable('refunds')
    .set({
      updated_at: change.now,
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(change.gatewayRefundId === undefined ? {} : { gateway_refund_id: change.gatewayRefundId }),
      ...(change.problem === undefined ? {} : { problem: change.problem }),
    })
    .where('id', '=', refundId)
    .execute();
}

/**
 * Writes what of a subscription's payment is the shop's own tax, and by which rate: who keeps the subscription knows.
 * Null: by none.
 */
export async function taxPayment(
  tx: Tx,
  id: string,
  { taxMinor, rate }: { taxMinor: number; rate: { name: string; rate_bp: number; reverse_charge: boolean } | null },
): Promise<void> {
  const tax_rate = rate && json({ name: rate.name, rate_bp: rate.rate_bp, reverse_charge: rate.reverse_charge });
  const tax_minor = rate && taxMinor;
  await tx.updateTable('payments').set({ tax_minor, tax_rate }).where('id', '=', id).execute();
}

/** How often a subscription was paid, and when last, by the gateway's time. Payments of nothing do not count. */
export async function moneyOfSubscription(
  db: Db,
  gateway: PaymentGatewayKey,
  gatewaySubscriptionId: string,
): Promise<{ count: number; lastAt: Date | null }> {
  const { rows } = await sql<{ count: number; last_at: Date | null }>`
    select count(*)::int as count, max(coalesce(occurred_at, created_at)) as last_at
    from payments
    where gateway = ${gateway} and gateway_subscription_id = ${gatewaySubscriptionId} and status = 'succeeded'
      and amount_minor > 0`.execute(db);
  return { count: rows[0]?.count ?? 0, lastAt: rows[0]?.last_at ?? null };
}
