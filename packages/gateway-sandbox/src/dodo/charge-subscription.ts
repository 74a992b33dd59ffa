import type { MisbehaviourName } from '../misbehaviour.ts';
import { misbehaviourOfAmount } from '../misbehaviour.ts';
import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import type { Metadata, PricedLine } from './record-parts.ts';
import { settleCharge } from './settle-charge.ts';
import type { Payment, PaymentPurpose, PaymentStatus } from './state.ts';
import { subjectsOfSubscription } from './subjects.ts';
import type { PaymentMethod, Subscription } from './subscription.ts';
import { tellOf, tellOfPayment } from './tell.ts';
import { announce } from './webhooks.ts';

/** One attempt to take money for a subscription. */
type Charge = {
  purpose: Exclude<PaymentPurpose, 'purchase'>;
  line: PricedLine;
  /** The buyer's own choice on the page. */
  declined?: boolean;
  /** A card that is tried, and becomes the subscription's when it is accepted. */
  newMethod?: PaymentMethod;
  /** Of the payment; the subscription's unless told. */
  metadata?: Metadata;
  retryAttempt?: number;
  /** The id of a payment that was opened before and now ends. */
  paymentId?: string;
};

/**
 * Charges the card, does to the subscription what the outcome does, and announces both.
 *
 * @returns the payment, or null when there is nothing to show: a free trial began, and the settings want no payment.
 */
export async function chargeSubscription(
  world: World,
  subscription: Subscription,
  charge: Charge,
): Promise<Payment | null> {
  const { dodo } = world.state;
  const payment = attempt(world, subscription, charge);
  const happenings = settleCharge(world, subscription, payment);
  if (charge.newMethod && payment.status === 'succeeded') {
    dodo.payment_methods[charge.newMethod.payment_method_id] = charge.newMethod;
    subscription.payment_method_id = charge.newMethod.payment_method_id;
    happenings.push(tellOf(subscription, 'update_payment_method'));
  }
  const freeStart = charge.purpose === 'start' && payment.status === 'succeeded' && payment.total_amount === 0;
  const isShown = !freeStart || dodo.settings.trial_zero_payment;
  if (isShown) {
    dodo.payments[payment.payment_id] = payment;
    happenings.unshift(tellOfPayment(payment));
  }
  await announce(world, happenings, payment.by_amount);
  return isShown ? payment : null;
}

/** Ends a charge that was `processing`. */
export async function endSubscriptionCharge(world: World, payment: Payment): Promise<void> {
  const subscription = world.state.dodo.subscriptions[payment.subscription_id ?? ''];
  if (!subscription) throw new Error(`payment ${payment.payment_id} has no subscription`);
  const happenings = settleCharge(world, subscription, payment);
  await announce(world, [tellOfPayment(payment), ...happenings], payment.by_amount);
}

function attempt(world: World, subscription: Subscription, charge: Charge): Payment {
  const { purpose, line } = charge;
  const asked = (what: MisbehaviourName) =>
    world.rules.take('dodo', what, { subjects: subjectsOfSubscription(subscription) });
  const byAmount = isFirstCharge(subscription, purpose) ? (misbehaviourOfAmount(line.total) ?? null) : null;
  const creditUsed = purpose === 'start' ? 0 : Math.min(subscription.credit, line.total);
  const due = lessened(line, creditUsed);
  const status = statusOf(world, subscription, charge, { due, asked, byAmount });
  const now = world.clock.now().toISOString();
  const opened = charge.paymentId === undefined ? undefined : world.state.dodo.payments[charge.paymentId];
  return {
    payment_id: charge.paymentId ?? dodoId('pay'),
    purpose,
    checkout_session_id: purpose === 'start' ? subscription.checkout_session_id : null,
    subscription_id: subscription.subscription_id,
    customer_id: subscription.customer_id,
    status,
    total_amount: asked('wrong_amount') ? Math.floor(due.total / 2) : due.total,
    tax: due.tax,
    currency: asked('wrong_currency') ? otherCurrency(subscription.currency) : subscription.currency,
    lines: [due],
    discount_id: null,
    by_amount: byAmount,
    credit_used: creditUsed,
    retry_attempt: charge.retryAttempt ?? 0,
    billing: subscription.billing,
    metadata: charge.metadata ?? subscription.metadata,
    error_code: status === 'failed' ? 'CARD_DECLINED' : null,
    error_message: status === 'failed' ? 'The card was declined.' : null,
    created_at: opened?.created_at ?? now,
    updated_at: opened ? now : null,
  };
}

type Circumstances = {
  due: PricedLine;
  asked: (what: MisbehaviourName) => unknown;
  byAmount: MisbehaviourName | null;
};

function statusOf(
  world: World,
  subscription: Subscription,
  { purpose, declined, newMethod }: Charge,
  { due, asked, byAmount }: Circumstances,
): PaymentStatus {
  // Nothing to take from a card, and no card to be shown: credit paid it all.
  if (due.total === 0 && purpose !== 'start' && purpose !== 'payment_method') return 'succeeded';
  const method = newMethod ?? world.state.dodo.payment_methods[subscription.payment_method_id];
  if (declined || method?.fails || asked('declined') || byAmount === 'declined') return 'failed';
  return due.total > 0 && asked('capture_pending') ? 'processing' : 'succeeded';
}

/** The first time that a subscription costs something: at its start, or when a free trial ends. */
function isFirstCharge(subscription: Subscription, purpose: PaymentPurpose): boolean {
  if (purpose === 'start') return true;
  return purpose === 'renewal' && subscription.in_trial && subscription.trial_amount === null;
}

function lessened(line: PricedLine, credit: number): PricedLine {
  if (credit === 0) return line;
  const total = line.total - credit;
  return { ...line, total, tax: Math.round((line.tax * total) / line.total) };
}

/** The wrong currency of the rule `wrong_currency`. */
export function otherCurrency(currency: string): string {
  return currency === 'EUR' ? 'USD' : 'EUR';
}
