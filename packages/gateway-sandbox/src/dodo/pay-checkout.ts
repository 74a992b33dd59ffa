import type { MisbehaviourName } from '../misbehaviour.ts';
import { misbehaviourOfAmount } from '../misbehaviour.ts';
import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { isExpired } from './checkouts.ts';
import { customerOf } from './customers.ts';
import { DodoRefusal } from './refusal.ts';
import type { Checkout, Payment, PaymentStatus } from './state.ts';
import { announce } from './webhooks.ts';

/**
 * Plays the buyer who presses Pay or Decline on the payment page.
 *
 * A session that was paid (or is being paid) stays as it is; one whose payment failed can be tried again.
 *
 * @throws DodoRefusal 422 when the session has expired.
 */
export async function payCheckout(world: World, checkout: Checkout, choice: 'pay' | 'decline'): Promise<Payment> {
  const latest = checkout.payment_id === null ? undefined : world.state.dodo.payments[checkout.payment_id];
  if (latest && latest.status !== 'failed') return latest;
  if (isExpired(world, checkout)) {
    throw new DodoRefusal(422, 'CHECKOUT_SESSION_EXPIRED', 'This checkout session is more than 24 hours old.');
  }
  const payment = newPayment(world, checkout, choice);
  world.state.dodo.payments[payment.payment_id] = payment;
  checkout.payment_id = payment.payment_id;
  await announce(world, `payment.${payment.status}`, { kind: 'payment', payment });
  return payment;
}

function newPayment(world: World, checkout: Checkout, choice: 'pay' | 'decline'): Payment {
  const subjects = [checkout.id, ...Object.values(checkout.metadata).map(String)];
  const asked = (what: MisbehaviourName) => world.rules.take('dodo', what, { subjects });
  const declined = choice === 'decline' || asked('declined') || misbehaviourOfAmount(checkout.total) === 'declined';
  const status: PaymentStatus = declined ? 'failed' : asked('capture_pending') ? 'processing' : 'succeeded';
  return {
    payment_id: dodoId('pay'),
    checkout_session_id: checkout.id,
    subscription_id: null,
    customer_id: customerOf(world, checkout).customer_id,
    status,
    total_amount: asked('wrong_amount') ? Math.floor(checkout.total / 2) : checkout.total,
    tax: checkout.tax,
    currency: asked('wrong_currency') ? otherCurrency(checkout.currency) : checkout.currency,
    lines: checkout.lines,
    billing: checkout.billing,
    metadata: checkout.metadata,
    error_code: declined ? 'CARD_DECLINED' : null,
    error_message: declined ? 'The card was declined.' : null,
    created_at: world.clock.now().toISOString(),
    updated_at: null,
  };
}

function otherCurrency(currency: string): string {
  return currency === 'EUR' ? 'USD' : 'EUR';
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
  payment.updated_at = world.clock.now().toISOString();
  await announce(world, `payment.${status}`, { kind: 'payment', payment });
}

/** Where the buyer goes after paying: the return URL with `payment_id` and `status`; null without one. */
export function returnUrlOf(checkout: Checkout, payment: Payment): string | null {
  if (checkout.return_url === null) return null;
  const url = new URL(checkout.return_url);
  url.searchParams.set('payment_id', payment.payment_id);
  url.searchParams.set('status', payment.status);
  return url.href;
}
