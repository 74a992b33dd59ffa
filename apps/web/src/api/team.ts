import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { pagesOf, textOrNothing } from './pages.ts';
import type { ApiKey } from './types.ts';

export const apiKeysQuery = queryOptions({
  queryKey: ['admin', 'api-keys'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/api-keys', { signal }))).items,
});
/** @returns the key itself: shown once. */
export const makeApiKey = (body: { name: string; role: ApiKey['role']; days: number | null }) =>
  answerOf(api.POST('/api/admin/api-keys', { body }));
export const revokeApiKey = (id: string) =>
  answerOf(api.DELETE('/api/admin/api-keys/{id}', { params: { path: { id } } }));

export type AuditFilter = {
  room?: string | undefined;
  actor?: string | undefined;
  subject?: string | undefined;
  until?: string | undefined;
};

export const auditLogQuery = (filter: AuditFilter) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'audit-log', filter], (paging, signal) =>
      answerOf(api.GET('/api/admin/audit-log', { params: { query: { ...textOrNothing(filter), ...paging } }, signal })),
    ),
  );
