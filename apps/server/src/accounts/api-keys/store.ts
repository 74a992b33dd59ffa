import type { Role } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';

export type TeamRole = Exclude<Role, 'customer'>;

export type ApiKeyRow = {
  id: string;
  name: string;
  hint: string;
  role: TeamRole;
  made_by: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
};

/** A busy key writes its last use once in this time. */
const USE_NOTED_SECONDS = 60;

/** Who made a key, and what both may; nothing for one that was revoked, has ended, or never was. */
export async function findKey(
  db: Db,
  hash: string,
  now: Date,
): Promise<{ id: string; role: TeamRole; maker_role: Role } | undefined> {
  const { rows } = await sql<{ id: string; role: TeamRole; maker_role: Role; noted: boolean }>`
    select k.id, k.role, case when u.email_verified then u.role else 'customer' end as maker_role,
      coalesce(k.last_used_at > ${now}::timestamptz - make_interval(secs => ${USE_NOTED_SECONDS}), false) as noted
    from api_keys k join users u on u.id = k.user_id
    where k.key_hash = ${hash} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now})`.execute(
    db,
  );
  const [found] = rows;
  if (found && !found.noted) {
    await db.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', found.id).execute();
  }
  return found;
}

/** A shop with more keys than this has lost count of them. */
export const KEYS_MAX = 200;

/** Every key, newest first. */
export async function selectKeys(db: Db): Promise<ApiKeyRow[]> {
  const { rows } = await sql<ApiKeyRow>`
    select k.id, k.name, k.hint, k.role, u.name as made_by, k.created_at, k.expires_at, k.last_used_at, k.revoked_at
    from api_keys k join users u on u.id = k.user_id
    order by k.id desc limit ${KEYS_MAX}`.execute(db);
  return rows;
}
