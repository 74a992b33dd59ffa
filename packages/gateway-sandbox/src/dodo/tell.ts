import type { Message } from '../message.ts';
import type { Dispute, Payment, Refund } from './state.ts';
import type { Dunning, Subscription } from './subscription.ts';

/** Something that a webhook tells of: the event's name and the object it shows. */
export type Happening = { type: string; about: Message['about'] };

type SubscriptionEvent =
  | 'active'
  | 'renewed'
  | 'past_due'
  | 'on_hold'
  | 'paused'
  | 'unpaused'
  | 'cancelled'
  | 'failed'
  | 'expired'
  | 'plan_changed'
  | 'updated'
  | 'update_payment_method';

export function tellOf({ subscription_id }: Subscription, event: SubscriptionEvent): Happening {
  return { type: `subscription.${event}`, about: { kind: 'subscription', id: subscription_id } };
}

export function tellOfDunning({ id }: Dunning, event: 'started' | 'recovered'): Happening {
  return { type: `dunning.${event}`, about: { kind: 'dunning', id } };
}

/** The event is the payment's status. */
export function tellOfPayment({ payment_id, status }: Payment): Happening {
  return { type: `payment.${status}`, about: { kind: 'payment', id: payment_id } };
}

/** The event is the refund's status, which must be final: there is none for a pending one. */
export function tellOfRefund({ refund_id, status }: Refund): Happening {
  return { type: `refund.${status}`, about: { kind: 'refund', id: refund_id } };
}

/** The event is the dispute's status. */
export function tellOfDispute({ dispute_id, dispute_status }: Dispute): Happening {
  return { type: dispute_status.replace('dispute_', 'dispute.'), about: { kind: 'dispute', id: dispute_id } };
}
