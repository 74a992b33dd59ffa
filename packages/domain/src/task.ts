import { z } from 'zod';
import type { Moves } from './moves.ts';

export const TaskStatus = z.enum(['open', 'done', 'cancelled']);
export type TaskStatus = z.infer<typeof TaskStatus>;

export const TASK_MOVES = {
  open: ['done', 'cancelled'],
  done: [],
  cancelled: [],
} as const satisfies Moves<TaskStatus>;

/** Where an open task stands, and how it ended: what the columns of the board are. */
export const TaskState = z.enum(['unassigned', 'in_work', 'awaiting_customer', 'done', 'cancelled']);
export type TaskState = z.infer<typeof TaskState>;

/** What the team reads for each state. */
export const TASK_STATE_LABEL = {
  unassigned: 'To take',
  in_work: 'In work',
  awaiting_customer: 'Waiting for the customer',
  done: 'Done',
  cancelled: 'Cancelled',
} satisfies Record<TaskState, string>;

/** A remark of the team for itself, or a message that the customer reads on the page of his order. */
export const TaskCommentKind = z.enum(['team', 'customer']);
export type TaskCommentKind = z.infer<typeof TaskCommentKind>;
