import type { PaymentGatewayKey } from '@vozex/domain';
import { errorFields, type Log, type PaymentFields } from '../kernel/log.ts';

/** The plan's fields of every payment line (plan 10); null where a line cannot know one. */
export type PaymentRef = {
  gateway: PaymentGatewayKey;
  eventId: string | null;
  orderId: string | null;
  paymentId: string | null;
};

/** The plan's fields of a line. */
export const paymentFields = (ref: Partial<Omit<PaymentRef, 'gateway'>> & { gateway: string }): PaymentFields => ({
  gateway: ref.gateway,
  event_id: ref.eventId ?? null,
  order_id: ref.orderId ?? null,
  payment_id: ref.paymentId ?? null,
});

export function logWebhookRefused(log: Log, gateway: string, result: string, detail: string): void {
  log.warn('payments.webhook_refused', { ...paymentFields({ gateway }), result, detail });
}

export function logPaymentSucceeded(log: Log, ref: PaymentRef, amountMinor: number, currency: string): void {
  log.info('payments.succeeded', { ...paymentFields(ref), amount_minor: amountMinor, currency });
}

/** An operator must look: the money is there and does not fit. */
export function logPaymentHeld(log: Log, ref: PaymentRef, code: string, problem: string): void {
  log.warn('payments.held', { ...paymentFields(ref), code, problem });
}

export function logPaymentReleased(log: Log, ref: PaymentRef, by: string): void {
  log.info('payments.released', { ...paymentFields(ref), by });
}

/** A subscription started that is not the one sold: nothing is delivered for it. */
export function logSubscriptionMisfit(
  log: Log,
  ref: Partial<PaymentRef> & { gateway: PaymentGatewayKey },
  gatewaySubscriptionId: string,
  problem: string,
): void {
  log.warn('payments.subscription_misfit', {
    ...paymentFields(ref),
    gateway_subscription_id: gatewaySubscriptionId,
    problem,
  });
}

/** `alert`: the event was genuine and nobody acts on it, or it says something we have never heard. */
export function logEventIgnored(log: Log, ref: PaymentRef, reason: string, alert: boolean): void {
  log[alert ? 'warn' : 'info']('payments.event_ignored', { ...paymentFields(ref), reason, alert });
}

export function logEventQuarantined(log: Log, ref: PaymentRef, problem: string): void {
  log.error('payments.event_quarantined', { ...paymentFields(ref), problem });
}

export function logEventRetrying(log: Log, ref: PaymentRef, attempt: number, problem: string): void {
  log.warn('payments.event_retrying', { ...paymentFields(ref), attempt, problem });
}

export function logRefund(log: Log, ref: PaymentRef, refundId: string, status: string, problem: string | null): void {
  log.info('payments.refund', { ...paymentFields(ref), refund_id: refundId, status, problem });
}

export function logRefundUnclear(log: Log, ref: PaymentRef, refundId: string, error: unknown): void {
  log.warn('payments.refund_unclear', { ...paymentFields(ref), refund_id: refundId, ...errorFields(error) });
}
