import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { pagesOf } from './pages.ts';
import type { components, operations } from './schema.gen.ts';

// A product while it is written, and what it was before.

export type ProductVersion = components['schemas']['ProductVersion'];
export type ProductCheck = operations['post_api_admin_products_check']['responses'][200]['content']['application/json'];
type ConnectionToTry = NonNullable<
  operations['post_api_admin_products_test_connection']['requestBody']
>['content']['application/json'];

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

export const productSchemaQuery = queryOptions({
  queryKey: ['admin', 'products', 'schema'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/admin/products/schema', { signal })),
  staleTime: Number.POSITIVE_INFINITY, // it changes with the installation only
});

/** What saving and publishing would say of a product as it is written so far. */
export const checkProduct = (product: Record<string, unknown>, id: string | undefined, signal?: AbortSignal) =>
  answerOf(
    api.POST('/api/admin/products/check', {
      body: { product, ...(id !== undefined && { id }) },
      ...(signal && { signal }),
    }),
  );
export const testConnectionOf = (body: ConnectionToTry) =>
  answerOf(api.POST('/api/admin/products/test-connection', { body }));
