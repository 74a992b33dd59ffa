import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';

/** Rows of one list that a pack shows: above it, a reader at a bank sees no more than the pattern. */
export const ROWS_MAX = 300;

/** A row with its times as JSON writes them. */
export type Written<Row> = {
  [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] extends Date | null ? string | null : Row[Key];
};

function written<Row extends object>(rows: Row[]): Written<Row>[] {
  const asText = (value: unknown) => (value instanceof Date ? value.toISOString() : value);
  return rows.map(
    (row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, asText(value)])) as Written<Row>, // because only times were changed
  );
}

export async function readDispute(db: Db, id: string) {
  const rows = await db
    .selectFrom('disputes')
    .select(['id', 'gateway', 'gateway_dispute_id', 'payment_id', 'order_id', 'status', 'amount_minor', 'currency'])
    .select(['reason', 'stage', 'respond_by', 'opened_at', 'closed_at'])
    .where('id', '=', id)
    .execute();
  return written(rows)[0];
}

export async function readOrder(db: Db, id: string) {
  const rows = await db
    .selectFrom('orders')
    .select(['id', 'customer_id', 'status', 'currency', 'total_minor', 'refunded_minor', 'created_at', 'paid_at'])
    .where('id', '=', id)
    .execute();
  return written(rows)[0];
}

export async function itemsOf(db: Db, orderId: string) {
  return db
    .selectFrom('order_items')
    .select(['id', 'product_name', 'price_name', 'quantity', 'unit_amount_minor', 'total_minor', 'billing'])
    .select(['billing_interval', 'interval_count', 'trial_days', 'delivery_model', 'choices', 'terms', 'policies'])
    .where('order_id', '=', orderId)
    .orderBy('position')
    .execute();
}

export async function readCustomer(db: Db, id: string, orderId: string) {
  const { rows } = await sql<{
    id: string;
    name: string;
    email: string;
    since: Date;
    user_id: string | null;
    email_verified: boolean | null;
    account_created_at: Date | null;
    other_paid_orders: number;
  }>`
    select c.id, c.name, c.email, c.created_at as since, c.user_id, u.email_verified, u.created_at as account_created_at,
      (select count(*)::int from orders o where o.customer_id = c.id and o.id <> ${orderId}
        and o.status in ('paid', 'partially_refunded')) as other_paid_orders
    from customers c left join users u on u.id = c.user_id
    where c.id = ${id}`.execute(db);
  return written(rows)[0];
}

export async function signInsOf(db: Db, userId: string) {
  const rows = await db
    .selectFrom('sessions')
    .select(['created_at as at', 'ip_address', 'user_agent'])
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .limit(ROWS_MAX)
    .execute();
  return written(rows);
}

export async function checkoutsOf(db: Db, orderId: string) {
  const rows = await db
    .selectFrom('checkout_sessions')
    .select(['gateway', 'gateway_checkout_id', 'created_at as at'])
    .where('order_id', '=', orderId)
    .orderBy('id')
    .limit(ROWS_MAX)
    .execute();
  return written(rows);
}

export async function paymentsOf(db: Db, orderId: string) {
  const { rows } = await sql<{
    id: string;
    gateway: string;
    gateway_payment_id: string;
    gateway_subscription_id: string | null;
    status: string;
    amount_minor: number;
    currency: string;
    tax_minor: number | null;
    refunded_minor: number;
    paid_at: Date | null;
  }>`
    select id, gateway, gateway_payment_id, gateway_subscription_id, status, amount_minor, currency, tax_minor,
      refunded_minor, case when captured_at is not null then coalesce(occurred_at, captured_at) end as paid_at
    from payments where order_id = ${orderId} order by id limit ${ROWS_MAX}`.execute(db);
  return written(rows);
}

export async function refundsOf(db: Db, orderId: string) {
  const { rows } = await sql<{
    id: string;
    payment_id: string;
    gateway_refund_id: string | null;
    status: string;
    amount_minor: number;
    currency: string;
    reversal: boolean;
    reason: string;
    requested_by: string;
    at: Date;
  }>`
    select r.id, r.payment_id, r.gateway_refund_id, r.status, r.amount_minor, r.currency, r.reversal, r.reason,
      r.requested_by, r.created_at as at
    from refunds r join payments p on p.id = r.payment_id
    where p.order_id = ${orderId} order by r.id limit ${ROWS_MAX}`.execute(db);
  return written(rows);
}

export async function eventsOf(db: Db, orderId: string) {
  const rows = await db
    .selectFrom('webhook_events')
    .select(['event_id', 'event_type', 'received_at', 'applied_at'])
    .where('order_id', '=', orderId)
    .orderBy('id')
    .limit(ROWS_MAX)
    .execute();
  return written(rows);
}

export async function subscriptionsOf(db: Db, orderId: string) {
  const rows = await db
    .selectFrom('subscriptions')
    .select(['id', 'gateway_subscription_id', 'status', 'started_at', 'trial_ends_at', 'current_period_start'])
    .select(['current_period_end', 'paid_periods'])
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute();
  return written(rows);
}

/** The deliveries of an order, the cancelled ones too, oldest first. */
export async function deliveriesOf(db: Db, orderId: string) {
  const rows = await db
    .selectFrom('fulfillment_records as r')
    .innerJoin('order_items as i', 'i.id', 'r.order_item_id')
    .select(['r.id', 'r.order_item_id', 'i.product_name', 'r.driver', 'r.provider', 'r.status', 'r.service_state'])
    .select(['r.delivered_at', 'r.external_workspace_url as workspace_url', 'r.payload_snapshot as handed_over'])
    .select(['r.external_reference_id as provider_reference', 'r.external_customer_id as provider_customer'])
    .where('r.order_id', '=', orderId)
    .orderBy('r.id')
    .limit(ROWS_MAX)
    .execute();
  return written(rows);
}

export async function callsOf(db: Db, fulfillmentId: string) {
  const rows = await db
    .selectFrom('fulfillment_operations')
    .select(['action', 'outcome', 'started_at', 'finished_at'])
    .where('fulfillment_id', '=', fulfillmentId)
    .orderBy('id')
    .limit(ROWS_MAX)
    .execute();
  return written(rows);
}

export async function licensesOf(db: Db, fulfillmentId: string) {
  const rows = await db
    .selectFrom('licenses')
    .select(['id', 'key_hint', 'license_type', 'status', 'max_activations', 'expires_at', 'created_at as issued_at'])
    .where('fulfillment_id', '=', fulfillmentId)
    .orderBy('position')
    .limit(ROWS_MAX)
    .execute();
  return written(rows);
}

export async function downloadsOf(db: Db, fulfillmentId: string) {
  const rows = await db
    .selectFrom('downloads as d')
    .innerJoin('download_grants as g', 'g.id', 'd.grant_id')
    .innerJoin('artifacts as a', 'a.id', 'd.artifact_id')
    .select(['d.at', 'a.file_name', 'a.version', 'a.sha256', 'd.ip_address'])
    .where('g.fulfillment_id', '=', fulfillmentId)
    .orderBy('d.id')
    .limit(ROWS_MAX)
    .execute();
  return written(rows);
}

export async function workDoneFor(db: Db, fulfillmentId: string) {
  const { rows } = await sql<{ title: string; completed_at: Date; completed_by: string | null }>`
    select title, completed_at, completed_by from tasks
    where fulfillment_id = ${fulfillmentId} and status = 'done' and completed_at is not null
    order by id limit ${ROWS_MAX}`.execute(db);
  return written(rows);
}

/** Mails about any of these things. */
export async function mailsAbout(db: Db, subjectIds: string[]) {
  const rows = await db
    .selectFrom('mails')
    .select(['kind', 'recipient', 'status', 'created_at', 'sent_at'])
    .where('subject_id', 'in', subjectIds)
    .orderBy('id')
    .limit(ROWS_MAX)
    .execute();
  return written(rows);
}

const HISTORY = {
  order_moves: sql`select from_status, to_status, null::text as because, at from order_moves where order_id =`,
  dispute_moves: sql`select from_status, to_status, because, at from dispute_moves where dispute_id =`,
  subscription_moves: sql`select from_status, to_status, because, at from subscription_moves where subscription_id =`,
  fulfillment_moves: sql`
    select from_status, to_status, moved_because as because, at from fulfillment_moves where fulfillment_id =`,
};

/** The history of one thing, oldest first. */
export async function movesOf(db: Db, table: keyof typeof HISTORY, id: string) {
  const { rows } = await sql<{ from_status: string | null; to_status: string; because: string | null; at: Date }>`
    ${HISTORY[table]} ${id} order by id limit ${ROWS_MAX}`.execute(db);
  return rows.map((row) => ({
    from: row.from_status,
    to: row.to_status,
    because: row.because,
    at: row.at.toISOString(),
  }));
}
