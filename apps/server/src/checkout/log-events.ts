import type { PaymentGatewayKey } from '@vozex/domain';
import { errorFields, type Log } from '../kernel/log.ts';

type CheckoutRef = { gateway: PaymentGatewayKey; orderId: string; sessionId: string | null };

/** Before anybody paid there is no event and no payment. */
const fieldsOf = (ref: CheckoutRef) => ({
  gateway: ref.gateway,
  event_id: null,
  order_id: ref.orderId,
  payment_id: null,
  session_id: ref.sessionId,
});

export function logCheckoutOpened(log: Log, ref: CheckoutRef, gatewayCheckoutId: string): void {
  log.info('checkout.opened', { ...fieldsOf(ref), gateway_checkout_id: gatewayCheckoutId });
}

/** The order stays pending; its intent row keeps the trace of a lost answer. */
export function logCheckoutFailed(log: Log, ref: CheckoutRef, error: unknown): void {
  log.warn('checkout.failed', { ...fieldsOf(ref), ...errorFields(error) });
}

/** The buyer is back and the gateway does not answer; its webhook will tell. */
export function logCompletionFailed(log: Log, ref: CheckoutRef, error: unknown): void {
  log.warn('checkout.completion_failed', { ...fieldsOf(ref), ...errorFields(error) });
}
