import { idSchema, PaymentGatewayKey, PaymentStatus, RefundStatus, WebhookEventStatus } from '@vozex/domain';
import { z } from 'zod';
import type { Db } from '../kernel/database.ts';

/** A payment as operators see it. */
export const PaymentView = z
  .object({
    id: idSchema('payment'),
    order_id: idSchema('order'),
    gateway: PaymentGatewayKey,
    gateway_payment_id: z.string(),
    status: PaymentStatus,
    amount_minor: z.int(),
    currency: z.string(),
    refunded_minor: z.int(),
    problem_code: z.string().nullable(),
    problem: z.string().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'AdminPayment' });
export type PaymentView = z.infer<typeof PaymentView>;

export const RefundView = z
  .object({
    id: idSchema('refund'),
    status: RefundStatus,
    amount_minor: z.int(),
    currency: z.string(),
    reason: z.string(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'Refund' });

/** A kept webhook event as operators see it. */
export const EventView = z
  .object({
    id: idSchema('webhook_event'),
    gateway: PaymentGatewayKey,
    event_id: z.string(),
    event_type: z.string(),
    meaning: z
      .array(z.string())
      .meta({ description: 'What it said in our own words, such as payment.succeeded; empty until it was read.' }),
    status: WebhookEventStatus,
    deliveries: z.int(),
    order_id: z.string().nullable(),
    problem: z.string().nullable(),
    received_at: z.iso.datetime(),
    applied_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'WebhookEvent' });

/** How many events one order's page shows; an order has three to ten. */
const EVENTS_OF_ORDER_MAX = 100;

type Paging = { after: string | undefined; limit: number };

const PAYMENT_COLUMNS = [
  'id',
  'order_id',
  'gateway',
  'gateway_payment_id',
  'status',
  'amount_minor',
  'currency',
  'refunded_minor',
  'problem_code',
  'problem',
  'created_at',
] as const;

const EVENT_COLUMNS = [
  'id',
  'gateway',
  'event_id',
  'event_type',
  'meaning',
  'status',
  'deliveries',
  'order_id',
  'problem',
  'received_at',
  'applied_at',
] as const;

/** Payments, newest first, one more than asked for where there are more. */
export async function listPayments(
  db: Db,
  by: { status: PaymentStatus | undefined },
  page: Paging,
): Promise<PaymentView[]> {
  let query = db
    .selectFrom('payments')
    .select(PAYMENT_COLUMNS)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (by.status) query = query.where('status', '=', by.status);
  if (page.after) query = query.where('id', '<', page.after);
  return (await query.execute()).map(paymentView);
}

export async function readPayment(db: Db, id: string): Promise<PaymentView | undefined> {
  const row = await db.selectFrom('payments').select(PAYMENT_COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && paymentView(row);
}

/** Every payment of an order, oldest first: usually one. */
export async function paymentsOfOrder(db: Db, orderId: string): Promise<PaymentView[]> {
  const rows = await db
    .selectFrom('payments')
    .select(PAYMENT_COLUMNS)
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute();
  return rows.map(paymentView);
}

export async function readRefund(db: Db, id: string): Promise<z.infer<typeof RefundView> | undefined> {
  return db
    .selectFrom('refunds')
    .select(['id', 'status', 'amount_minor', 'currency', 'reason', 'problem'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Webhook events, newest first, one more than asked for where there are more. */
export async function listEvents(
  db: Db,
  by: { status: WebhookEventStatus | undefined; gateway: PaymentGatewayKey | undefined },
  page: Paging,
): Promise<z.infer<typeof EventView>[]> {
  let query = db
    .selectFrom('webhook_events')
    .select(EVENT_COLUMNS)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (by.status) query = query.where('status', '=', by.status);
  if (by.gateway) query = query.where('gateway', '=', by.gateway);
  if (page.after) query = query.where('id', '<', page.after);
  return (await query.execute()).map(eventView);
}

/** One event with its body as text; bytes that are no UTF-8 show as replacement characters. */
export async function readEvent(
  db: Db,
  id: string,
): Promise<(z.infer<typeof EventView> & { body: string }) | undefined> {
  const row = await db
    .selectFrom('webhook_events')
    .select([...EVENT_COLUMNS, 'body'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...eventView(row), body: Buffer.from(row.body).toString('utf8') };
}

/** The events that were about an order, oldest first. */
export async function eventsOfOrder(db: Db, orderId: string): Promise<z.infer<typeof EventView>[]> {
  const rows = await db
    .selectFrom('webhook_events')
    .select(EVENT_COLUMNS)
    .where('order_id', '=', orderId)
    .orderBy('id')
    .limit(EVENTS_OF_ORDER_MAX)
    .execute();
  return rows.map(eventView);
}

function paymentView<Row extends { created_at: Date }>(row: Row) {
  return { ...row, created_at: row.created_at.toISOString() };
}

function eventView(
  row: Omit<z.infer<typeof EventView>, 'received_at' | 'applied_at'> & { received_at: Date; applied_at: Date | null },
): z.infer<typeof EventView> {
  const { id, gateway, event_id, event_type, meaning, status, deliveries, order_id, problem } = row;
  return {
    ...{ id, gateway, event_id, event_type, meaning, status, deliveries, order_id, problem },
    received_at: row.received_at.toISOString(),
    applied_at: row.applied_at?.toISOString() ?? null,
  };
}
