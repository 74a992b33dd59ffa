import type { PaymentGatewayKey } from '@vozex/domain';
import type { Actor } from '../kernel/route.ts';
import type { CheckoutApp } from './checkout-app.ts';
import { openPayment } from './open-payment.ts';
import { ownOrder } from './own-order.ts';

/**
 * Opens another payment for an order that still waits for one, by its own gateway or by another one.
 *
 * @throws OrderError ORDER_UNKNOWN; what `openPayment` throws
 */
export async function payOrder(
  app: CheckoutApp,
  actor: Actor,
  orderId: string,
  wish: { token?: string | undefined; payment_gateway?: PaymentGatewayKey | undefined },
): Promise<{ redirect_url: string }> {
  await ownOrder(app, actor, orderId, wish.token);
  return { redirect_url: await openPayment(app, orderId, { session: 'fresh', gateway: wish.payment_gateway }) };
}
