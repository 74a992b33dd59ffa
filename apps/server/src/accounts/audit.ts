import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import { type Db, json } from '../kernel/database.ts';
import { type Actor, actorName } from '../kernel/route.ts';

/**
 * The shop's one way to write the audit log: who did what to which thing.
 *
 * @param db the transaction of the act, so that both are true or neither.
 * @param action `room.verb`, such as `accounts.role_changed`.
 * @param detail shown to owners: references and old and new values, never secrets.
 */
export async function audit(
  app: Pick<App, 'clock'>,
  db: Db,
  actor: Actor,
  action: string,
  subject: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await sql`
    insert into audit_log (at, actor, action, subject, detail)
    values (${app.clock.now()}, ${actorName(actor)}, ${action}, ${subject}, ${json(detail)}::jsonb)`.execute(db);
}
