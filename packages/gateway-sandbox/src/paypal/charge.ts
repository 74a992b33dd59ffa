import type { MisbehaviourName } from '../misbehaviour.ts';
import { misbehaviourOfAmount } from '../misbehaviour.ts';
import { paypalId } from '../random-id.ts';
import type { World } from '../world.ts';
import { subjectsOfSubscription } from './announce-subscription.ts';
import type { BillingCycle, Sale, Subscription, Terms } from './billing-state.ts';
import { minorOf, moneyOf } from './money.ts';
import { currencyOf } from './read-terms.ts';
import { misreported } from './show.ts';

/** What one cycle costs, in the smallest unit; `tax` is the part of it that comes on top of the price. */
export function priceOf(subscription: Subscription, terms: Terms, cycle: BillingCycle): { minor: number; tax: number } {
  const price = cycle.pricing_scheme ? minorOf(cycle.pricing_scheme.fixed_price) : 0;
  if (price === 0) return { minor: 0, tax: 0 };
  const net = Math.round(price * Number(subscription.quantity));
  const tax = terms.taxes && !terms.taxes.inclusive ? Math.round((net * Number(terms.taxes.percentage)) / 100) : 0;
  const shipping = subscription.shipping_amount ? minorOf(subscription.shipping_amount) : 0;
  return { minor: net + tax + shipping, tax };
}

/**
 * Draws money from the subscriber.
 *
 * @returns the sale: COMPLETED; PENDING by the rule `capture_pending`; or DECLINED by the rule `declined`, by the
 *   buyer's choice, or by the amount of the subscription's first charge.
 */
export function charge(
  world: World,
  subscription: Subscription,
  terms: Terms,
  due: { minor: number; tax: number },
): Sale {
  const { sales } = world.state.paypal;
  const first = !Object.values(sales).some(({ subscription_id }) => subscription_id === subscription.id);
  const subjects = subjectsOfSubscription(subscription);
  const asked = (what: MisbehaviourName) => world.rules.take('paypal', what, { subjects }) !== undefined;
  const declined =
    subscription.funding_declines ||
    asked('declined') ||
    (first && misbehaviourOfAmount(due.minor) === 'declined') ||
    asked('capture_declined');
  const lie = asked('wrong_amount') ? 'amount' : asked('wrong_currency') ? 'currency' : undefined;
  const now = world.clock.now().toISOString();
  const sale: Sale = {
    id: paypalId(),
    subscription_id: subscription.id,
    status: declined ? 'DECLINED' : asked('capture_pending') ? 'PENDING' : 'COMPLETED',
    amount: misreported(moneyOf(due.minor, currencyOf(terms)), lie),
    tax: due.tax,
    first,
    ...(subscription.custom_id === null ? {} : { custom_id: subscription.custom_id }),
    create_time: now,
    update_time: now,
  };
  sales[sale.id] = sale;
  return sale;
}
