import { paymentPage } from '../page.ts';
import type { World } from '../world.ts';
import { showMoney } from './money.ts';
import { DODO_COLOR } from './pay-page.ts';
import { findSubscription } from './show-subscriptions.ts';
import type { MethodPage } from './subscription.ts';
import { isMethodPageDone, methodReturnUrlOf } from './update-payment-method.ts';

/** The page behind `payment_link`: the buyer enters a new card, and pays what he owes. */
export function dodoPaymentMethodPage(world: World, page: MethodPage): string {
  const { plan, currency, dues } = findSubscription(world, page.subscription_id);
  const payment = world.state.dodo.payments[page.payment_id];
  const isDone = isMethodPageDone(world, page);
  const total = showMoney(isDone ? (payment?.total_amount ?? 0) : (dues?.line.total ?? 0), currency);
  const frame = {
    title: 'Update your payment method',
    gateway: 'Dodo Payments',
    color: DODO_COLOR,
    lines: [[`Due now for ${plan.line.name}`, total]] as [string, string][],
    total,
  };
  if (isDone) {
    const returnUrl = methodReturnUrlOf(world, page);
    const back = returnUrl === null ? {} : { back: { label: 'Back to the shop', url: returnUrl } };
    return paymentPage({ ...frame, notice: 'Your new card is saved.', buttons: [], ...back });
  }
  if (page.expires_at <= world.clock.now().toISOString()) {
    return paymentPage({ ...frame, notice: 'This link has expired.', buttons: [] });
  }
  return paymentPage({
    ...frame,
    ...(payment?.status === 'failed' ? { notice: 'This card was declined. Try another one.' } : {}),
    buttons: [
      { choice: 'pay', label: dues ? `Save the new card and pay ${total}` : 'Save the new card', kind: 'main' },
      { choice: 'decline', label: 'Decline the card', kind: 'plain' },
    ],
  });
}
