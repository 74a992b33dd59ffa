// The door of orders.

export { changeGateway, priceIdsOf } from './change-gateway.ts';
export { createOrder } from './create-order.ts';
export { OrderError } from './errors.ts';
export { orderPaid } from './events.ts';
export { expireOrders } from './expire-orders.ts';
export {
  type ImportedItem,
  type ImportedOrder,
  importedOrders,
  importOrders,
  importRefunds,
  type KnownOrder,
} from './import-orders.ts';
export { instanceKeyOf } from './instance-key.ts';
export { type ItemForPayment, lockOrder, type OrderForPayment } from './lock-order.ts';
export { moveOrder } from './move-order.ts';
export {
  type NewOrder,
  type NewOrderItem,
  type OrderTax,
  type OrderTaxLine,
  type RecurringItem,
  UNTAXED,
} from './new-order.ts';
export { orderToken, tokenOpens } from './order-token.ts';
export { retaxOrder } from './retax-order.ts';
export { listOrders, movesOf, type OrderMove, type OrderView, ordersOf, readOrder } from './store.ts';
