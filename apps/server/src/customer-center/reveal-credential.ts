import { fulfillmentsOf } from '../fulfillment/index.ts';
import type { App } from '../kernel/app.ts';
import { RequestError } from '../kernel/errors.ts';
import type { Actor } from '../kernel/route.ts';
import { revealCredential } from '../tasks/index.ts';
import { openOrder } from './open-order.ts';

/**
 * Shows a credential that our team left, once. Only while the delivery is in use: what was paused or taken back opens
 * nothing.
 *
 * @throws RequestError NOT_FOUND; TaskError CREDENTIAL_UNKNOWN, CREDENTIAL_SEEN
 */
export async function revealToCustomer(
  app: App,
  actor: Actor,
  asked: { orderId: string; token: string | undefined; fulfillmentId: string; taskId: string; name: string },
): Promise<{ value: string }> {
  const order = await openOrder(app, actor, asked);
  const [record] = await fulfillmentsOf(app.db.read, { id: asked.fulfillmentId, orderIds: [order.id] }, { limit: 1 });
  if (record?.status !== 'active') throw new RequestError('NOT_FOUND', `credentials of ${asked.fulfillmentId}`);
  return revealCredential(app, { taskId: asked.taskId, name: asked.name, fulfillmentId: record.id });
}
