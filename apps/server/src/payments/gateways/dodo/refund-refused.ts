import type { RefundAnswer } from '../../gateway.ts';

/** What the team reads where Dodo refuses a refund, and what they can do; by the codes of Dodo's documentation. */
const SENTENCES: Readonly<Record<string, string>> = {
  PAYMENT_ALREADY_REFUNDED:
    'Dodo has given back all of this payment already, perhaps from its dashboard. Reconcile, and it shows here.',
  PAYMENT_NOT_SUCCEEDED: 'Dodo has not received this payment, so there is nothing to give back.',
  REFUND_WINDOW_EXPIRED:
    'Dodo gives money back for a limited time only, and for this payment it has passed. Agree on another way with the customer.',
  REFUND_AMOUNT_EXCEEDS_PAID_AMOUNT:
    'Less than that is left of this payment at Dodo. Give back less, or leave the amount empty for all that is left.',
  LINE_ITEM_REFUND_AMOUNT_TOO_HIGH:
    'Less than that is left of this payment at Dodo. Give back less, or leave the amount empty for all that is left.',
  LINE_ITEM_PRORATED:
    'Dodo refunds a charge for a change of plan only as a whole. Leave the amount empty to give back all of it.',
};

/** A refund that Dodo refused, in a sentence for the team; in Dodo's own words where we have none. */
export function refundRefused(code: string, words: string): RefundAnswer {
  return { kind: 'failed', code, reason: SENTENCES[code] ?? words };
}
