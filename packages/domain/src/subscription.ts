import { z } from 'zod';
import type { Moves } from './moves.ts';

/**
 * `past_due`: a charge failed and the gateway tries again; `on_hold`: it has stopped trying until the customer acts.
 * `cancel_scheduled` runs on until the paid period ends; `cancelled` was ended by somebody, `expired` by its own term.
 */
export const SubscriptionStatus = z.enum([
  'trialing',
  'active',
  'past_due',
  'on_hold',
  'paused',
  'cancel_scheduled',
  'cancelled',
  'expired',
]);
export type SubscriptionStatus = z.infer<typeof SubscriptionStatus>;

/** Every legal move of a subscription. The database refuses every other one. */
export const SUBSCRIPTION_MOVES = {
  trialing: ['active', 'past_due', 'on_hold', 'paused', 'cancel_scheduled', 'cancelled', 'expired'],
  active: ['past_due', 'on_hold', 'paused', 'cancel_scheduled', 'cancelled', 'expired'],
  past_due: ['active', 'on_hold', 'paused', 'cancel_scheduled', 'cancelled', 'expired'],
  on_hold: ['active', 'past_due', 'paused', 'cancel_scheduled', 'cancelled', 'expired'],
  paused: ['trialing', 'active', 'past_due', 'on_hold', 'cancel_scheduled', 'cancelled', 'expired'],
  cancel_scheduled: ['trialing', 'active', 'past_due', 'on_hold', 'paused', 'cancelled', 'expired'],
  cancelled: [],
  expired: [],
} as const satisfies Moves<SubscriptionStatus>;

export const SUBSCRIPTION_LABEL = {
  trialing: 'Trial',
  active: 'Active',
  past_due: 'Payment failed',
  on_hold: 'On hold',
  paused: 'Paused',
  cancel_scheduled: 'Ends soon',
  cancelled: 'Cancelled',
  expired: 'Expired',
} satisfies Record<SubscriptionStatus, string>;

/** What a customer or an operator may ask for, and from where. The server refuses by it; the buttons appear by it. */
export const SUBSCRIPTION_ACTIONS = {
  cancel: ['trialing', 'active', 'past_due', 'on_hold', 'paused'],
  keep: ['cancel_scheduled'],
  pause: ['trialing', 'active'],
  resume: ['paused'],
  change_plan: ['trialing', 'active'],
  new_payment_method: ['trialing', 'active', 'past_due', 'on_hold'],
} as const satisfies Record<string, readonly SubscriptionStatus[]>;
export type SubscriptionAction = keyof typeof SUBSCRIPTION_ACTIONS;

/** True when the action may be asked for in this status. */
export function mayAsk(action: SubscriptionAction, status: SubscriptionStatus): boolean {
  const from: readonly SubscriptionStatus[] = SUBSCRIPTION_ACTIONS[action];
  return from.includes(status);
}

/**
 * A change of plan or quantity. `charging`: the gateway was told;
 * `awaiting_consent`: the buyer must agree at the gateway; `unknown`: no readable answer came, the gateway is asked.
 */
export const PlanChangeStatus = z.enum([
  'requested',
  'charging',
  'unknown',
  'awaiting_consent',
  'scheduled',
  'applied',
  'refused',
  'failed',
  'lapsed',
]);
export type PlanChangeStatus = z.infer<typeof PlanChangeStatus>;

export const PLAN_CHANGE_MOVES = {
  requested: ['charging', 'refused', 'failed', 'lapsed'],
  charging: ['unknown', 'awaiting_consent', 'scheduled', 'applied', 'failed'],
  unknown: ['awaiting_consent', 'scheduled', 'applied', 'failed'],
  awaiting_consent: ['applied', 'lapsed', 'failed'],
  scheduled: ['applied', 'lapsed'],
  applied: [],
  refused: [],
  failed: [],
  lapsed: ['applied'], // consent that came after we had stopped waiting is believed: the gateway bills by it
} as const satisfies Moves<PlanChangeStatus>;
