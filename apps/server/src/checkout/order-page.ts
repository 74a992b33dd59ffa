import type { App } from '../kernel/app.ts';
import { orderToken } from '../orders/index.ts';

/**
 * The address of an order's page with the token that opens it. On the way back from a gateway ours has another name:
 * PayPal puts a `token` of its own into the address, in place of any that is there.
 *
 * @param from how the buyer comes there from the gateway: paid, or having turned back.
 */
export function orderPage(
  app: Pick<App, 'publicUrl' | 'seal'>,
  orderId: string,
  from?: 'returned' | 'cancelled',
): string {
  const page = `${app.publicUrl}/orders/${orderId}`;
  const token = encodeURIComponent(orderToken(app.seal, orderId));
  return from === undefined ? `${page}?token=${token}` : `${page}?order_token=${token}&${from}=1`;
}
