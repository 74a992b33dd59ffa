import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import { announceSale, announceSubscription } from './announce-subscription.ts';
import { recordFailure, recordPayment } from './bill-cycle.ts';
import { billingRefusal, malformedAt, malformedBilling, readOneOf, readRequiredWords } from './billing-refusal.ts';
import type { SubscriptionStatus } from './billing-state.ts';
import { charge } from './charge.ts';
import { minorOf, readPrice } from './money.ts';
import { tell } from './post-event.ts';
import { currencyOf } from './read-terms.ts';
import type { Made } from './request-ids.ts';
import { findSubscription, termsOf } from './show-subscription.ts';

const NOTE_CHARACTERS_MAX = 128;
const CAPTURE_TYPES = ['OUTSTANDING_BALANCE'] as const;
const CAPTURABLE: SubscriptionStatus[] = ['ACTIVE', 'SUSPENDED', 'EXPIRED'];

/**
 * Draws what the subscriber owes, or a part of it. A refused charge is an answer too: its transaction is DECLINED.
 *
 * @returns the sale's id.
 * @throws PayPalRefusal 400, 404, 422 SUBSCRIPTION_STATUS_INVALID, ZERO_OUTSTANDING_BALANCE, CURRENCY_MISMATCH,
 *   AMOUNT_GREATER_THAN_OUTSTANDING_BALANCE
 */
export function captureBalance(world: World, id: string, body: unknown): Made {
  const subscription = findSubscription(world, id);
  const terms = termsOf(world, subscription);
  const fields = new BodyReader(body, malformedBilling());
  readRequiredWords(fields, 'note', NOTE_CHARACTERS_MAX);
  const rawAmount = fields.part('amount');
  if (!readOneOf(fields, 'capture_type', CAPTURE_TYPES)) {
    throw malformedAt('MISSING_REQUIRED_PARAMETER', '/capture_type');
  }
  if (!rawAmount) throw malformedAt('MISSING_REQUIRED_PARAMETER', '/amount');
  const amount = readPrice(rawAmount, '/amount');
  if (!CAPTURABLE.includes(subscription.status)) throw billingRefusal('CANNOT_CAPTURE');
  if (subscription.outstanding === 0) throw billingRefusal('ZERO_OUTSTANDING_BALANCE');
  if (amount.currency_code !== currencyOf(terms)) {
    throw billingRefusal('CURRENCY_IS_NOT_THE_SUBSCRIPTIONS', '/amount/currency_code');
  }
  const minor = minorOf(amount);
  if (minor === 0) throw malformedAt('INVALID_PARAMETER_VALUE', '/amount/value');
  if (minor > subscription.outstanding) throw billingRefusal('CAPTURE_GREATER_THAN_BALANCE', '/amount/value');

  const sale = charge(world, subscription, terms, { minor, tax: 0 });
  if (sale.status === 'DECLINED') {
    recordFailure(world, subscription, sale, null);
    const failed = announceSubscription(world, subscription, 'BILLING.SUBSCRIPTION.PAYMENT.FAILED', sale);
    return { id: sale.id, announced: tell([failed]) };
  }
  subscription.outstanding -= minor;
  recordPayment(world, subscription, sale);
  const paid = announceSale(world, sale, sale.status === 'PENDING' ? 'PENDING' : 'COMPLETED');
  return { id: sale.id, announced: tell([paid]) };
}
