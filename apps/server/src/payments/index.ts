// The door of payments.
export { applyEvent } from './apply-event.ts';
export { applyGatewayEvents } from './apply-gateway-events.ts';
export { markOrderPaid } from './apply-payment.ts';
export { newestSession, openCheckoutSession, recordCheckoutSession } from './checkout-sessions.ts';
export { PaymentError } from './errors.ts';
export { paymentHeld, refundSettled } from './events.ts';
export type { CheckoutOrder, CheckoutSession, CheckoutState, GatewayEvent, PaymentGateway } from './gateway.ts';
export { applyEventJob } from './jobs.ts';
export { type GatewayRouter, openGateways } from './open-gateways.ts';
export { paymentRoutes } from './routes.ts';
export { sweepRefunds } from './sweep-refunds.ts';
export { sweepWebhookEvents } from './sweep-webhook-events.ts';
export { eventsOfOrder, PaymentView, paymentsOfOrder } from './views.ts';
