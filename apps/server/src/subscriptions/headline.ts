import { spokenDay as on, spokenMoney } from '../kernel/language.ts';
import { graceEndsAt } from './entitlement.ts';
import { pricePeriod } from './price-period.ts';
import type { Subscription } from './subscription.ts';
import { say } from './words.ts';

/** Where a subscription stands and what comes next, in one sentence for its customer. */
export function headlineOf(subscription: Subscription): string {
  const { status, current_period_end: end, currency } = subscription;
  const price = spokenMoney({ amount_minor: pricePeriod(subscription).amountMinor, currency });
  switch (status) {
    case 'trialing':
      return say('Free until {day}; then {price} is charged.', { day: on(end), price });
    case 'active':
      return say('Renews on {day} for {price}.', { day: on(end), price });
    case 'past_due':
    case 'on_hold':
      return unpaidHeadline(subscription);
    case 'paused':
      return say('Paused. Nothing is charged; it can be used until {day}.', { day: on(end) });
    case 'cancel_scheduled':
      return say('Ends on {day}. Nothing more is charged, and you can still keep it.', {
        day: on(subscription.cancel_at ?? end),
      });
    case 'cancelled':
      return subscription.ended_at === null
        ? say('Cancelled; usable until {day}.', { day: on(end) })
        : say('Cancelled and over.');
    case 'expired':
      return say('Expired: its term is over.');
  }
}

function unpaidHeadline(subscription: Subscription): string {
  const graceEnds = graceEndsAt(subscription);
  if (subscription.entitlement === 'suspend') {
    return say('Suspended, because a payment failed. It comes back as soon as it is paid.');
  }
  return graceEnds === null
    ? say('A payment failed.')
    : say('A payment failed. Give another way to pay until {day}, so that nothing is interrupted.', {
        day: on(graceEnds),
      });
}
