import type { Language } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/database.ts';
import type { PageQuery } from '../../kernel/page.ts';

/** Longer than this a line is no line; who comes then is not noted. */
const LINE_LENGTH_MAX = 10_000;

/** Puts somebody in line, once: the unique index decides. */
export async function insertWaiting(
  db: Db,
  row: { id: string; productId: string; path: string | null; email: string; language: Language; now: Date },
): Promise<void> {
  await sql`
    insert into waiting_list (id, product_id, path, email, language, created_at)
    select ${row.id}, ${row.productId}, ${row.path}, ${row.email}, ${row.language}, ${row.now}
    where (select count(*) from waiting_list
      where product_id = ${row.productId} and told_at is null and left_at is null) < ${LINE_LENGTH_MAX}
    on conflict (product_id, coalesce(path, ''), lower(email)) where told_at is null and left_at is null do nothing`.execute(
    db,
  );
}

/** Takes an address out of every line, by any place it ever had in one. */
export async function leaveEveryLine(db: Db, id: string, now: Date): Promise<void> {
  await sql`
    update waiting_list set left_at = ${now}
    where told_at is null and left_at is null
      and lower(email) = (select lower(email) from waiting_list where id = ${id})`.execute(db);
}

/** A line of people before something that is for sale. */
export type Line = { product_id: string; path: string | null; waiting: number };

export async function linesOfPublished(db: Db): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select w.product_id, w.path, count(*)::int as waiting
    from waiting_list w join products p on p.id = w.product_id and p.status = 'published'
    where w.told_at is null and w.left_at is null
    group by w.product_id, w.path order by min(w.id)`.execute(db);
  return rows;
}

/** Holds the line of a product: two workers never tell two people of one place. Checkouts are not held up. */
export async function holdLine(tx: Tx, productId: string): Promise<void> {
  await sql`select from products where id = ${productId} for no key update`.execute(tx);
}

export async function toldSince(tx: Tx, line: Pick<Line, 'product_id' | 'path'>, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from waiting_list
    where product_id = ${line.product_id} and path is not distinct from ${line.path} and told_at > ${since}`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

/** Takes the first ones out of a line, oldest first. */
export async function takeFirst(
  tx: Tx,
  line: Pick<Line, 'product_id' | 'path'>,
  take: { limit: number; now: Date },
): Promise<{ id: string; email: string; language: string }[]> {
  const { rows } = await sql<{ id: string; email: string; language: string }>`
    update waiting_list set told_at = ${take.now}
    where id in (
      select id from waiting_list
      where product_id = ${line.product_id} and path is not distinct from ${line.path}
        and told_at is null and left_at is null
      order by id limit ${take.limit})
    returning id, email, language`.execute(tx);
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** An address is kept no longer than there is a use for it. */
export async function deleteDone(db: Db, before: Date): Promise<number> {
  const { rows } = await sql`
    delete from waiting_list where told_at < ${before} or left_at < ${before} returning id`.execute(db);
  return rows.length;
}

export type WaitingRow = {
  id: string;
  product_id: string;
  product_name: string;
  path: string | null;
  email: string;
  created_at: Date;
  told_at: Date | null;
  left_at: Date | null;
};

/** Newest first, one row more than `limit`. */
export async function waitingPage(
  db: Db,
  { product_id, limit, after }: PageQuery & { product_id?: string | undefined },
): Promise<WaitingRow[]> {
  let query = db
    .selectFrom('waiting_list as w')
    .innerJoin('products as p', 'p.id', 'w.product_id')
    .select(['w.id', 'w.product_id', 'p.name as product_name', 'w.path', 'w.email'])
    .select(['w.created_at', 'w.told_at', 'w.left_at'])
    .orderBy('w.id', 'desc')
    .limit(limit + 1);
  if (product_id !== undefined) query = query.where('w.product_id', '=', product_id);
  if (after !== undefined) query = query.where('w.id', '<', after);
  return query.execute();
}
