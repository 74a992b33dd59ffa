import { defineEvent } from '../kernel/events.ts';
import type { OrderForPayment } from './lock-order.ts';

/** The money is there and fits. Announced exactly once an order, in the transaction that marks it paid. */
export const orderPaid = defineEvent<{ order: OrderForPayment; paidAt: Date }>('order.paid');
