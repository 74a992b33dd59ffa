import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { readDodoBody } from './read.ts';
import { DodoRefusal, malformed } from './refusal.ts';
import type { Dispute, DisputeStatus, Payment } from './state.ts';
import { DISPUTE_STATUSES } from './state.ts';
import { tellOfDispute } from './tell.ts';
import { announce } from './webhooks.ts';

/** From these a dispute can still go on. */
const OPEN: DisputeStatus[] = ['dispute_opened', 'dispute_challenged'];

/**
 * The buyer's bank takes his side: a dispute about the payment, or about `amount` (minor units) of it.
 *
 * @throws DodoRefusal 422 when the payment has not succeeded, or the amount is not within it
 */
export async function openDispute(world: World, payment: Payment, body: unknown): Promise<Dispute> {
  const fields = readDodoBody(body);
  const amount = fields.integer('amount') ?? payment.total_amount;
  if (payment.status !== 'succeeded') {
    throw new DodoRefusal(422, 'PAYMENT_NOT_SUCCEEDED', `The payment is ${payment.status}.`);
  }
  if (amount < 1 || amount > payment.total_amount) throw malformed(`amount must be 1 to ${payment.total_amount}.`);
  const dispute: Dispute = {
    dispute_id: dodoId('dp'),
    payment_id: payment.payment_id,
    amount: String(amount),
    currency: payment.currency,
    dispute_status: 'dispute_opened',
    dispute_stage: 'dispute',
    reason: fields.text('reason') ?? 'fraudulent',
    remarks: null,
    created_at: world.clock.now().toISOString(),
  };
  world.state.dodo.disputes[dispute.dispute_id] = dispute;
  await announce(world, [tellOfDispute(dispute)]);
  return dispute;
}

/**
 * The shop's owner answers in Dodo's dashboard (`challenged`, `accepted`), or the bank decides. The money of a lost
 * dispute goes back through the bank: Dodo makes no refund of it.
 *
 * @param outcome challenged, won, lost, accepted, cancelled or expired
 * @throws DodoRefusal 422 for another word; 409 when the dispute is over, or was challenged before
 */
export async function resolveDispute(world: World, dispute: Dispute, outcome: unknown): Promise<void> {
  const status = DISPUTE_STATUSES.find((each) => each === `dispute_${String(outcome)}`);
  if (!status || status === 'dispute_opened') {
    throw malformed('outcome must be challenged, won, lost, accepted, cancelled or expired.');
  }
  if (!OPEN.includes(dispute.dispute_status) || status === dispute.dispute_status) {
    throw new DodoRefusal(409, 'DISPUTE_NOT_OPEN', `The dispute is already ${dispute.dispute_status}.`);
  }
  dispute.dispute_status = status;
  await announce(world, [tellOfDispute(dispute)]);
}
