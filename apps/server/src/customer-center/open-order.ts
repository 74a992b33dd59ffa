import type { App } from '../kernel/app.ts';
import { RequestError } from '../kernel/errors.ts';
import type { Actor } from '../kernel/route.ts';
import { type OrderView, readOrder, tokenOpens } from '../orders/index.ts';

/**
 * The order, for who bought it: the signed-in customer, or whoever holds the link of the mail. One statement.
 *
 * @throws RequestError NOT_FOUND for everybody else, as for an order that does not exist.
 */
export async function openOrder(
  app: App,
  actor: Actor,
  asked: { orderId: string; token: string | undefined },
): Promise<OrderView> {
  const order = await readOrder(app.db.read, asked.orderId);
  const isTheirs = actor.kind === 'user' && actor.customerId !== null && actor.customerId === order?.customer_id;
  const hasToken = order !== undefined && asked.token !== undefined && tokenOpens(asked.token, order.access_token_hash);
  if (!order || !(isTheirs || hasToken)) throw new RequestError('NOT_FOUND', `order ${asked.orderId}`);
  return order;
}

/** The customer behind a session; undefined until a proven address has bought something. */
export function customerOf(actor: Actor): string | undefined {
  return actor.kind === 'user' ? (actor.customerId ?? undefined) : undefined;
}
