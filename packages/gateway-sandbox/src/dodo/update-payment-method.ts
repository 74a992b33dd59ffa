import { dodoId, opaqueKey } from '../random-id.ts';
import type { World } from '../world.ts';
import { daysAfter } from './billing-dates.ts';
import { chargeSubscription } from './charge-subscription.ts';
import { readDodoBody, readUrl } from './read.ts';
import type { PricedLine } from './record-parts.ts';
import { DodoRefusal, malformed, notFound } from './refusal.ts';
import { findSubscription } from './show-subscriptions.ts';
import { newPaymentMethod } from './start-subscription.ts';
import type { Payment } from './state.ts';
import type { MethodPage, Subscription } from './subscription.ts';
import { tellOf } from './tell.ts';
import { announce } from './webhooks.ts';

/** A link to enter a card is good for a day, as a checkout is. */
const LINK_DAYS = 1;

/**
 * Gives the subscription another card: one that the customer has saved, or a new one, to be entered on a page. What
 * is owed is charged to it at once.
 *
 * @throws DodoRefusal 422 when the subscription is over; 409 while a payment of it is processing; 404 for an unknown
 *   payment method
 */
export async function updatePaymentMethod(world: World, subscription: Subscription, body: unknown) {
  const fields = readDodoBody(body);
  const type = fields.requiredText('type');
  requireOpen(subscription);
  if (type === 'existing') {
    const paymentId = await takeSavedMethod(world, subscription, fields.requiredText('payment_method_id'));
    return { payment_id: paymentId, payment_link: null, client_secret: null, expires_on: null };
  }
  if (type !== 'new') throw malformed('type must be new or existing.');
  const page = openMethodPage(world, subscription, readUrl(fields.text('return_url'), 'return_url'));
  return {
    payment_id: page.payment_id,
    payment_link: `${world.baseUrls.dodo}/payment-method/${page.id}`,
    client_secret: null,
    expires_on: page.expires_at,
  };
}

/** Opens the page, and the payment that will end there: of the dues, or of nothing. */
export function openMethodPage(world: World, subscription: Subscription, returnUrl: string | null): MethodPage {
  const payment = openPayment(world, subscription);
  world.state.dodo.payments[payment.payment_id] = payment;
  const page: MethodPage = {
    id: opaqueKey(32),
    subscription_id: subscription.subscription_id,
    payment_id: payment.payment_id,
    return_url: returnUrl,
    expires_at: daysAfter(world.clock.now(), LINK_DAYS).toISOString(),
  };
  world.state.dodo.method_pages[page.id] = page;
  return page;
}

export function findMethodPage(world: World, id: string): MethodPage {
  const page = world.state.dodo.method_pages[id];
  if (!page) throw notFound('payment_link', id);
  return page;
}

/** True when the card of this page was accepted (or is being charged): there is nothing left to enter. */
export function isMethodPageDone(world: World, page: MethodPage): boolean {
  const status = world.state.dodo.payments[page.payment_id]?.status;
  return status === 'succeeded' || status === 'processing';
}

/**
 * Plays the buyer who enters a card on the page. A refused one changes nothing, and he can try another.
 *
 * @throws DodoRefusal 422 when the link has expired, or the subscription is over
 */
export async function enterCard(world: World, page: MethodPage, choice: 'pay' | 'decline'): Promise<void> {
  if (isMethodPageDone(world, page)) return;
  const subscription = findSubscription(world, page.subscription_id);
  requireOpen(subscription);
  if (page.expires_at <= world.clock.now().toISOString()) {
    throw new DodoRefusal(422, 'PAYMENT_LINK_EXPIRED', 'This link is more than a day old.');
  }
  const wasRefused = world.state.dodo.payments[page.payment_id]?.status === 'failed';
  if (wasRefused) page.payment_id = dodoId('pay');
  const { dues } = subscription;
  await chargeSubscription(world, subscription, {
    purpose: dues ? 'dues' : 'payment_method',
    line: dues?.line ?? nothing(subscription),
    newMethod: newPaymentMethod(world, subscription.customer_id),
    declined: choice === 'decline',
    retryAttempt: dues?.attempts ?? 0,
    paymentId: page.payment_id,
  });
}

/** Where the buyer goes afterwards; null when the shop named no return URL. */
export function methodReturnUrlOf(world: World, page: MethodPage): string | null {
  if (page.return_url === null) return null;
  const url = new URL(page.return_url);
  url.searchParams.set('subscription_id', page.subscription_id);
  url.searchParams.set('payment_id', page.payment_id);
  url.searchParams.set('status', world.state.dodo.payments[page.payment_id]?.status ?? '');
  return url.href;
}

async function takeSavedMethod(world: World, subscription: Subscription, id: string): Promise<string | null> {
  const method = world.state.dodo.payment_methods[id];
  if (!method || method.customer_id !== subscription.customer_id) throw notFound('payment_method', id);
  const { dues } = subscription;
  if (!dues) {
    subscription.payment_method_id = id;
    await announce(world, [tellOf(subscription, 'update_payment_method')]);
    return null;
  }
  const payment = await chargeSubscription(world, subscription, {
    purpose: 'dues',
    line: dues.line,
    newMethod: method,
    retryAttempt: dues.attempts,
  });
  return payment?.payment_id ?? null;
}

function requireOpen(subscription: Subscription): void {
  if (subscription.open_payment_id !== null) {
    throw new DodoRefusal(409, 'PREVIOUS_PAYMENT_PENDING', 'The previous payment is not successful yet.');
  }
  if (!['active', 'past_due', 'on_hold', 'paused'].includes(subscription.status)) {
    throw new DodoRefusal(422, 'SUBSCRIPTION_INACTIVE', `The subscription is ${subscription.status}.`);
  }
}

function openPayment(world: World, subscription: Subscription): Payment {
  const line = subscription.dues?.line ?? nothing(subscription);
  return {
    payment_id: dodoId('pay'),
    purpose: subscription.dues ? 'dues' : 'payment_method',
    checkout_session_id: null,
    subscription_id: subscription.subscription_id,
    customer_id: subscription.customer_id,
    status: 'requires_payment_method',
    total_amount: line.total,
    tax: line.tax,
    currency: subscription.currency,
    lines: [line],
    discount_id: null,
    by_amount: null,
    credit_used: 0,
    retry_attempt: subscription.dues?.attempts ?? 0,
    billing: subscription.billing,
    metadata: subscription.metadata,
    error_code: null,
    error_message: null,
    created_at: world.clock.now().toISOString(),
    updated_at: null,
  };
}

/** The line of a payment that only proves a card. */
function nothing({ plan }: Subscription): PricedLine {
  return { ...plan.line, original: 0, total: 0, tax: 0 };
}
