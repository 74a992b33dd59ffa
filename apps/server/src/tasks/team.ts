import { sql } from 'kysely';
import type { Db } from '../kernel/database.ts';

/** Who can have tasks: whoever may change things in the shop, with a proven address. */
export type TeamMember = { id: string; name: string; email: string };

/** More people than this do not run one shop. */
const TEAM_MAX = 500;

const MEMBERS = sql`select id, coalesce(nullif(name, ''), email) as name, email from users
  where role in ('operator', 'owner') and email_verified`;

export async function teamMember(db: Db, userId: string): Promise<TeamMember | undefined> {
  const { rows } = await sql<TeamMember>`${MEMBERS} and id = ${userId}`.execute(db);
  return rows[0];
}

/** Who can have tasks, with how many open ones each has. */
export async function listTeam(db: Db): Promise<(TeamMember & { open: number })[]> {
  const { rows } = await sql<TeamMember & { open: number }>`
    select m.*, (select count(*) from tasks t where t.assignee_id = m.id and t.status = 'open')::int as open
    from (${MEMBERS}) m order by m.name, m.id limit ${TEAM_MAX}`.execute(db);
  return rows;
}

/** Whom to warn of a task: whoever has it and still can, else every owner. */
export async function warnable(db: Db, assigneeId: string | null): Promise<TeamMember[]> {
  const assignee = assigneeId === null ? undefined : await teamMember(db, assigneeId);
  if (assignee) return [assignee];
  const { rows } = await sql<TeamMember>`${MEMBERS} and role = 'owner' order by id`.execute(db);
  return rows;
}
