import type { PaymentGatewayKey } from '@vozex/domain';
import { errorFields, type Log } from '../kernel/log.ts';

/** The plan's fields of every payment line (plan 11); null where a line cannot know one. */
export type PaymentRef = {
  gateway: PaymentGatewayKey;
  eventId: string | null;
  orderId: string | null;
  paymentId: string | null;
};

const fieldsOf = (ref: PaymentRef) => ({
  gateway: ref.gateway,
  event_id: ref.eventId,
  order_id: ref.orderId,
  payment_id: ref.paymentId,
});

export function logWebhookRefused(log: Log, gateway: string, result: string, detail: string): void {
  log.warn('payments.webhook_refused', { gateway, event_id: null, order_id: null, payment_id: null, result, detail });
}

export function logPaymentSucceeded(log: Log, ref: PaymentRef, amountMinor: number, currency: string): void {
  log.info('payments.succeeded', { ...fieldsOf(ref), amount_minor: amountMinor, currency });
}

/** An operator must look: the money is there and does not fit. */
export function logPaymentHeld(log: Log, ref: PaymentRef, code: string, problem: string): void {
  log.warn('payments.held', { ...fieldsOf(ref), code, problem });
}

export function logPaymentReleased(log: Log, ref: PaymentRef, by: string): void {
  log.info('payments.released', { ...fieldsOf(ref), by });
}

/** A subscription started that is not the one sold: nothing is delivered for it. */
export function logSubscriptionMisfit(log: Log, orderId: string, gatewaySubscriptionId: string, problem: string): void {
  log.warn('payments.subscription_misfit', {
    order_id: orderId,
    gateway_subscription_id: gatewaySubscriptionId,
    problem,
  });
}

/** `alert`: the event was genuine and nobody acts on it, or it says something we have never heard. */
export function logEventIgnored(log: Log, ref: PaymentRef, reason: string, alert: boolean): void {
  log[alert ? 'warn' : 'info']('payments.event_ignored', { ...fieldsOf(ref), reason, alert });
}

export function logEventQuarantined(log: Log, ref: PaymentRef, problem: string): void {
  log.error('payments.event_quarantined', { ...fieldsOf(ref), problem });
}

export function logEventRetrying(log: Log, ref: PaymentRef, attempt: number, problem: string): void {
  log.warn('payments.event_retrying', { ...fieldsOf(ref), attempt, problem });
}

export function logRefund(log: Log, ref: PaymentRef, refundId: string, status: string, problem: string | null): void {
  log.info('payments.refund', { ...fieldsOf(ref), refund_id: refundId, status, problem });
}

export function logRefundUnclear(log: Log, ref: PaymentRef, refundId: string, error: unknown): void {
  log.warn('payments.refund_unclear', { ...fieldsOf(ref), refund_id: refundId, ...errorFields(error) });
}
