import {
  ApplicationContextUserAction,
  type CreateSubscriptionRequest,
  ExperienceContextShippingPreference,
} from '@paypal/paypal-server-sdk';
import { secondsAfter } from '../../../kernel/clock.ts';
import { PaymentError } from '../../errors.ts';
import type { CheckoutOrder, CheckoutSession, CheckoutState } from '../../gateway.ts';
import type { RecurringTerms } from '../../subscription-desk.ts';
import { readDate } from '../read-body.ts';
import { paypalFailure } from './failures.ts';
import { subscriptionEvent } from './normalize-subscription.ts';
import { planOverride } from './override-plan.ts';
import type { Paypal } from './paypal.ts';
import { comparePlan, type Plan, type TrialOverride } from './plans.ts';
import { readPayments, readSubscription } from './read-subscription.ts';

/** PayPal's limit for each part of a name. */
const NAME_LENGTH_MAX = 140;
/** The first charge carries PayPal's own time, which may lie before the start that the subscription tells. */
const FIRST_CHARGE_SECONDS = 86_400;

const SUBSCRIPTION_ID = /^I-/;

/** True for the checkout of a subscription: its id is the subscription's own. */
export function isSubscriptionId(id: string): boolean {
  return SUBSCRIPTION_ID.test(id);
}

/**
 * Opens a subscription that the buyer has yet to approve. The plan must bill what was sold; only the trial may depart
 * from it, as far as PayPal lets it, and the price by the tax that the shop adds. The same session asks under the same
 * request id, and gets the same subscription.
 *
 * @throws PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE.
 */
export async function createPaypalSubscription(
  paypal: Paypal,
  order: CheckoutOrder,
  recurring: RecurringTerms,
): Promise<CheckoutSession> {
  const { plan, trial } = agreed(await paypal.plans.read(recurring.gatewayPlanId), recurring);
  try {
    const { result } = await paypal.client.call(({ subscriptions }) =>
      subscriptions.createSubscription({
        body: { ...subscriptionRequest(order, recurring, plan), ...planOverride(plan, recurring, trial) },
        paypalRequestId: order.sessionId,
        prefer: 'return=representation',
      }),
    );
    const redirectUrl = result.links?.find((link) => link.rel === 'approve')?.href;
    if (!result.id || !redirectUrl)
      throw new PaymentError('GATEWAY_REFUSED', 'PayPal made a subscription without an address');
    return { gatewayCheckoutId: result.id, redirectUrl, expiresAt: null };
  } catch (error) {
    throw paypalFailure(error, `subscription for ${order.orderId}`);
  }
}

/** The plan, with the trial to ask for where it is not the plan's own. @throws PaymentError GATEWAY_REFUSED. */
function agreed(plan: Plan | undefined, terms: RecurringTerms): { plan: Plan; trial: TrialOverride | undefined } {
  if (!plan) throw new PaymentError('GATEWAY_REFUSED', `PayPal has no plan ${terms.gatewayPlanId}`);
  const { differences, override } = comparePlan(plan, terms);
  if (differences.length === 0) return { plan, trial: override };
  throw new PaymentError('GATEWAY_REFUSED', `plan ${plan.id} is not what is sold: ${differences.join('; ')}`);
}

function subscriptionRequest(order: CheckoutOrder, recurring: RecurringTerms, plan: Plan): CreateSubscriptionRequest {
  return {
    planId: recurring.gatewayPlanId,
    ...(plan.quantity_supported ? { quantity: String(recurring.quantity) } : {}),
    customId: order.orderId,
    subscriber: { emailAddress: order.customer.email, ...nameOf(order.customer.name) },
    applicationContext: {
      returnUrl: order.returnUrl,
      cancelUrl: order.cancelUrl,
      userAction: ApplicationContextUserAction.SubscribeNow,
      shippingPreference: ExperienceContextShippingPreference.NoShipping,
    },
  };
}

/** Only to fill in the buyer's form beforehand; the last word is the surname. */
function nameOf(name: string): { name?: { givenName: string; surname?: string } } {
  const words = name.trim().split(/\s+/);
  const surname = words.length > 1 ? words.pop() : undefined;
  const givenName = words.join(' ').slice(0, NAME_LENGTH_MAX);
  if (givenName === '') return {};
  return { name: { givenName, ...(surname ? { surname: surname.slice(0, NAME_LENGTH_MAX) } : {}) } };
}

/**
 * What has become of a subscription's checkout: how it stands, and what was paid for it so far. It only reads, since a
 * subscription that is approved starts by itself.
 *
 * @throws PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE: then nothing is known, and asking again is safe.
 */
export async function completePaypalSubscription(paypal: Paypal, id: string, orderId: string): Promise<CheckoutState> {
  const found = await readSubscription(paypal, id);
  if (!found) return { kind: 'gone', reason: `PayPal does not know subscription ${id}` };
  const { subscription, snapshot } = found;
  if (snapshot.state === 'pending') {
    const redirectUrl = subscription.links?.find((link) => link.rel === 'approve')?.href;
    return redirectUrl ? { kind: 'open', redirectUrl } : { kind: 'open' };
  }
  const hasEnded = snapshot.state === 'cancelled' || snapshot.state === 'expired';
  if (hasEnded && !subscription.billing_info) return { kind: 'gone', reason: `subscription ${id} was never started` };
  const since = readDate(subscription.create_time) ?? snapshot.startedAt ?? paypal.clock.now();
  const payments = await readPayments(paypal, id, secondsAfter(since, -FIRST_CHARGE_SECONDS));
  const event = subscriptionEvent(subscription, snapshot);
  const refs = { orderRef: event.refs.orderRef ?? orderId, checkoutId: id };
  return {
    kind: 'events',
    events: [event, ...payments].map((one) => ({ ...one, refs: { ...one.refs, ...refs } })),
  };
}
