import { answerAsk, fulfillmentsOf } from '../fulfillment/index.ts';
import type { Actor } from '../kernel/route.ts';
import type { CustomerApp } from './customer-app.ts';
import { describeFulfillments } from './describe-fulfillments.ts';
import { openOrder } from './open-order.ts';
import type { Fulfillment } from './shapes.ts';

/**
 * Gives the answer that a delivery waits for; an empty one says that the link was followed.
 *
 * @throws RequestError NOT_FOUND; FulfillmentError FULFILLMENT_UNKNOWN, NOTHING_ASKED; CatalogError CHOICES_INVALID
 */
export async function answer(
  app: CustomerApp,
  actor: Actor,
  asked: { orderId: string; token: string | undefined; fulfillmentId: string; answer: Record<string, unknown> },
): Promise<Fulfillment> {
  const order = await openOrder(app, actor, asked);
  await answerAsk(app, { fulfillmentId: asked.fulfillmentId, orderId: order.id }, asked.answer);
  const records = await fulfillmentsOf(app.db.read, { id: asked.fulfillmentId }, { limit: 1 });
  const [described] = await describeFulfillments(app, records);
  return described!.fulfillment; // because it has just been answered
}
