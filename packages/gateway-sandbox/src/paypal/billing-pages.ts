import { paymentPage } from '../page.ts';
import type { World } from '../world.ts';
import type { BillingCycle, Subscription, Terms } from './billing-state.ts';
import { priceOf } from './charge.ts';
import { minorOf, moneyOf } from './money.ts';
import { PAYPAL_COLOR } from './paypal-color.ts';
import { findPlan } from './plans.ts';
import { currencyOf } from './read-terms.ts';
import { termsOf } from './show-subscription.ts';
import { returnUrlOf } from './subscription-urls.ts';

/** Where the buyer agrees to a new subscription. */
export function subscriptionPage(world: World, subscription: Subscription): string {
  const terms = termsOf(world, subscription);
  const brand = subscription.brand_name;
  const page = {
    title: brand === null ? 'Subscribe with PayPal' : `Subscribe to ${brand} with PayPal`,
    gateway: 'PayPal',
    color: PAYPAL_COLOR,
    lines: linesOf(subscription, terms),
    total: `${inWords(dueToday(subscription, terms), terms)} today`,
  };
  if (subscription.status !== 'APPROVAL_PENDING') {
    const url = returnUrlOf(subscription, subscription.consent);
    const back = url === null ? {} : { back: { label: 'Back to the shop', url } };
    return paymentPage({
      ...page,
      title: 'Thank you',
      notice: 'You have agreed to this subscription.',
      buttons: [],
      ...back,
    });
  }
  return paymentPage({
    ...page,
    buttons: [
      { choice: 'pay', label: 'Agree and subscribe', kind: 'main' },
      { choice: 'decline', label: 'Agree with a card that is declined', kind: 'plain' },
      ...(subscription.consent.cancel_url === null
        ? []
        : [{ choice: 'cancel', label: 'Cancel', kind: 'plain' } as const]),
    ],
  });
}

/** Where the buyer agrees to a change of his subscription. */
export function consentPage(world: World, subscription: Subscription): string {
  const revision = subscription.revision!; // because the page is found by the revision's token
  const plan = findPlan(world, revision.plan_id);
  const terms = revision.own_terms ?? plan;
  const revised: Subscription = {
    ...subscription,
    quantity: revision.quantity,
    shipping_amount: revision.shipping_amount,
  };
  const regular = terms.billing_cycles.at(-1)!; // because the regular cycle is the last of every plan
  return paymentPage({
    title: 'Change your subscription',
    gateway: 'PayPal',
    color: PAYPAL_COLOR,
    lines: [
      [plan.name, `quantity ${revision.quantity}`],
      [rhythmOf(regular), inWords(priceOf(revised, terms, regular).minor, terms)],
    ],
    total: `${inWords(0, terms)} today`,
    notice: 'The new price is charged from the next billing date on.',
    buttons: [
      { choice: 'agree', label: 'Agree to the change', kind: 'main' },
      { choice: 'refuse', label: 'Keep it as it is', kind: 'plain' },
    ],
  });
}

function linesOf(subscription: Subscription, terms: Terms): [string, string][] {
  const { setup_fee } = terms.payment_preferences;
  const cycles = terms.billing_cycles.map((cycle): [string, string] => {
    const price = priceOf(subscription, terms, cycle).minor;
    return [rhythmOf(cycle), price === 0 ? 'free' : inWords(price, terms)];
  });
  return [
    ...(setup_fee && minorOf(setup_fee) > 0 ? [['Setup', inWords(minorOf(setup_fee), terms)] as [string, string]] : []),
    ...cycles,
  ];
}

/** "every month", "Trial: every 14 days, once". */
export function rhythmOf({ tenure_type, frequency, total_cycles }: BillingCycle): string {
  const unit = frequency.interval_unit.toLowerCase();
  const every = frequency.interval_count === 1 ? `every ${unit}` : `every ${frequency.interval_count} ${unit}s`;
  const times = total_cycles === 0 ? '' : total_cycles === 1 ? ', once' : `, ${total_cycles} times`;
  return `${tenure_type === 'TRIAL' ? 'Trial: ' : ''}${every}${times}`;
}

function dueToday(subscription: Subscription, terms: Terms): number {
  const [first] = terms.billing_cycles;
  const fee = terms.payment_preferences.setup_fee ? minorOf(terms.payment_preferences.setup_fee) : 0;
  return fee + (first ? priceOf(subscription, terms, first).minor : 0);
}

/** "19.00 USD", from the smallest unit. */
export function inWords(minor: number, terms: Terms): string {
  const { value, currency_code } = moneyOf(minor, currencyOf(terms));
  return `${value} ${currency_code}`;
}
