import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';

/** More of them than this are a matter for the engine's own tools. */
const LISTED_MAX = 500;

/** What engines hold and nobody knows, longest known first. */
export async function listOrphans(db: Db) {
  const { rows } = await sql<{
    pool: { id: string; name: string };
    instance_key: string;
    instance_id: string;
    state: string;
    first_seen_at: Date;
    destroy_requested_by: string | null;
  }>`
    select jsonb_build_object('id', p.id, 'name', p.name) as pool, o.instance_key, o.instance_id, o.state,
      o.first_seen_at, o.destroy_requested_by
    from instance_orphans o join pools p on p.id = o.pool_id
    order by o.first_seen_at, o.instance_key limit ${LISTED_MAX}`.execute(db);
  return rows.map((row) => ({ ...row, first_seen_at: row.first_seen_at.toISOString() }));
}
