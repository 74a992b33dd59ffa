import type { PaymentGatewayKey } from '@vozex/domain';
import { defineEvent } from '../kernel/events.ts';
import type { OrderForPayment } from '../orders/index.ts';
import type { SubscriptionSnapshot } from './gateway-event.ts';

/** What a gateway said of a subscription of this order; the order is locked. */
export const subscriptionSeen = defineEvent<{ order: OrderForPayment; snapshot: SubscriptionSnapshot }>(
  'payments.subscription_seen',
);

/**
 * Money of a subscription arrived and counts. `first`: it paid the order. The order is locked.
 * `occurredAt` is the gateway's time, null where it told none.
 */
export const subscriptionPaid = defineEvent<{
  order: OrderForPayment;
  paymentId: string;
  gatewaySubscriptionId: string;
  amountMinor: number;
  currency: string;
  first: boolean;
  /** True where the gateway charges exactly what it is told, so that the amount can be held against what was agreed. */
  exact: boolean;
  occurredAt: Date | null;
}>('payments.subscription_paid');

/** Everything of a gateway is looked at, beyond what webhooks told: whoever knows open objects of it asks after them. */
export const reconciliationStarted = defineEvent<{ gateway: PaymentGatewayKey }>('payments.reconciliation_started');

/**
 * Money of an order went back. `full`: nothing is left of what paid for what is delivered now; for a subscription
 * that is the newest period. `amountMinor` is this refund's part, in minor units of the payment's currency;
 * `quantity` the units given back, where the operator named them;
 * `reversal`: the gateway took it, we did not give it.
 */
export const refundSettled = defineEvent<{
  orderId: string;
  paymentId: string;
  refundId: string;
  gatewaySubscriptionId: string | null;
  full: boolean;
  amountMinor: number;
  currency: string;
  quantity: number | null;
  reversal: boolean;
}>('payments.refund_settled');

/** Genuine money came that does not fit its order; an operator decides, and the buyer should not wonder. */
export const paymentHeld = defineEvent<{
  paymentId: string;
  orderId: string;
  customerEmail: string;
  customerName: string;
  sentence: string;
}>('payments.held');
