import type { PaymentStatus } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db } from '../kernel/database.ts';

export type PaymentTrouble = { order_id: string; status: PaymentStatus; problem_code: string | null };

/** The payment of each order that stands in the way: a held one first, else the last that did not come. */
export async function paymentTroubles(db: Db, orderIds: string[]): Promise<PaymentTrouble[]> {
  const { rows } = await sql<PaymentTrouble>`
    select distinct on (order_id) order_id, status, problem_code
    from payments where order_id = any(${orderIds}) and status in ('held', 'failed', 'cancelled')
    order by order_id, (status = 'held') desc, id desc`.execute(db);
  return rows;
}

/** The subscription that each item of these orders began, for those that did. */
export async function subscriptionsOf(db: Db, orderIds: string[]): Promise<{ id: string; order_item_id: string }[]> {
  const { rows } = await sql<{ id: string; order_item_id: string }>`
    select id, order_item_id from subscriptions where order_id = any(${orderIds})`.execute(db);
  return rows;
}
