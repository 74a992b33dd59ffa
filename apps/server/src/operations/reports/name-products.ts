import type { Db } from '../../kernel/database.ts';

/** Puts its name to each row's product. */
export async function nameProducts<Row extends { product_id: string }>(
  db: Db,
  rows: Row[],
): Promise<(Row & { name: string })[]> {
  if (rows.length === 0) return [];
  const found = await db
    .selectFrom('products')
    .select(['id', 'name'])
    .where(
      'id',
      'in',
      rows.map((row) => row.product_id),
    )
    .execute();
  const names = new Map(found.map((product) => [product.id, product.name]));
  return rows.map((row) => ({ ...row, name: names.get(row.product_id) ?? row.product_id }));
}
