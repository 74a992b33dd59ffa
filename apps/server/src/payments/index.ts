// The door of payments.
export { applyEvent } from './apply-event.ts';
export { applyGatewayEvents } from './apply-gateway-events.ts';
export { markOrderPaid } from './apply-payment.ts';
export { newestSession, openCheckoutSession, recordCheckoutSession } from './checkout-sessions.ts';
export { keepRefusals } from './count-refusals.ts';
export { disputeLost, disputeOpened, disputeWon } from './disputes/events.ts';
export { PaymentError } from './errors.ts';
export {
  paymentHeld,
  reconciliationStarted,
  refundSettled,
  subscriptionPaid,
  subscriptionSeen,
} from './events.ts';
export type { CheckoutOrder, CheckoutSession, CheckoutState, PaymentGateway } from './gateway.ts';
export type { GatewayEvent, SubscriptionSnapshot } from './gateway-event.ts';
export { applyEventJob } from './jobs.ts';
export { type GatewayRouter, openGateways } from './open-gateways.ts';
export { sellerSetting } from './receipts/seller-setting.ts';
export { askAllOpenCheckouts } from './reconcile/ask-open-checkouts.ts';
export { reconcileDue } from './reconcile/reconcile.ts';
export { reconcileNow } from './reconcile/reconcile-now.ts';
export { refundPayment } from './refund-payment.ts';
export { paymentRoutes } from './routes.ts';
export { checkGateway } from './setup/check-gateway.ts';
export { checkGateways } from './setup/check-gateways.ts';
export { loadGatewayWebhooks, sealedWebhookSecrets } from './setup/gateway-webhooks.ts';
export { lastGatewayChecks } from './setup/last-checks.ts';
export { listGateways } from './setup/list-gateways.ts';
export type { SetupApp } from './setup/setup-app.ts';
export type { GatewayView } from './setup/views.ts';
export { moneyOfSubscription, taxPayment } from './store.ts';
export type { InstructionAnswer, PlanChangeAnswer, PlanChangePreview, RecurringTerms } from './subscription-desk.ts';
export { sweepRefunds } from './sweep-refunds.ts';
export { sweepWebhookEvents } from './sweep-webhook-events.ts';
export { eventsOfOrder, PaymentView, paymentsOfOrder } from './views.ts';
