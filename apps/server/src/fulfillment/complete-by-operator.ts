import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import { FulfillmentError } from './errors.ts';
import { type FulfillmentNews, fulfillmentReady } from './events.ts';
import { completeByHand } from './store.ts';
import { wakeWithin } from './wake.ts';

/**
 * A task was completed: what people did is the delivery, or the change of it that was wanted. In the task's own
 * transaction, so that neither stands alone.
 *
 * @throws FulfillmentError ILLEGAL_MOVE when the delivery is no longer with people; the task then stays open.
 */
export async function completeByOperator(
  app: App,
  tx: Tx,
  task: { fulfillmentId: string; by: string; note: string; workspaceUrl?: string },
): Promise<void> {
  const completed = await completeByHand(tx, task.fulfillmentId, {
    by: task.by,
    note: task.note,
    workspaceUrl: task.workspaceUrl ?? null,
    now: app.clock.now(),
  });
  if (!completed) throw new FulfillmentError('ILLEGAL_MOVE', `completion of ${task.fulfillmentId}`);
  if (completed.due) await wakeWithin(app, tx, [{ id: task.fulfillmentId, ...completed }]);
  if (completed.delivered) await announce(app, tx, fulfillmentReady, await newsOf(tx, task.fulfillmentId));
}

async function newsOf(tx: Tx, fulfillmentId: string): Promise<FulfillmentNews> {
  const { rows } = await sql<FulfillmentNews>`
    select r.id as "fulfillmentId", r.order_id as "orderId", c.email as "customerEmail", c.name as "customerName",
      i.product_name as "productName", r.revision
    from fulfillment_records r
    join customers c on c.id = r.customer_id
    join order_items i on i.id = r.order_item_id
    where r.id = ${fulfillmentId}`.execute(tx);
  return rows[0]!; // because the record has just been completed
}
