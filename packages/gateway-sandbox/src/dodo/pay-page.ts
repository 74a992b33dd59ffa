import { paymentPage } from '../page.ts';
import type { World } from '../world.ts';
import type { Interval } from './billing-dates.ts';
import { isExpired, madeBy } from './checkouts.ts';
import { showMoney } from './money.ts';
import { isTaken, returnUrlOf } from './pay-checkout.ts';
import type { Checkout } from './state.ts';
import type { PlanOnOffer } from './subscription.ts';

/** Dark enough for white text: contrast 10. */
export const DODO_COLOR = '#2b4a0f';

/** The page behind `checkout_url`. */
export function dodoPayPage(world: World, checkout: Checkout): string {
  const { payment, subscription } = madeBy(world, checkout);
  const money = (amountMinor: number) => showMoney(amountMinor, checkout.currency);
  const page = {
    title: checkout.plan ? 'Start your subscription' : 'Pay for your order',
    gateway: 'Dodo Payments',
    color: DODO_COLOR,
    lines: checkout.lines.map(({ name, quantity, total, tax }): [string, string] => [
      `${quantity} x ${name}${tax > 0 ? ` (includes ${money(tax)} tax)` : ''}`,
      money(total),
    ]),
    total: money(checkout.total),
  };
  if (isTaken(world, checkout)) {
    const returnUrl = returnUrlOf(world, checkout);
    const back = returnUrl === null ? {} : { back: { label: 'Back to the shop', url: returnUrl } };
    const notice = subscription
      ? `This subscription is ${subscription.status}.`
      : payment?.status === 'succeeded'
        ? 'This order is paid.'
        : `This payment is ${payment?.status}.`;
    return paymentPage({ ...page, title: 'Thank you', notice, buttons: [], ...back });
  }
  if (isExpired(world, checkout)) {
    return paymentPage({ ...page, notice: 'This payment page has expired.', buttons: [] });
  }
  const notices = [
    ...(payment || subscription ? ['The last payment was declined. You can try again.'] : []),
    ...(checkout.plan ? [termsOf(checkout.plan, money)] : []),
  ];
  return paymentPage({
    ...page,
    ...(notices.length > 0 ? { notice: notices.join(' ') } : {}),
    buttons: [
      { choice: 'pay', label: checkout.total > 0 ? `Pay ${page.total}` : 'Start the trial', kind: 'main' },
      { choice: 'decline', label: 'Decline the card', kind: 'plain' },
      // Dodo shows no way back without a cancel URL.
      ...(checkout.cancel_url === null ? [] : [{ choice: 'cancel', label: 'Cancel', kind: 'plain' } as const]),
    ],
  });
}

function termsOf(plan: PlanOnOffer, money: (amountMinor: number) => string): string {
  const price = `${money(plan.line.total)} every ${showInterval(plan.frequency)}`;
  const { trial_period_days: days } = plan;
  return days > 0 ? `The trial lasts ${days} days; then ${price}.` : `Renews at ${price}.`;
}

function showInterval({ count, unit }: Interval): string {
  const word = unit.toLowerCase();
  return count === 1 ? word : `${count} ${word}s`;
}
