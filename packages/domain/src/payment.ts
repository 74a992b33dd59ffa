import { z } from 'zod';
import type { Moves } from './moves.ts';

/** `held`: the money came but does not fit its order; an operator releases or refunds it. */
export const PaymentStatus = z.enum(['pending', 'succeeded', 'held', 'failed', 'cancelled']);
export type PaymentStatus = z.infer<typeof PaymentStatus>;

export const PAYMENT_MOVES = {
  pending: ['succeeded', 'held', 'failed', 'cancelled'],
  failed: ['succeeded', 'held'],
  cancelled: ['succeeded', 'held'],
  held: ['succeeded', 'cancelled'],
  succeeded: [],
} as const satisfies Moves<PaymentStatus>;

/** `unknown`: the request left and no readable answer came; the gateway is asked before anything else. */
export const RefundStatus = z.enum(['requested', 'unknown', 'pending', 'succeeded', 'failed']);
export type RefundStatus = z.infer<typeof RefundStatus>;

export const REFUND_MOVES = {
  requested: ['unknown', 'pending', 'succeeded', 'failed'],
  unknown: ['requested', 'pending', 'succeeded', 'failed'],
  pending: ['succeeded', 'failed'],
  succeeded: [],
  failed: [],
} as const satisfies Moves<RefundStatus>;

/** What became of a webhook event after it was kept. */
export const WebhookEventStatus = z.enum(['received', 'applied', 'ignored', 'quarantined']);
export type WebhookEventStatus = z.infer<typeof WebhookEventStatus>;
