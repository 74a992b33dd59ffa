import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { cancelFulfillment } from './cancel-fulfillment.ts';

/** The money went back in full: what was delivered for it is taken back too, in the refund's own transaction. */
export async function cancelFulfillments(app: App, tx: Tx, refund: { orderId: string; full: boolean }): Promise<void> {
  if (!refund.full) return; // a partial refund keeps the delivery, by the default policy
  const { rows } = await sql<{ id: string }>`
    select id from fulfillment_records where order_id = ${refund.orderId} and status <> 'cancelled' order by id
    for update`.execute(tx);
  for (const { id } of rows)
    await cancelFulfillment(app, tx, id, 'refunded', { by: 'vozex', because: 'the order was refunded in full' });
}
