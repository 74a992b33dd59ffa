import type { Actor } from '../kernel/route.ts';
import type { CustomerApp } from './customer-app.ts';
import { describeOrders } from './describe-orders.ts';
import { openOrder } from './open-order.ts';
import type { Order } from './shapes.ts';

/**
 * One order with everything its customer may see: six statements.
 *
 * @throws RequestError NOT_FOUND
 */
export async function showOrder(
  app: CustomerApp,
  actor: Actor,
  asked: { orderId: string; token: string | undefined },
): Promise<Order> {
  const [order] = await describeOrders(app, [await openOrder(app, actor, asked)]);
  return order!; // because one order was given
}
