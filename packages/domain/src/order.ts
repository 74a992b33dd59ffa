import { z } from 'zod';
import type { Moves } from './moves.ts';

export const OrderStatus = z.enum([
  'pending',
  'on_hold',
  'paid',
  'partially_refunded',
  'refunded',
  'expired',
  'cancelled',
]);
export type OrderStatus = z.infer<typeof OrderStatus>;

/** Every legal move of an order. `expired → on_hold`: money that comes late is never delivered nor lost. */
export const ORDER_MOVES = {
  pending: ['paid', 'on_hold', 'expired', 'cancelled'],
  on_hold: ['paid', 'refunded', 'cancelled'],
  paid: ['partially_refunded', 'refunded'],
  partially_refunded: ['refunded'],
  refunded: [],
  expired: ['on_hold', 'paid'],
  cancelled: ['on_hold'],
} as const satisfies Moves<OrderStatus>;

export const ORDER_LABEL = {
  pending: 'Waiting for payment',
  on_hold: 'Payment being checked',
  paid: 'Paid',
  partially_refunded: 'Partly refunded',
  refunded: 'Refunded',
  expired: 'Expired',
  cancelled: 'Cancelled',
} satisfies Record<OrderStatus, string>;
