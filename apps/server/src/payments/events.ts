import { defineEvent } from '../kernel/events.ts';

/**
 * Money of an order went back. `full`: nothing is left of the payment that paid the order.
 * `amountMinor` is this refund's part, in minor units of the payment's currency.
 */
export const refundSettled = defineEvent<{
  orderId: string;
  paymentId: string;
  full: boolean;
  amountMinor: number;
}>('payments.refund_settled');

/** Genuine money came that does not fit its order; an operator decides, and the buyer should not wonder. */
export const paymentHeld = defineEvent<{
  paymentId: string;
  orderId: string;
  customerEmail: string;
  customerName: string;
  sentence: string;
}>('payments.held');
