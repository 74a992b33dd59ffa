import type DodoPayments from 'dodopayments';
import { Webhook } from 'standardwebhooks';
import { secondsAfter } from '../../../kernel/clock.ts';
import { PaymentError } from '../../errors.ts';
import type { CheckoutOrder, CheckoutSession, CheckoutState, PaymentGateway } from '../../gateway.ts';
import { defineGateway, type GatewayParts } from '../gateway-definition.ts';
import { readAs } from '../read-body.ts';
import { openDodoClient, READ } from './client.ts';
import { dodoFailure, refusalOf } from './failures.ts';
import { DodoPayment, normalizeDodoWebhook, paymentEvents } from './normalize.ts';
import { findDodoRefund, refundDodoPayment } from './refund.ts';
import { verifyDodoWebhook } from './verify-webhook.ts';

export type DodoSettings = { baseUrl: string; apiKey: string; webhookSecrets: string[] };

/** Dodo keeps a checkout open for a day. */
const CHECKOUT_LIFE_SECONDS = 24 * 3_600;
export const gateway = defineGateway<DodoSettings>({
  title: 'Dodo Payments',
  capabilities: {
    title: 'Dodo Payments',
    one_time_needs_product: true,
    recurring: true,
    trials: true,
    amountRule: 'by_product',
    partialRefund: 'by_items',
    cancelAtPeriodEnd: 'native',
    planChange: 'immediate',
    pause: true,
    tax: 'gateway',
  },
  open: openDodo,
});

function openDodo(settings: DodoSettings, parts: GatewayParts): PaymentGateway {
  const client = openDodoClient(settings);
  const secrets = settings.webhookSecrets.map((secret) => new Webhook(secret));
  return {
    key: 'dodo',
    capabilities: gateway.capabilities,
    createCheckoutSession: (order) => createCheckout(client, order, parts),
    completeCheckout: (checkoutId) => readCheckout(client, checkoutId),
    verifyWebhook: async (request) => verifyDodoWebhook(request, secrets, parts.clock),
    normalizeWebhookPayload: normalizeDodoWebhook,
    refund: (payment, amount, requestId, reason) => refundDodoPayment(client, { payment, amount, requestId, reason }),
    findRefund: (payment, requestId) => findDodoRefund(client, payment.gatewayPaymentId, requestId),
    testConnection: () => testConnection(client),
  };
}

/** The price lives in Dodo's product; the order's id travels in the metadata and comes back on the payment. */
async function createCheckout(
  client: DodoPayments,
  order: CheckoutOrder,
  parts: GatewayParts,
): Promise<CheckoutSession> {
  const body = {
    product_cart: cartOf(order),
    customer: { email: order.customer.email, name: order.customer.name },
    metadata: { ...order.metadata, order_id: order.orderId, session_id: order.sessionId },
    return_url: order.returnUrl,
    cancel_url: order.cancelUrl,
    feature_flags: { allow_discount_code: false },
  };
  const session = await client.checkoutSessions.create(body).catch((error) => {
    throw dodoFailure(error, `checkout of ${order.orderId}`);
  });
  if (!session.checkout_url)
    throw new PaymentError('GATEWAY_REFUSED', `Dodo made ${session.session_id} without an address`);
  return {
    gatewayCheckoutId: session.session_id,
    redirectUrl: session.checkout_url,
    expiresAt: secondsAfter(parts.clock.now(), CHECKOUT_LIFE_SECONDS),
  };
}

/** Two lines of one product are one line at Dodo. */
function cartOf(order: CheckoutOrder): { product_id: string; quantity: number }[] {
  const quantities = new Map<string, number>();
  for (const item of order.items) {
    if (item.gatewayProductId === null) {
      throw new PaymentError('GATEWAY_REFUSED', `${order.orderId}: "${item.name}" has no Dodo product`);
    }
    quantities.set(item.gatewayProductId, (quantities.get(item.gatewayProductId) ?? 0) + item.quantity);
  }
  return [...quantities].map(([product_id, quantity]) => ({ product_id, quantity }));
}

/** Dodo captures by itself: completing a checkout only reads what became of it. */
async function readCheckout(client: DodoPayments, checkoutId: string): Promise<CheckoutState> {
  try {
    const checkout = await client.checkoutSessions.retrieve(checkoutId, READ);
    if (!checkout.payment_id) return { kind: 'open' };
    const payment = await client.payments.retrieve(checkout.payment_id, READ);
    return { kind: 'events', events: paymentEvents(readAs(DodoPayment, payment, 'payment'), null) };
  } catch (error) {
    if (refusalOf(error)?.status === 404) return { kind: 'gone', reason: `Dodo does not know ${checkoutId}` };
    throw dodoFailure(error, `reading checkout ${checkoutId}`);
  }
}

async function testConnection(client: DodoPayments): Promise<{ ok: boolean; detail: string }> {
  try {
    await client.products.list({ page_size: 1 }, READ);
    return { ok: true, detail: 'Dodo Payments accepts the API key.' };
  } catch (error) {
    const refusal = refusalOf(error);
    return {
      ok: false,
      detail: refusal
        ? `Dodo Payments refused the API key (HTTP ${refusal.status}).`
        : 'Dodo Payments did not answer. Check DODO_BASE_URL and the network.',
    };
  }
}
