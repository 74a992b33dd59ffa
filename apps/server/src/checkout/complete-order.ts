import type { OrderStatus } from '@vozex/domain';
import { VozexError } from '../kernel/errors.ts';
import type { Actor } from '../kernel/route.ts';
import { OrderError, readOrder } from '../orders/index.ts';
import { applyGatewayEvents, newestSession } from '../payments/index.ts';
import type { CheckoutApp } from './checkout-app.ts';
import { logCompletionFailed } from './log-events.ts';
import { ownOrder } from './own-order.ts';

/**
 * The buyer is back from the gateway: asks it what became of the newest checkout and applies the answer, without
 * waiting for the webhook. Safe to call any number of times; a gateway that does not answer costs nothing.
 *
 * @throws OrderError ORDER_UNKNOWN
 */
export async function completeOrder(
  app: CheckoutApp,
  actor: Actor,
  orderId: string,
  token: string | undefined,
): Promise<{ status: OrderStatus }> {
  const order = await ownOrder(app, actor, orderId, token);
  if (order.status !== 'pending') return { status: order.status };
  const session = await newestSession(app.db.read, orderId);
  if (!session?.gatewayCheckoutId) return { status: order.status };
  try {
    const state = await app.gateways.of(session.gateway).completeCheckout(session.gatewayCheckoutId, orderId);
    if (state.kind !== 'events') return { status: order.status };
    await applyGatewayEvents(app, state.events, { kind: 'return_page' });
  } catch (error) {
    if (!(error instanceof VozexError)) throw error;
    logCompletionFailed(app.log, { gateway: session.gateway, orderId, sessionId: session.id }, error);
  }
  const now = await readOrder(app.db.read, orderId);
  if (!now) throw new OrderError('ORDER_UNKNOWN', orderId);
  return { status: now.status };
}
