import type { MisbehaviourName } from '../misbehaviour.ts';
import { misbehaviourOfAmount } from '../misbehaviour.ts';
import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { endSubscriptionCharge, otherCurrency } from './charge-subscription.ts';
import { isExpired, madeBy } from './checkouts.ts';
import { customerOf } from './customers.ts';
import { findDiscount } from './discounts.ts';
import { DodoRefusal } from './refusal.ts';
import { startSubscription } from './start-subscription.ts';
import type { Checkout, Payment, PaymentStatus } from './state.ts';
import { subjectsOfCheckout } from './subjects.ts';
import { tellOfPayment } from './tell.ts';
import { announce } from './webhooks.ts';

/**
 * Plays the buyer who presses Pay or Decline on the payment page.
 *
 * A session that was paid (or is being paid) stays as it is; one whose payment failed can be tried again.
 *
 * @throws DodoRefusal 422 when the session has expired.
 */
export async function payCheckout(world: World, checkout: Checkout, choice: 'pay' | 'decline'): Promise<void> {
  if (isTaken(world, checkout)) return;
  if (isExpired(world, checkout)) {
    throw new DodoRefusal(422, 'CHECKOUT_SESSION_EXPIRED', 'This checkout session is more than 24 hours old.');
  }
  if (checkout.plan) {
    await startSubscription(world, checkout, checkout.plan, choice);
    return;
  }
  const payment = newPayment(world, checkout, choice);
  world.state.dodo.payments[payment.payment_id] = payment;
  countDiscount(world, payment);
  checkout.payment_id = payment.payment_id;
  await announce(world, [tellOfPayment(payment)], payment.by_amount);
}

/** True when there is nothing left to pay: the latest try was not refused. */
export function isTaken(world: World, checkout: Checkout): boolean {
  const { payment, subscription } = madeBy(world, checkout);
  const latest = subscription ?? payment;
  return latest !== undefined && latest.status !== 'failed';
}

function newPayment(world: World, checkout: Checkout, choice: 'pay' | 'decline'): Payment {
  const asked = (what: MisbehaviourName) => world.rules.take('dodo', what, { subjects: subjectsOfCheckout(checkout) });
  const byAmount = misbehaviourOfAmount(checkout.total) ?? null;
  const declined = choice === 'decline' || asked('declined') || byAmount === 'declined';
  const status: PaymentStatus = declined ? 'failed' : asked('capture_pending') ? 'processing' : 'succeeded';
  return {
    payment_id: dodoId('pay'),
    purpose: 'purchase',
    checkout_session_id: checkout.id,
    subscription_id: null,
    customer_id: customerOf(world, checkout).customer_id,
    status,
    total_amount: asked('wrong_amount') ? Math.floor(checkout.total / 2) : checkout.total,
    tax: checkout.tax,
    currency: asked('wrong_currency') ? otherCurrency(checkout.currency) : checkout.currency,
    lines: checkout.lines,
    discount_id: checkout.discount_id ?? null, // kept by an earlier version: none
    by_amount: byAmount,
    credit_used: 0,
    retry_attempt: 0,
    billing: checkout.billing,
    metadata: checkout.metadata,
    error_code: declined ? 'CARD_DECLINED' : null,
    error_message: declined ? 'The card was declined.' : null,
    created_at: world.clock.now().toISOString(),
    updated_at: null,
  };
}

/** A code is used by a payment that went well. */
function countDiscount(world: World, { status, discount_id }: Payment): void {
  if (status === 'succeeded' && discount_id) findDiscount(world, discount_id).times_used += 1;
}

/**
 * Ends a payment that was `processing`.
 *
 * @throws DodoRefusal 409 when it is not.
 */
export async function settlePayment(world: World, payment: Payment, status: 'succeeded' | 'failed'): Promise<void> {
  if (payment.status !== 'processing') {
    throw new DodoRefusal(409, 'PAYMENT_NOT_PROCESSING', `The payment is already ${payment.status}.`);
  }
  payment.status = status;
  countDiscount(world, payment);
  payment.updated_at = world.clock.now().toISOString();
  if (payment.subscription_id !== null) await endSubscriptionCharge(world, payment);
  else await announce(world, [tellOfPayment(payment)], payment.by_amount);
}

/**
 * Where the buyer goes after paying: the return URL with `payment_id` and `status`, for a subscription with
 * `subscription_id` and its status; null without a return URL.
 */
export function returnUrlOf(world: World, checkout: Checkout): string | null {
  if (checkout.return_url === null) return null;
  const { payment, subscription } = madeBy(world, checkout);
  const url = new URL(checkout.return_url);
  if (subscription) url.searchParams.set('subscription_id', subscription.subscription_id);
  else if (payment) url.searchParams.set('payment_id', payment.payment_id);
  url.searchParams.set('status', (subscription ?? payment)?.status ?? '');
  return url.href;
}
