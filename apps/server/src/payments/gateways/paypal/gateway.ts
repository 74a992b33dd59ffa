import type { PaymentGateway } from '../../gateway.ts';
import { defineGateway, type GatewayParts } from '../gateway-definition.ts';
import { openAskPaypal } from './ask-paypal.ts';
import { checkSetup } from './check-setup.ts';
import { openPaypalClient } from './client.ts';
import { listSince } from './list-since.ts';
import { checkPrice, makeMapping } from './map-price.ts';
import { normalizePaypalWebhook } from './normalize.ts';
import { completePaypalOrder, createPaypalOrder } from './orders.ts';
import type { Paypal } from './paypal.ts';
import { openPlans } from './plans.ts';
import { findPaypalRefund, refundPaypalPayment } from './refund.ts';
import { registerWebhook } from './setup-webhook.ts';
import { completePaypalSubscription, createPaypalSubscription, isSubscriptionId } from './subscribe.ts';
import { openSubscriptionDesk } from './subscription-desk.ts';
import { openPaypalVerifier } from './verify-webhook.ts';

export type PaypalSettings = {
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** Undefined until one is registered, by hand or by VOZEX. */
  webhookId?: string | undefined;
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
  refuseSimulator(settings.webhookId);
  const client = openPaypalClient(settings);
  const { clock } = parts;
  const paypal: Paypal = { client, clock, plans: openPlans(client, clock) };
  const verifier = openPaypalVerifier(settings, parts, openAskPaypal(client));
  return {
    key: 'paypal',
    capabilities: gateway.capabilities,
    createCheckoutSession: (order) =>
      order.recurring ? createPaypalSubscription(paypal, order, order.recurring) : createPaypalOrder(client, order),
    completeCheckout: (checkoutId, orderId) =>
      isSubscriptionId(checkoutId)
        ? completePaypalSubscription(paypal, checkoutId, orderId)
        : completePaypalOrder(client, checkoutId, orderId),
    verifyWebhook: (request) => verifier.verify(request),
    normalizeWebhookPayload: normalizePaypalWebhook,
    refund: (payment, amount, requestId, reason) =>
      refundPaypalPayment(client, { captureId: payment.gatewayPaymentId, amount, requestId, reason }),
    findRefund: (payment, requestId, again) => findPaypalRefund(paypal, payment.gatewayPaymentId, requestId, again),
    subscriptions: openSubscriptionDesk(paypal, settings.baseUrl),
    setup: {
      check: (webhookUrl) => checkSetup({ client, clock, verifier, baseUrl: settings.baseUrl }, webhookUrl),
      checkPrice: (price) => checkPrice(paypal, price),
      registerWebhook: (url) => registerWebhook(client, url),
      trustWebhook({ endpointId }) {
        refuseSimulator(endpointId);
        verifier.trust(endpointId);
      },
      makeMapping: (price) => makeMapping(paypal, price),
    },
    listSince: (from, to) => listSince(client, from, to),
  };
}

function refuseSimulator(webhookId: string | undefined): void {
  if (webhookId !== SIMULATOR_WEBHOOK_ID) return;
  throw new Error(
    'PAYPAL_WEBHOOK_ID is the literal that PayPal signs simulator messages with: anyone could forge payments',
  );
}
