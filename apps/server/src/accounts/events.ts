import { defineEvent } from '../kernel/events.ts';

/** Somebody has left. What still names them elsewhere is forgotten within the same transaction. */
export const accountDeleted = defineEvent<{ userId: string; customerId: string | null; email: string }>(
  'accounts.deleted',
);
