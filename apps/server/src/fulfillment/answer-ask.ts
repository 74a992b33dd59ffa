import type { DriverCatalog } from '../catalog/index.ts';
import type { App } from '../kernel/app.ts';
import { lockTasksOf, receiveAnswer } from '../tasks/index.ts';
import { FulfillmentError } from './errors.ts';
import { taskThatAsks } from './wait-for-customer.ts';
import { wakeWithin } from './wake.ts';
import { request } from './wishes.ts';

/**
 * The customer answers what a delivery waits for. What people asked goes back to their task. What the driver asked
 * joins the choices, and the delivery goes on under a new revision, since what is asked of the provider is no longer
 * the same.
 *
 * @param scope the order the caller has proven to be his.
 * @throws FulfillmentError FULFILLMENT_UNKNOWN, NOTHING_ASKED; CatalogError CHOICES_INVALID, or TaskError
 *   ANSWER_INVALID, with paths below `answer`.
 */
export async function answerAsk(
  app: App & { drivers: DriverCatalog },
  scope: { fulfillmentId: string; orderId: string },
  answer: Record<string, unknown>,
): Promise<void> {
  await app.db.inOneTransaction(async (tx) => {
    // Tasks before the record, as whoever completes a task locks them.
    await lockTasksOf(tx, scope.fulfillmentId);
    const record = await tx
      .selectFrom('fulfillment_records')
      .select(['driver', 'choices', 'status', 'ask'])
      .where('id', '=', scope.fulfillmentId)
      .where('order_id', '=', scope.orderId)
      .forUpdate()
      .executeTakeFirst();
    if (!record) throw new FulfillmentError('FULFILLMENT_UNKNOWN', scope.fulfillmentId);
    if (record.status !== 'awaiting_customer') throw new FulfillmentError('NOTHING_ASKED', scope.fulfillmentId);
    const taskId = taskThatAsks(record.ask);
    if (taskId !== undefined) return receiveAnswer(app, tx, { taskId, answer });
    const choices = app.drivers.acceptChoices(record.driver, { ...(record.choices as object), ...answer }, 'answer');
    const changed = await request(tx, scope.fulfillmentId, {
      from: ['awaiting_customer'],
      to: 'queued',
      newRevision: true,
      choices,
      by: 'customer',
      because: 'the customer answered',
      now: app.clock.now(),
    });
    if (!changed) throw new FulfillmentError('NOTHING_ASKED', scope.fulfillmentId);
    await wakeWithin(app, tx, [{ id: scope.fulfillmentId, ...changed }]);
  });
}
