/**
 * Names what is delivered for an order item, for ever: the plan's idempotency key (plan 8). What was bought is
 * `order_id:order_item_id`; each move to another path makes another thing, and numbers it.
 *
 * @param sequence 1 for what was bought.
 */
export function instanceKeyOf(orderId: string, orderItemId: string, sequence: number): string {
  const bought = `${orderId}:${orderItemId}`;
  return sequence === 1 ? bought : `${bought}:${sequence}`;
}
