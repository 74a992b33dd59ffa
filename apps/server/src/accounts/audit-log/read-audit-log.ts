import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';

export type AuditFilter = {
  /** The part of the shop: what stands before the dot of an action. */
  room?: string | undefined;
  /** Somebody's name as the log keeps it, such as `owner:…`. */
  actor?: string | undefined;
  subject?: string | undefined;
  /** Only what was done before this. */
  until?: Date | undefined;
};

export type AuditRow = {
  id: string;
  at: Date;
  actor: string;
  /** The person's or the key's name today; null for who has neither, such as the shop itself. */
  actor_name: string | null;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
};

/** What was done, newest first. Each filter has its index; a day is found by its own. */
export async function readAuditLog(
  db: Db,
  { room, actor, subject, until }: AuditFilter,
  { limit, after }: { limit: number; after?: string },
): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select l.id::text as id, l.at, l.actor, coalesce(u.name, k.name) as actor_name, l.action, l.subject, l.detail
    from (
      select id, at, actor, action, subject, detail from audit_log
      where ${room === undefined ? sql`true` : sql`room = ${room}`}
        and ${actor === undefined ? sql`true` : sql`actor = ${actor}`}
        and ${subject === undefined ? sql`true` : sql`subject = ${subject}`}
        and ${after === undefined ? sql`true` : sql`id < ${after}::bigint`}
        and ${until === undefined ? sql`true` : sql`id <= (select max(id) from audit_log where at = (select max(at) from audit_log where at < ${until}))`}
      order by id desc limit ${limit}
    ) l
    left join users u on u.id = split_part(l.actor, ':', 2)
    left join api_keys k on k.id = split_part(l.actor, ':', 2)
    order by l.id desc`.execute(db);
  return rows;
}
