import { createHash } from 'node:crypto';
import { type IdempotentCall, once } from '../kernel/idempotency.ts';
import type { Actor, RequestContext } from '../kernel/route.ts';
import { orderToken } from '../orders/index.ts';
import type { CheckoutApp } from './checkout-app.ts';
import type { CheckoutAnswer, CheckoutRequest } from './checkout-request.ts';
import { openPayment } from './open-payment.ts';
import { placeOrder } from './place-order.ts';

/**
 * Places an order and opens its payment. What an Idempotency-Key remembers is the order: when the gateway fails after
 * it was placed, the same key asks the gateway again for the same order.
 *
 * @throws CheckoutError, CatalogError naming fields; CheckoutError GATEWAY_UNAVAILABLE with the order kept;
 * RequestError IDEMPOTENCY_MISMATCH, IDEMPOTENCY_IN_PROGRESS
 */
export async function startCheckout(
  app: CheckoutApp,
  request: CheckoutRequest,
  context: Pick<RequestContext, 'actor' | 'ip' | 'idempotencyKey'>,
): Promise<CheckoutAnswer> {
  const place = async () => ({ status: 201, response: await placeOrder(app, context, request) });
  const { response: order } =
    context.idempotencyKey === undefined
      ? await place()
      : await once(app, callOf(request, context, context.idempotencyKey), place);
  return {
    ...order,
    order_token: orderToken(app.seal, order.order_id),
    redirect_url: await openPayment(app, order.order_id, { session: 'reuse' }),
  };
}

function callOf(request: CheckoutRequest, { actor, ip }: { actor: Actor; ip: string }, key: string): IdempotentCall {
  const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  return { principal: principalOf(actor, ip), route: 'POST /api/checkout', key, requestHash };
}

/** A guest is told apart by address: a key guessed elsewhere must not open somebody else's order. */
function principalOf(actor: Actor, ip: string): string {
  if (actor.kind === 'user') return `user:${actor.userId}`;
  return actor.kind === 'api_key' ? 'api_key' : `guest:${ip}`;
}
