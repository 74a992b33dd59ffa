import { z } from 'zod';
import { DnsRecord } from './installation-domain.ts';
import type { Moves } from './moves.ts';

/** The plan's seven statuses and `suspended` (plan 5.2, design/fulfillment). */
export const FulfillmentStatus = z.enum([
  'queued',
  'processing',
  'awaiting_customer',
  'manual_pending',
  'active',
  'suspended',
  'failed',
  'cancelled',
]);
export type FulfillmentStatus = z.infer<typeof FulfillmentStatus>;

/** Every legal move of a fulfillment record. The database refuses every other one. */
export const FULFILLMENT_MOVES = {
  queued: ['processing', 'cancelled'],
  processing: ['queued', 'awaiting_customer', 'manual_pending', 'active', 'failed', 'cancelled'],
  awaiting_customer: ['queued', 'manual_pending', 'cancelled'], // back to the people who asked, or anew to the driver
  manual_pending: ['queued', 'active', 'awaiting_customer', 'failed', 'cancelled'],
  active: ['suspended', 'cancelled'],
  suspended: ['active', 'cancelled'],
  failed: ['queued', 'manual_pending', 'cancelled'], // back to queued, or to people, only by an operator's word
  cancelled: [],
} as const satisfies Moves<FulfillmentStatus>;

/** What a person may ask for, and from where. The server refuses by it; the buttons grey out by it. */
export const FULFILLMENT_ACTIONS = {
  retry: { from: ['failed', 'manual_pending'], to: 'queued' },
  suspend: { from: ['active'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'active' },
  cancel: { from: ['queued', 'awaiting_customer', 'manual_pending', 'active', 'suspended', 'failed'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly FulfillmentStatus[]; to: FulfillmentStatus }>;
export type FulfillmentAction = keyof typeof FULFILLMENT_ACTIONS;

/** What customers and operators read for each status. */
export const FULFILLMENT_LABEL = {
  queued: 'In the queue',
  processing: 'Being delivered',
  awaiting_customer: 'Waiting for you',
  manual_pending: 'With our team',
  active: 'Ready',
  suspended: 'Paused',
  failed: 'Needs attention',
  cancelled: 'Cancelled',
} satisfies Record<FulfillmentStatus, string>;

/** Why a disabled button is disabled, or nothing where the action is allowed. */
export function whyNot(action: FulfillmentAction, status: FulfillmentStatus): string | undefined {
  const from: readonly FulfillmentStatus[] = FULFILLMENT_ACTIONS[action].from;
  return from.includes(status) ? undefined : `Only for: ${from.map((s) => FULFILLMENT_LABEL[s]).join(', ')}`;
}

/** What the outside should be, and what was last seen of it. */
export const ServiceState = z.enum(['none', 'running', 'suspended', 'terminated', 'missing', 'unknown']);
export type ServiceState = z.infer<typeof ServiceState>;

/** The verbs of an adapter; each call is one operation with a key of its own. */
export const OperationAction = z.enum(['fulfill', 'suspend', 'resume', 'cancel', 'upgrade', 'sync']);
export type OperationAction = z.infer<typeof OperationAction>;

/** `in_flight` until an answer is recorded; `unknown` means it is being asked after. */
export const OperationOutcome = z.enum([
  'in_flight',
  'delivered',
  'done',
  'not_yet',
  'needs_customer',
  'needs_operator',
  'try_again',
  'give_up',
  'unknown',
]);
export type OperationOutcome = z.infer<typeof OperationOutcome>;

/** What we wait for from the customer: never invented by a screen. */
export const Ask = z.object({
  text: z.string().max(1_000),
  link: z.string().max(2_000).optional(),
  /** JSON Schema of the answer, drawn as a form; absent when following the link is all there is to do. */
  form_schema: z.record(z.string(), z.unknown()).optional(),
  /** What to set where a domain is managed; looked at again and again, so that no answer is needed. */
  records: z.array(DnsRecord).optional(),
  since: z.iso.datetime(),
});
export type Ask = z.infer<typeof Ask>;

/** One fault in the words of three: what the customer reads, what an operator does, what a developer looks for. */
export type FaultVoices = { customer: string; operator: string; developer: string };

/** What the guard against mass changes says of a wish that takes away what was delivered. */
export const GuardVerdict = z.enum(['waiting', 'passed', 'held', 'approved', 'rejected']);
export type GuardVerdict = z.infer<typeof GuardVerdict>;

/** Where a mass stands that waits for a second person. */
export const GuardBatchStatus = z.enum(['open', 'approved', 'rejected']);
export type GuardBatchStatus = z.infer<typeof GuardBatchStatus>;

/** What operators do about failed deliveries, one or all of a cause. */
export const BenchAction = z.enum(['retry', 'cancel_refund', 'hand_over', 'snooze']);
export type BenchAction = z.infer<typeof BenchAction>;

export const BenchRunStatus = z.enum(['running', 'done']);
export type BenchRunStatus = z.infer<typeof BenchRunStatus>;
