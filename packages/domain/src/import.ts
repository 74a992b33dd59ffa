import { z } from 'zod';

/** What an earlier shop's files hold, in the order in which they come in: each needs those before it. */
export const ImportKind = z.enum(['products', 'customers', 'orders', 'licenses']);
export type ImportKind = z.infer<typeof ImportKind>;

/** `failed`: it could not go on, and says why; what came in stays. Started again, it goes on. */
export const ImportStatus = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
export type ImportStatus = z.infer<typeof ImportStatus>;

/**
 * What became of a row. `linked`: it was here already, and is known by its number there from now on. `kept`: it came in
 * before and reads otherwise now, but what the shop has stands. `skipped`: there is nothing of it to bring along.
 */
export const ImportOutcome = z.enum(['created', 'linked', 'updated', 'unchanged', 'kept', 'skipped', 'bad']);
export type ImportOutcome = z.infer<typeof ImportOutcome>;
