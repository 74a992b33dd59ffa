import { z } from 'zod';
import type { Moves } from './moves.ts';

/**
 * Moving what was delivered from one path of a hybrid product to another. `preparing`: the new path is being delivered;
 * `overlap`: both run; `completed`: the old one was taken back; `returned`: the new one was; `failed`: it came to
 * nothing, since one of the two, or both, ended for other reasons.
 */
export const PathMoveStatus = z.enum(['preparing', 'overlap', 'completed', 'returned', 'failed']);
export type PathMoveStatus = z.infer<typeof PathMoveStatus>;

/** From `preparing` to `completed`: the old one ended by itself, and only the new one is left. */
export const PATH_MOVE_MOVES = {
  preparing: ['overlap', 'completed', 'returned', 'failed'],
  overlap: ['completed', 'returned', 'failed'],
  completed: [],
  returned: [],
  failed: [],
} as const satisfies Moves<PathMoveStatus>;

/** What a person may ask for, and from where. The server refuses by it; the buttons grey out by it. */
export const PATH_MOVE_ACTIONS = {
  confirm: ['overlap'],
  return: ['preparing', 'overlap'],
} as const satisfies Record<string, readonly PathMoveStatus[]>;
export type PathMoveAction = keyof typeof PATH_MOVE_ACTIONS;

export const PATH_MOVE_LABEL = {
  preparing: 'Being prepared',
  overlap: 'Both are running',
  completed: 'Moved',
  returned: 'Went back',
  failed: 'Came to nothing',
} satisfies Record<PathMoveStatus, string>;
