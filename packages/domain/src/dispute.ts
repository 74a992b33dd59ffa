import { z } from 'zod';
import type { Moves } from './moves.ts';

/** A buyer's complaint at the bank or the gateway about one payment. */
export const DisputeStatus = z.enum(['opened', 'under_review', 'won', 'lost']);
export type DisputeStatus = z.infer<typeof DisputeStatus>;

/** Gateways reopen: a dispute that was won may be opened again in a later stage. Lost is final. */
export const DISPUTE_MOVES = {
  opened: ['under_review', 'won', 'lost'],
  under_review: ['opened', 'won', 'lost'],
  won: ['opened', 'under_review', 'lost'],
  lost: [],
} as const satisfies Moves<DisputeStatus>;

export const DISPUTE_LABEL = {
  opened: 'Needs your answer',
  under_review: 'Under review',
  won: 'Won',
  lost: 'Lost',
} satisfies Record<DisputeStatus, string>;
