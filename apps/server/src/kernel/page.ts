import { z } from 'zod';

const PAGE_MAX = 100;
const PAGE_DEFAULT = 25;

/** Keyset paging, newest first: ids sort by time of birth, so `after` is the last id the caller has seen. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(PAGE_DEFAULT),
  after: z
    .string()
    .max(60)
    .regex(/^[0-9a-z_]+$/)
    .optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

export type Page<T> = { items: T[]; next: string | null };

export function pageOf<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** Cuts a page from rows that were read with one more than `limit`: the one too many says that another page follows. */
export function cutPage<T extends { id: string }>(rows: T[], limit: number): Page<T> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Reads one more than the page holds, and cuts. */
export async function readPage<T extends { id: string }>(
  page: PageQuery,
  read: (page: { limit: number; after?: string }) => Promise<T[]>,
): Promise<Page<T>> {
  const rows = await read({ limit: page.limit + 1, ...(page.after === undefined ? {} : { after: page.after }) });
  return cutPage(rows, page.limit);
}
