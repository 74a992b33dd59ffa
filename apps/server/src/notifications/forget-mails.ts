import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';

/**
 * Listener: somebody has left the shop. What was written to them goes, sent or not; that something was written stays, for
 * the books.
 */
export async function forgetMails(
  app: App,
  tx: Tx,
  { email, userId }: { email: string; userId: string },
): Promise<void> {
  await sql`
    update mails set recipient = ${`${userId}@deleted.invalid`}, payload = '{}', sent_subject = null, sent_text = null,
      sent_html = null, next_attempt_at = null,
      status = case when status = 'waiting' then 'failed' else status end,
      problem = case when status = 'waiting' then 'the account was deleted' else problem end
    where lower(recipient) = lower(${email}) and created_at <= ${app.clock.now()}`.execute(tx);
}
