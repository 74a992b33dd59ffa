import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';

/** So many of the newest products of a category are asked what it is called. */
const PRODUCTS_MAX = 50;

/** What categories are called in a language by a product that says so: who has said it once need not say it again. */
export async function saidCategories(
  db: Db,
  categories: readonly (string | null)[],
  language: string,
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(categories)].filter((category) => category !== null);
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ own: string; said: string }>`
    select c.own, newest.category as said
    from unnest(${asked}::text[]) c (own)
    cross join lateral (
      select t.category
      from (select product_id from shelf where category = c.own order by product_id desc limit ${PRODUCTS_MAX}) s
      join shelf_texts t on t.product_id = s.product_id and t.language = ${language}
      where t.category is not null
      order by t.product_id desc limit 1) newest`.execute(db);
  return new Map(rows.map(({ own, said }) => [own, said]));
}
