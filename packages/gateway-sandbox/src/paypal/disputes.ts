import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import type { Dispute, DisputeOutcome } from './billing-state.ts';
import { readControlAmount } from './control-amount.ts';
import { announceDispute } from './dispute-events.ts';
import { amountLeft, findPayment } from './find-payment.ts';
import { disputeId } from './ids.ts';
import { minorOf, moneyOf } from './money.ts';
import type { Payment } from './payment.ts';
import { tell } from './post-event.ts';
import { giveBack } from './refund-payment.ts';
import { malformedPayPal, PayPalRefusal } from './refusal.ts';
import { findDispute } from './show-dispute.ts';

/** How long the seller has to answer. */
const RESPONSE_DAYS = 10;
const REASONS = [
  'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
  'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED',
  'UNAUTHORISED',
  'CREDIT_NOT_PROCESSED',
  'DUPLICATE_TRANSACTION',
  'INCORRECT_AMOUNT',
  'PAYMENT_BY_OTHER_MEANS',
  'CANCELED_RECURRING_BILLING',
  'PROBLEM_WITH_REMITTANCE',
  'OTHER',
];
const STAGES = ['CHARGEBACK', 'INQUIRY', 'PRE_ARBITRATION', 'ARBITRATION'] as const;
const CHANNELS = ['INTERNAL', 'EXTERNAL', 'ALERT'] as const;

/** The words of both gateways' sandboxes, and what PayPal calls the same. */
const OUTCOMES: Record<string, DisputeOutcome> = {
  won: 'RESOLVED_SELLER_FAVOUR',
  lost: 'RESOLVED_BUYER_FAVOUR',
  accepted: 'ACCEPTED',
  cancelled: 'CANCELED_BY_BUYER',
  paid_by_paypal: 'RESOLVED_WITH_PAYOUT',
  denied: 'DENIED',
  none: 'NONE',
};
/** After these the money is the buyer's, and the seller's loss. */
const SELLER_PAYS: DisputeOutcome[] = ['RESOLVED_BUYER_FAVOUR', 'ACCEPTED'];

/** Plays a buyer who disputes a payment, or a part of it. @throws PayPalRefusal 400, 422 */
export async function openDispute(world: World, payment: Payment, body: unknown): Promise<Dispute> {
  const fields = new BodyReader(body ?? {}, malformedPayPal);
  if (payment.status === 'PENDING' || payment.status === 'DECLINED') {
    throw new PayPalRefusal(422, 'INVALID_PARAMETER_VALUE', '/status');
  }
  const amount = readControlAmount(body, payment.amount.currency_code) ?? payment.amount;
  if (minorOf(amount) > minorOf(payment.amount)) throw new PayPalRefusal(422, 'INVALID_PARAMETER_VALUE', '/amount');
  const now = world.clock.now();
  const dispute: Dispute = {
    id: disputeId(),
    payment_id: payment.id,
    amount,
    reason: readWord(fields, 'reason', REASONS),
    status: 'OPEN',
    stage: readWord(fields, 'stage', STAGES),
    channel: readWord(fields, 'channel', CHANNELS),
    outcome: null,
    seller_response_due_date: new Date(now.getTime() + RESPONSE_DAYS * 86_400_000).toISOString(),
    create_time: now.toISOString(),
    update_time: now.toISOString(),
  };
  if (dispute.stage !== 'INQUIRY') dispute.status = 'WAITING_FOR_SELLER_RESPONSE';
  world.state.paypal.disputes[dispute.id] = dispute;
  await tell([announceDispute(world, dispute, 'CREATED')]);
  return dispute;
}

/** One of a few words; the first of them unless told. */
function readWord<Word extends string>(fields: BodyReader, name: string, words: readonly Word[]): Word {
  const text = fields.text(name) ?? words[0];
  const word = words.find((each) => each === text);
  if (word === undefined) throw malformedPayPal(name, words.join(' or '), 'wrong');
  return word;
}

/**
 * Moves a dispute on: `challenged` and `escalated` go on with it, everything else ends it. When the seller pays, the
 * money is taken from the payment, and the setting says whether a webhook tells of that too.
 *
 * @param body `outcome`: a word of `OUTCOMES`, or one of PayPal's own codes.
 * @throws PayPalRefusal 400, 404, 422 when it was resolved before.
 */
export async function resolveDispute(world: World, id: string, body: unknown): Promise<Dispute> {
  const dispute = findDispute(world, id);
  const word = new BodyReader(body, malformedPayPal).requiredText('outcome');
  if (dispute.status === 'RESOLVED') throw new PayPalRefusal(422, 'INVALID_PARAMETER_VALUE', '/outcome');
  dispute.update_time = world.clock.now().toISOString();
  if (word === 'challenged' || word === 'escalated') {
    dispute.status = word === 'challenged' ? 'UNDER_REVIEW' : 'WAITING_FOR_SELLER_RESPONSE';
    if (word === 'escalated') dispute.stage = 'CHARGEBACK';
    await tell([announceDispute(world, dispute, 'UPDATED')]);
    return dispute;
  }
  const outcome = OUTCOMES[word] ?? Object.values(OUTCOMES).find((code) => code === word);
  if (!outcome) throw malformedPayPal('outcome', Object.keys(OUTCOMES).join(' or '), 'wrong');
  dispute.status = 'RESOLVED';
  dispute.outcome = outcome;
  await tell([announceDispute(world, dispute, 'RESOLVED')]);
  if (SELLER_PAYS.includes(outcome)) await reverse(world, dispute);
  return dispute;
}

async function reverse(world: World, dispute: Dispute): Promise<void> {
  const payment = findPayment(world, dispute.payment_id);
  const minor = Math.min(minorOf(dispute.amount), amountLeft(world, payment));
  if (minor <= 0) return;
  const amount = moneyOf(minor, dispute.amount.currency_code);
  const isSilent = !world.state.paypal.settings.dispute_reversals;
  await giveBack(world, payment, amount, 'reversal', {}, isSilent).announced;
}
