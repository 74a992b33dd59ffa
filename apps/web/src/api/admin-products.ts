import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { pagesOf } from './pages.ts';
import type { components } from './schema.gen.ts';

// A product while it is written, and what it was before.

export type ProductVersion = components['schemas']['ProductVersion'];
export const productVersionsQuery = (id: string) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'products', 'versions', id], ({ after }, signal) =>
      answerOf(
        api.GET('/api/admin/products/{id}/versions', {
          params: { path: { id }, query: after === undefined ? {} : { after: Number(after) } },
          signal,
        }),
      ),
    ),
  );
export const productVersionQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['admin', 'products', 'version', id, version],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/admin/products/{id}/versions/{version}', { params: { path: { id, version } }, signal })),
  });
