import type { Message } from '../message.ts';
import type { World } from '../world.ts';
import type { Metadata } from './record-parts.ts';
import { findDispute } from './show-disputes.ts';
import { findPayment, findRefund } from './show-payments.ts';
import { findSubscription } from './show-subscriptions.ts';
import type { Checkout, Payment } from './state.ts';
import type { Subscription } from './subscription.ts';

/** The names by which a misbehaviour rule can mean a thing: its own id, those of what it belongs to, its metadata. */
export function subjectsOf(world: World, { kind, id }: Message['about']): string[] {
  switch (kind) {
    case 'payment':
      return subjectsOfPayment(world, findPayment(world, id));
    case 'refund':
      return [id, ...subjectsOfPayment(world, findPayment(world, findRefund(world, id).payment_id))];
    case 'dispute':
      return [id, ...subjectsOfPayment(world, findPayment(world, findDispute(world, id).payment_id))];
    case 'subscription':
      return subjectsOfSubscription(findSubscription(world, id));
    case 'dunning': {
      const subscriptionId = world.state.dodo.dunnings[id]?.subscription_id ?? '';
      return [id, ...subjectsOfSubscription(findSubscription(world, subscriptionId))];
    }
    case 'event':
      return [id];
  }
}

export function subjectsOfCheckout({ id, metadata }: Checkout): string[] {
  return [id, ...valuesOf(metadata)];
}

export function subjectsOfSubscription(subscription: Subscription): string[] {
  return [subscription.subscription_id, subscription.checkout_session_id, ...valuesOf(subscription.metadata)];
}

export function subjectsOfPayment(world: World, payment: Payment): string[] {
  const subscription =
    payment.subscription_id === null ? undefined : world.state.dodo.subscriptions[payment.subscription_id];
  return [
    payment.payment_id,
    ...(payment.checkout_session_id === null ? [] : [payment.checkout_session_id]),
    ...(subscription ? subjectsOfSubscription(subscription) : []),
    ...valuesOf(payment.metadata),
  ];
}

function valuesOf(metadata: Metadata): string[] {
  return Object.values(metadata).map(String);
}
