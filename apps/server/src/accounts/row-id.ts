import { randomUUID } from 'node:crypto';

/** The id of a user, session or account: 122 random bits. */
export function newRowId(): string {
  return randomUUID();
}
