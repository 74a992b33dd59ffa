import { formatMoney } from '@vozex/domain';
import { graceEndsAt } from './entitlement.ts';
import type { Subscription } from './subscription.ts';

const longDate = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
const on = (date: Date) => longDate.format(date);

/** Where a subscription stands and what comes next, in one sentence for its customer. */
export function headlineOf(subscription: Subscription): string {
  const { status, current_period_end: end, currency } = subscription;
  const price = formatMoney({ amount_minor: subscription.unit_amount_minor * subscription.quantity, currency });
  switch (status) {
    case 'trialing':
      return `Free until ${on(end)}; then ${price} is charged.`;
    case 'active':
      return `Renews on ${on(end)} for ${price}.`;
    case 'past_due':
    case 'on_hold':
      return unpaidHeadline(subscription);
    case 'paused':
      return `Paused. Nothing is charged; it can be used until ${on(end)}.`;
    case 'cancel_scheduled':
      return `Ends on ${on(subscription.cancel_at ?? end)}. Nothing more is charged, and you can still keep it.`;
    case 'cancelled':
      return subscription.ended_at === null ? `Cancelled; usable until ${on(end)}.` : 'Cancelled and over.';
    case 'expired':
      return 'Expired: its term is over.';
  }
}

function unpaidHeadline(subscription: Subscription): string {
  const graceEnds = graceEndsAt(subscription);
  if (subscription.entitlement === 'suspend') {
    return 'Suspended, because a payment failed. It comes back as soon as it is paid.';
  }
  return graceEnds === null
    ? 'A payment failed.'
    : `A payment failed. Give another way to pay until ${on(graceEnds)}, so that nothing is interrupted.`;
}
