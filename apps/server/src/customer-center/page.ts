import { z } from 'zod';

/** Keyset paging, newest first: `after` is the last id the caller has seen. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  after: z.string().max(60).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

export type Page<T> = { items: T[]; next: string | null };

export function pageOf<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** Reads one more than the page holds, to know whether another follows. */
export async function readPage<T extends { id: string }>(
  page: PageQuery,
  read: (page: { limit: number; after?: string }) => Promise<T[]>,
): Promise<Page<T>> {
  const rows = await read({ limit: page.limit + 1, ...(page.after === undefined ? {} : { after: page.after }) });
  const items = rows.slice(0, page.limit);
  return { items, next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}
