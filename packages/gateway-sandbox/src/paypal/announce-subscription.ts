import { misbehaviourOfAmount } from '../misbehaviour.ts';
import type { World } from '../world.ts';
import type { Sale, Subscription } from './billing-state.ts';
import { minorOf } from './money.ts';
import type { News } from './post-event.ts';
import { announce } from './post-event.ts';
import { showSale } from './show-sale.ts';
import { findSubscription, showSubscription } from './show-subscription.ts';

const SUBSCRIPTION_EVENTS = {
  'BILLING.SUBSCRIPTION.CREATED': 'Subscription created',
  'BILLING.SUBSCRIPTION.ACTIVATED': 'Subscription activated',
  'BILLING.SUBSCRIPTION.RE-ACTIVATED': 'Subscription reactivated',
  'BILLING.SUBSCRIPTION.UPDATED': 'Subscription updated',
  'BILLING.SUBSCRIPTION.SUSPENDED': 'Subscription suspended',
  'BILLING.SUBSCRIPTION.CANCELLED': 'Subscription cancelled',
  'BILLING.SUBSCRIPTION.EXPIRED': 'Subscription expired',
  'BILLING.SUBSCRIPTION.PAYMENT.FAILED': 'Payment failed for subscription',
} as const;

/** The subscription as it is now goes into the event. Why a payment failed is told without being asked. */
export function announceSubscription(
  world: World,
  subscription: Subscription,
  event_type: keyof typeof SUBSCRIPTION_EVENTS,
  charged?: Sale,
): News {
  return announce(world, {
    event_type,
    resource_type: 'subscription',
    summary: SUBSCRIPTION_EVENTS[event_type],
    resource: showSubscription(world, subscription, ['last_failed_payment']),
    subjects: [...subjectsOfSubscription(subscription), ...(charged ? [charged.id] : [])],
    byAmount: charged && byAmountOf(charged),
  });
}

const SALE_EVENTS = {
  COMPLETED: ['PAYMENT.SALE.COMPLETED', 'Payment completed for'],
  PENDING: ['PAYMENT.SALE.PENDING', 'Payment pending for'],
  DECLINED: ['PAYMENT.SALE.DENIED', 'Payment denied for'],
} as const;

/** Tells what became of a subscription's money. */
export function announceSale(world: World, sale: Sale, status: keyof typeof SALE_EVENTS): News {
  const [event_type, words] = SALE_EVENTS[status];
  return announce(world, {
    event_type,
    resource_type: 'sale',
    resource_version: null,
    summary: `${words} $ ${sale.amount.value} ${sale.amount.currency_code}`,
    resource: showSale(world, sale),
    subjects: subjectsOfSale(world, sale),
    byAmount: byAmountOf(sale),
  });
}

/** Renewals do not misbehave by their amount, or a subscription at such a price could never go on. */
function byAmountOf(sale: Sale) {
  return sale.first ? misbehaviourOfAmount(minorOf(sale.amount)) : undefined;
}

export function subjectsOfSubscription({ id, plan_id, custom_id }: Subscription): string[] {
  return [id, plan_id, ...(custom_id === null ? [] : [custom_id])];
}

export function subjectsOfSale(world: World, sale: Sale): string[] {
  return [sale.id, ...subjectsOfSubscription(findSubscription(world, sale.subscription_id))];
}
