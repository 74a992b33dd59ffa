import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { DeliveryModel, ImportKind, ImportOutcome } from '@vozex/domain';
import { answerOf, api } from './client.ts';
import { pagesOf, textOrNothing } from './pages.ts';
import { request } from './request.ts';
import type { ShopImport } from './types.ts';

// Files of an earlier shop. Every key begins with 'admin', as in admin.ts.

const at = (id: string) => ({ params: { path: { id } } });

export const importsQuery = infiniteQueryOptions(
  pagesOf(['admin', 'imports', 'list'], (paging, signal) =>
    answerOf(api.GET('/api/admin/imports', { params: { query: paging }, signal })),
  ),
);

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'imports', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/imports/{id}', { ...at(id), signal })),
  });

export const importFilesQuery = queryOptions({
  queryKey: ['admin', 'imports', 'files'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/imports/files', { signal }))).files,
});

export const importRowsQuery = (id: string, outcome: ImportOutcome | undefined) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'imports', 'rows', id, outcome ?? null], ({ after }, signal) =>
      answerOf(
        api.GET('/api/admin/imports/{id}/rows', {
          params: { path: { id }, query: { ...textOrNothing({ outcome }), ...(after && { after: Number(after) }) } },
          signal,
        }),
      ),
    ),
  );

export const sendImport = (
  file: Blob,
  query: { kind: ImportKind; source: string; file_name: string; dry_run: 'true' | 'false' },
) => request<ShopImport>('POST', '/api/admin/imports', { query, body: file });

/** How products are delivered, by their ids in the earlier shop. */
export type ProductDecisions = Record<string, { delivery_model: DeliveryModel } | { skip: true }>;

/** @param decided absent: as it was decided before. */
export const importAgain = (
  id: string,
  isDryRun: boolean,
  decided?: { columns: Readonly<Record<string, string>>; products: ProductDecisions },
) =>
  answerOf(
    api.POST('/api/admin/imports/{id}/start', {
      ...at(id),
      body: { dry_run: isDryRun, ...(decided && { decisions: decided }) },
    }),
  );

export const cancelImport = (id: string) => answerOf(api.POST('/api/admin/imports/{id}/cancel', at(id)));

export const rejectedRowsAddress = (id: string) => `/api/admin/imports/${id}/rejected.csv`;
