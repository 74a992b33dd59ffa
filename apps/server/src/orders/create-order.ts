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
 * Writes a pending order with its items: one statement.
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
  const totalMinor = order.items.reduce((sum, item) => sum + dueNowMinor(item), 0);
  const itemIds = order.items.map(() => app.newId('order_item'));
  await insertOrder(tx, {
    id: orderId,
    totalMinor,
    tokenHash: hashToken(token),
    now,
    expiresAt: secondsAfter(now, ORDER_LIFE_SECONDS),
    language: languageNow(),
    order,
    itemIds,
  });
  return { orderId, itemIds, totalMinor, token };
}

/** What an item costs today: nothing while its trial runs. */
function dueNowMinor(item: NewOrderItem): number {
  return item.recurring?.trialDays ? 0 : item.unitAmountMinor * item.quantity;
}
