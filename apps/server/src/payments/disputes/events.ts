import { defineEvent } from '../../kernel/events.ts';

/** What listeners need to know of a dispute; the order is locked. `because` is a sentence for histories. */
type DisputeNews = {
  disputeId: string;
  orderId: string;
  paymentId: string;
  /** Set where the payment is one of a subscription. */
  gatewaySubscriptionId: string | null;
  because: string;
};

/** The buyer asks the money back at the bank or the gateway, or asks again after we had won. */
export const disputeOpened = defineEvent<DisputeNews>('payments.dispute_opened');

/** The money stays with us, or the buyer has withdrawn. */
export const disputeWon = defineEvent<DisputeNews>('payments.dispute_won');

/** The money is gone for good. What was left of the payment is booked as a refund before this is announced. */
export const disputeLost = defineEvent<DisputeNews>('payments.dispute_lost');
