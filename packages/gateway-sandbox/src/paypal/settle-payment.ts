import type { World } from '../world.ts';
import { announceSale } from './announce-subscription.ts';
import { minorOf } from './money.ts';
import { announceCapture } from './order-events.ts';
import type { Payment } from './payment.ts';
import { isSale } from './payment.ts';
import { tell } from './post-event.ts';
import { PayPalRefusal } from './refusal.ts';
import { findSubscription } from './show-subscription.ts';

/**
 * Ends a payment that was PENDING. A subscription owes what then did not come.
 *
 * @throws PayPalRefusal 422 when it is not pending.
 */
export async function settlePayment(world: World, payment: Payment, status: 'COMPLETED' | 'DECLINED'): Promise<void> {
  if (payment.status !== 'PENDING') throw new PayPalRefusal(422, 'INVALID_PARAMETER_VALUE', '/outcome');
  payment.status = status;
  payment.update_time = world.clock.now().toISOString();
  if (!isSale(payment)) return tell([announceCapture(world, payment, status)]);
  if (status === 'DECLINED') findSubscription(world, payment.subscription_id).outstanding += minorOf(payment.amount);
  await tell([announceSale(world, payment, status)]);
}
