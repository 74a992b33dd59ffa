import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import { type Db, json } from '../kernel/database.ts';
import { type Actor, type AnyRoute, actorName } from '../kernel/route.ts';

/** Who has left a trace in this request; an actor is made anew for each. */
const leftTrace = new WeakSet<Actor>();

/**
 * The shop's one way to write the audit log: who did what to which thing.
 *
 * @param db the transaction of the act, so that both are true or neither.
 * @param actor `vozex` where the shop acted by itself.
 * @param action `room.verb`, such as `accounts.role_changed`.
 * @param detail shown to owners: references and old and new values, never secrets.
 */
export async function audit(
  app: Pick<App, 'clock'>,
  db: Db,
  actor: Actor | 'vozex',
  action: string,
  subject: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await sql`
    insert into audit_log (at, actor, action, subject, detail)
    values (${app.clock.now()}, ${actor === 'vozex' ? actor : actorName(actor)}, ${action}, ${subject}, ${json(detail)}::jsonb)`.execute(
    db,
  );
  if (actor !== 'vozex') leftTrace.add(actor);
}

/**
 * What a member of the team did leaves a trace, whatever the room thought of: a request that changed something and whose
 * action wrote none is named by its route.
 *
 * @param params of the address; the first names what it was done to.
 */
export async function auditRequest(
  app: Pick<App, 'clock' | 'db'>,
  actor: Actor,
  route: Pick<AnyRoute<never>, 'method' | 'path'>,
  params: Record<string, unknown>,
): Promise<void> {
  if (leftTrace.has(actor)) return;
  const [subject = route.path] = Object.values(params);
  await audit(app, app.db.read, actor, 'request.made', String(subject), {
    request: `${route.method} ${route.path}`,
    ...params,
  });
}
