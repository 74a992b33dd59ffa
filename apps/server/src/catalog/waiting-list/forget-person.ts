import { sql } from 'kysely';
import type { App } from '../../kernel/app.ts';
import type { Tx } from '../../kernel/database.ts';

/** Listener: somebody has left the shop, and waits for nothing in it any more. */
export async function forgetWaitingPerson(_app: App, tx: Tx, { email }: { email: string }): Promise<void> {
  await sql`delete from waiting_list where lower(email) = lower(${email})`.execute(tx);
}
