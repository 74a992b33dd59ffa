import type { App } from '../kernel/app.ts';
import { orderToken } from '../orders/index.ts';

/**
 * The address of an order's page with the token that opens it.
 *
 * @param from how the buyer comes there from the gateway: paid, or having turned back.
 */
export function orderPage(
  app: Pick<App, 'publicUrl' | 'seal'>,
  orderId: string,
  from?: 'returned' | 'cancelled',
): string {
  const page = `${app.publicUrl}/orders/${orderId}?token=${encodeURIComponent(orderToken(app.seal, orderId))}`;
  return from === undefined ? page : `${page}&${from}=1`;
}
