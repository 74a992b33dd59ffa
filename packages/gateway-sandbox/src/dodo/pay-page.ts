import { paymentPage } from '../page.ts';
import type { World } from '../world.ts';
import { isExpired } from './checkouts.ts';
import { returnUrlOf } from './pay-checkout.ts';
import type { Checkout } from './state.ts';

/** Dark enough for white text: contrast 10. */
const COLOR = '#2b4a0f';

/** The page behind `checkout_url`. */
export function dodoPayPage(world: World, checkout: Checkout): string {
  const payment = checkout.payment_id === null ? undefined : world.state.dodo.payments[checkout.payment_id];
  const money = (amountMinor: number) => showMoney(amountMinor, checkout.currency);
  const page = {
    title: 'Pay for your order',
    gateway: 'Dodo Payments',
    color: COLOR,
    lines: checkout.lines.map(({ name, quantity, total, tax }): [string, string] => [
      `${quantity} x ${name}${tax > 0 ? ` (includes ${money(tax)} tax)` : ''}`,
      money(total),
    ]),
    total: money(checkout.total),
  };
  if (payment && payment.status !== 'failed') {
    const returnUrl = returnUrlOf(checkout, payment);
    const back = returnUrl === null ? {} : { back: { label: 'Back to the shop', url: returnUrl } };
    const notice = payment.status === 'succeeded' ? 'This order is paid.' : `This payment is ${payment.status}.`;
    return paymentPage({ ...page, title: 'Thank you', notice, buttons: [], ...back });
  }
  if (isExpired(world, checkout)) {
    return paymentPage({ ...page, notice: 'This payment page has expired.', buttons: [] });
  }
  return paymentPage({
    ...page,
    ...(payment ? { notice: 'The last payment was declined. You can try again.' } : {}),
    buttons: [
      { choice: 'pay', label: `Pay ${page.total}`, kind: 'main' },
      { choice: 'decline', label: 'Decline the card', kind: 'plain' },
      // Dodo shows no way back without a cancel URL.
      ...(checkout.cancel_url === null ? [] : [{ choice: 'cancel', label: 'Cancel', kind: 'plain' } as const]),
    ],
  });
}

function showMoney(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
