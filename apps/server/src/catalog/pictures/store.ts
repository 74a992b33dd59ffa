import type { Db, Tx } from '../../kernel/database.ts';
import type { PageQuery } from '../../kernel/page.ts';
import type { PictureRow } from './picture.ts';

/** Keeps what is known of a picture; the same picture again changes nothing. @returns whether it is new. */
export async function insertPicture(tx: Tx, picture: PictureRow): Promise<boolean> {
  const kept = await tx
    .insertInto('pictures')
    .values(picture)
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .returning('sha256')
    .executeTakeFirst();
  return kept !== undefined;
}

export async function picturesByHash(db: Db, hashes: string[]): Promise<Map<string, PictureRow>> {
  if (hashes.length === 0) return new Map();
  const rows = await db.selectFrom('pictures').selectAll().where('sha256', 'in', hashes).execute();
  return new Map(rows.map((row) => [row.sha256, row]));
}

/** Newest first, one row more than `limit`. */
export function picturesPage(db: Db, { limit, before }: { limit: PageQuery['limit']; before: Date | undefined }) {
  let query = db.selectFrom('pictures').selectAll().orderBy('created_at', 'desc').limit(limit);
  if (before) query = query.where('created_at', '<', before);
  return query.execute();
}
