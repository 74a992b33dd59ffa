import type { PaymentGateway } from '../../gateway.ts';
import { defineGateway, type GatewayParts } from '../gateway-definition.ts';
import { openPaypalClient, type PaypalClient } from './client.ts';
import { refusalOf } from './failures.ts';
import { normalizePaypalWebhook } from './normalize.ts';
import { completePaypalOrder, createPaypalOrder } from './orders.ts';
import { findPaypalRefund, refundPaypalCapture } from './refund.ts';
import { openPaypalVerifier } from './verify-webhook.ts';

export type PaypalSettings = {
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  webhookId: string;
  /** PEM; ignored for PayPal live. */
  extraRootsPem?: string | undefined;
};

/** What PayPal signs its simulator's messages with: anybody can make them for any address. */
const SIMULATOR_WEBHOOK_ID = 'WEBHOOK_ID';

export const gateway = defineGateway<PaypalSettings>({
  title: 'PayPal',
  capabilities: {
    title: 'PayPal',
    one_time_needs_product: false,
    recurring: true,
    trials: true,
    amountRule: 'exact',
    partialRefund: 'by_amount',
    cancelAtPeriodEnd: 'emulated',
    planChange: 'buyer_consent',
    pause: true,
    tax: 'seller',
  },
  open: openPaypal,
});

function openPaypal(settings: PaypalSettings, parts: GatewayParts): PaymentGateway {
  if (settings.webhookId === SIMULATOR_WEBHOOK_ID) {
    throw new Error(
      'PAYPAL_WEBHOOK_ID is the literal that PayPal signs simulator messages with: anyone could forge payments',
    );
  }
  const client = openPaypalClient(settings);
  return {
    key: 'paypal',
    capabilities: gateway.capabilities,
    createCheckoutSession: (order) => createPaypalOrder(client, order),
    completeCheckout: (checkoutId, orderId) => completePaypalOrder(client, checkoutId, orderId),
    verifyWebhook: openPaypalVerifier(settings, parts),
    normalizeWebhookPayload: normalizePaypalWebhook,
    refund: (payment, amount, requestId, reason) =>
      refundPaypalCapture(client, { captureId: payment.gatewayPaymentId, amount, requestId, reason }),
    findRefund: (payment, requestId) => findPaypalRefund(client, payment.gatewayPaymentId, requestId),
    testConnection: () => testConnection(client, settings.webhookId),
  };
}

/** Where this shop receives PayPal's webhooks, whatever its address. */
const WEBHOOK_PATH = /\/webhooks\/paypal$/;

/** Proves the credentials, and that the webhook whose id we check is one that reaches a shop like this. */
async function testConnection(client: PaypalClient, webhookId: string): Promise<{ ok: boolean; detail: string }> {
  try {
    const { status, body } = await client.get(`/v1/notifications/webhooks/${encodeURIComponent(webhookId)}`);
    if (status !== 200) {
      return {
        ok: false,
        detail: `PayPal accepts the credentials but does not know webhook ${webhookId} (HTTP ${status}).`,
      };
    }
    const url = typeof body === 'object' && body !== null && 'url' in body ? String(body.url) : 'nowhere';
    return { ok: WEBHOOK_PATH.test(url), detail: `PayPal accepts the credentials and sends webhooks to ${url}.` };
  } catch (error) {
    const refusal = refusalOf(error);
    return {
      ok: false,
      detail: refusal
        ? `PayPal refused the credentials (${refusal.issue}).`
        : 'PayPal did not answer. Check PAYPAL_BASE_URL and the network.',
    };
  }
}
