import type { App } from '../kernel/app.ts';
import type { Actor } from '../kernel/route.ts';
import { OrderError, type OrderView, readOrder, tokenOpens } from '../orders/index.ts';

/**
 * The order of whoever asks: its customer by session, or anybody who has the token of its address.
 *
 * @throws OrderError ORDER_UNKNOWN for a foreign order as for one that does not exist
 */
export async function ownOrder(app: App, actor: Actor, orderId: string, token: string | undefined): Promise<OrderView> {
  const order = await readOrder(app.db.read, orderId);
  const owned = order && actor.kind === 'user' && actor.customerId === order.customer_id;
  if (order && (owned || (token !== undefined && tokenOpens(token, order.access_token_hash)))) return order;
  throw new OrderError('ORDER_UNKNOWN', orderId);
}
