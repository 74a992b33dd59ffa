import type { Sale } from './billing-state.ts';
import type { Capture } from './state.ts';

/** Money that was taken: an order's capture, or a subscription's sale. */
export type Payment = Capture | Sale;

export function isSale(payment: Payment): payment is Sale {
  return 'subscription_id' in payment;
}
