import { z } from 'zod';
import type { Moves } from './moves.ts';

export const TaskStatus = z.enum(['open', 'done', 'cancelled']);
export type TaskStatus = z.infer<typeof TaskStatus>;

export const TASK_MOVES = {
  open: ['done', 'cancelled'],
  done: [],
  cancelled: [],
} as const satisfies Moves<TaskStatus>;
