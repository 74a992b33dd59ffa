import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import type { Tx } from '../kernel/database.ts';
import { languageNow } from '../kernel/language.ts';
import type { NewOrder, NewOrderItem } from './new-order.ts';
import { hashToken, orderToken } from './order-token.ts';
import { insertOrder } from './store.ts';

/** A gateway's checkout lives 24 h; an hour more lets its last webhook arrive before the order expires. */
const ORDER_LIFE_SECONDS = 25 * 3_600;

/**
 * Writes a pending order with its items and taxes: one statement.
 *
 * @returns the order's id, those of its items in their order, what is due now in minor units, and the token of its
 *   guest address.
 */
export async function createOrder(
  app: App,
  tx: Tx,
  order: NewOrder,
): Promise<{ orderId: string; itemIds: string[]; totalMinor: number; token: string }> {
  const orderId = app.newId('order');
  const now = app.clock.now();
  const token = orderToken(app.seal, orderId);
  const due = order.items.filter((item) => !item.recurring?.trialDays); // nothing while a trial runs
  const sumOf = (of: (item: NewOrderItem) => number) => due.reduce((sum, item) => sum + of(item), 0);
  const discountMinor = sumOf((item) => item.discountMinor);
  const taxMinor = sumOf((item) => item.taxMinor);
  const listMinor = sumOf((item) => item.unitAmountMinor * item.quantity);
  const totalMinor = listMinor - discountMinor + (order.tax.included ? 0 : taxMinor);
  const itemIds = order.items.map(() => app.newId('order_item'));
  await insertOrder(tx, {
    id: orderId,
    totalMinor,
    discountMinor,
    taxMinor,
    tokenHash: hashToken(token),
    now,
    expiresAt: secondsAfter(now, ORDER_LIFE_SECONDS),
    language: languageNow(),
    order,
    itemIds,
  });
  return { orderId, itemIds, totalMinor, token };
}
