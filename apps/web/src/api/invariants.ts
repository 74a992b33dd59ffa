import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { pagesOf } from './pages.ts';

const LOOK_AGAIN_MS = 30_000;
/** While a run is under way, its end is seen within moments. */
const LOOK_AT_RUN_MS = 2_000;

export const invariantsQuery = queryOptions({
  queryKey: ['admin', 'invariants', 'now'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/admin/invariants', { signal })),
  refetchInterval: ({ state }) => (state.data?.is_running ? LOOK_AT_RUN_MS : LOOK_AGAIN_MS),
});

export const auditRunsQuery = infiniteQueryOptions({
  ...pagesOf(['admin', 'invariants', 'runs'], (paging, signal) =>
    answerOf(api.GET('/api/admin/invariants/runs', { params: { query: paging }, signal })),
  ),
  refetchInterval: LOOK_AGAIN_MS,
});

export const runAudit = (heal: boolean) => answerOf(api.POST('/api/admin/invariants/runs', { body: { heal } }));
