import type { PaymentGateway } from '../../gateway.ts';
import { defineGateway, type GatewayParts } from '../gateway-definition.ts';
import { checkSetup } from './check-setup.ts';
import { createCheckout, readCheckout } from './checkout.ts';
import { openDodoClient } from './client.ts';
import { listDodoSince } from './list-since.ts';
import { checkPrice, makeProduct } from './map-price.ts';
import { normalizeDodoWebhook } from './normalize.ts';
import { findDodoRefund, refundDodoPayment } from './refund.ts';
import { openDodoDesk } from './subscription-desk.ts';
import { verifyDodoWebhook } from './verify-webhook.ts';
import { registerEndpoint } from './webhook-endpoints.ts';
import { openWebhookSecrets } from './webhook-secrets.ts';

/** `webhookSecrets`: newest first; several while one is being rotated. */
export type DodoSettings = { baseUrl: string; apiKey: string; webhookSecrets: string[] };

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

function openDodo(settings: DodoSettings, { clock }: GatewayParts): PaymentGateway {
  const client = openDodoClient(settings);
  const secrets = openWebhookSecrets(settings.webhookSecrets);
  return {
    key: 'dodo',
    capabilities: gateway.capabilities,
    createCheckoutSession: (order) => createCheckout(client, order, clock),
    completeCheckout: (checkoutId, orderId) => readCheckout(client, checkoutId, orderId, clock),
    verifyWebhook: async (request) => verifyDodoWebhook(request, secrets.signers(), clock),
    normalizeWebhookPayload: normalizeDodoWebhook,
    refund: (payment, amount, requestId, reason) => refundDodoPayment(client, { payment, amount, requestId, reason }),
    findRefund: (payment, requestId) => findDodoRefund(client, payment.gatewayPaymentId, requestId),
    subscriptions: openDodoDesk(client, clock),
    setup: {
      check: (webhookUrl) => checkSetup({ client, baseUrl: settings.baseUrl, secrets }, webhookUrl),
      checkPrice: (price) => checkPrice(client, price),
      registerWebhook: (url) => registerEndpoint(client, url),
      trustWebhook({ endpointId, secret }) {
        if (secret !== null) secrets.trust(endpointId, secret);
      },
      makeMapping: (price) => makeProduct(client, price),
    },
    listSince: (from, to) => listDodoSince(client, from, to, clock),
  };
}
