import { mayMove, ORDER_MOVES, type OrderStatus } from '@vozex/domain';
import type { Tx } from '../kernel/database.ts';
import { OrderError } from './errors.ts';
import type { OrderForPayment } from './lock-order.ts';
import { updateOrderStatus } from './store.ts';

/**
 * Moves a locked order. The history row is written by the database with the move.
 *
 * @param change `refundedMinor` is the order's new running total of refunds, minor units.
 * @throws OrderError ILLEGAL_ORDER_MOVE when the table does not allow it.
 */
export async function moveOrder(
  tx: Tx,
  order: OrderForPayment,
  to: OrderStatus,
  change: { at: Date; refundedMinor?: number; gatewaySubscriptionId?: string },
): Promise<void> {
  const stays = to === order.status; // a second partial refund changes the sum, not the status
  if (!stays && !mayMove(ORDER_MOVES, order.status, to)) {
    throw new OrderError('ILLEGAL_ORDER_MOVE', `${order.id}: ${order.status} -> ${to}`);
  }
  await updateOrderStatus(tx, order.id, to, change);
}
