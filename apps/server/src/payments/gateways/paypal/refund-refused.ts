import type { RefundAnswer } from '../../gateway.ts';
import type { Refusal } from './failures.ts';

const ALL_BACK =
  'PayPal has given back all of this payment already, perhaps from its dashboard. Reconcile, and it shows here.';
const LESS_LEFT =
  'Less than that is left of this payment at PayPal. Give back less, or leave the amount empty for all that is left.';
const TOO_LATE =
  'PayPal gives money back for a limited time only, and for this payment it has passed. Agree on another way with the customer.';
const DISPUTED =
  'A dispute about this payment is open at PayPal, which until its end gives back nothing or only the whole. Answer it in PayPal’s resolution center.';
const RESTRICTED =
  'PayPal has restricted an account that takes part. Its dashboard says which and why, where it is ours.';

/** What the team reads where PayPal refuses a refund, and what they can do; by the issues of both of its APIs. */
const SENTENCES: Readonly<Record<string, string>> = {
  CAPTURE_FULLY_REFUNDED: ALL_BACK,
  TRANSACTION_ALREADY_REFUNDED: ALL_BACK,
  REFUND_AMOUNT_EXCEEDED: LESS_LEFT,
  REFUND_EXCEEDED_TRANSACTION_AMOUNT: LESS_LEFT,
  REFUND_TIME_LIMIT_EXCEEDED: TOO_LATE,
  TRANSACTION_DISPUTED: DISPUTED,
  REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK:
    'The buyer’s bank has taken this payment back or may yet do so. Nothing can be refunded until that is decided.',
  REFUND_FAILED_INSUFFICIENT_FUNDS:
    'The balance at PayPal is too low for this refund, and no bank account covers it. Put money in, then refund again.',
  PENDING_CAPTURE: 'PayPal has not received this payment yet; until then nothing can be given back.',
  PARTIAL_REFUND_NOT_ALLOWED: 'PayPal refunds this payment only as a whole. Leave the amount empty.',
  MAX_NUMBER_OF_REFUNDS_EXCEEDED:
    'PayPal takes no further refund of this payment: it was refunded in too many parts. Agree on another way with the customer.',
  REFUND_NOT_ALLOWED: 'PayPal does not refund this payment. Its dashboard may say why.',
  PAYER_ACCOUNT_RESTRICTED: RESTRICTED,
  PAYEE_ACCOUNT_RESTRICTED: RESTRICTED,
};

/** A refund that PayPal refused, in a sentence for the team; in PayPal's own words where we have none. */
export function refundRefused({ issue, description }: Pick<Refusal, 'issue' | 'description'>): RefundAnswer {
  return { kind: 'failed', code: issue, reason: SENTENCES[issue] ?? description };
}
