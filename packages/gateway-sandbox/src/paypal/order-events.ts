import { misbehaviourOfAmount } from '../misbehaviour.ts';
import type { World } from '../world.ts';
import type { News } from './post-event.ts';
import { announce } from './post-event.ts';
import { findOrder, showCapture, showOrder, totalOf } from './show.ts';
import type { Capture, Order } from './state.ts';

/** The buyer approved the order. */
export function announceApproval(world: World, order: Order): News {
  return announce(world, {
    event_type: 'CHECKOUT.ORDER.APPROVED',
    resource_type: 'checkout-order',
    summary: 'An order has been approved by buyer',
    resource: showOrder(world, order),
    subjects: subjectsOfOrder(order),
    byAmount: misbehaviourOfAmount(totalOf(order)),
  });
}

const CAPTURE_EVENTS = {
  COMPLETED: ['PAYMENT.CAPTURE.COMPLETED', 'Payment completed for'],
  PENDING: ['PAYMENT.CAPTURE.PENDING', 'Payment pending for'],
  DECLINED: ['PAYMENT.CAPTURE.DECLINED', 'A payment capture was declined for'],
} as const;

/** What became of the money. */
export function announceCapture(world: World, capture: Capture, status: keyof typeof CAPTURE_EVENTS): News {
  const [event_type, words] = CAPTURE_EVENTS[status];
  const order = findOrder(world, capture.order_id);
  return announce(world, {
    event_type,
    resource_type: 'capture',
    summary: `${words} $ ${capture.amount.value} ${capture.amount.currency_code}`,
    resource: showCapture(world, capture),
    subjects: [capture.id, ...subjectsOfOrder(order)],
    byAmount: misbehaviourOfAmount(totalOf(order)),
  });
}

export function subjectsOfOrder(order: Order): string[] {
  return [order.id, ...order.units.flatMap(({ custom_id, invoice_id }) => [custom_id ?? '', invoice_id ?? ''])];
}
