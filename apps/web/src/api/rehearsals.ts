import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { pagesOf } from './pages.ts';
import type { Rehearsal } from './types.ts';

/** While a rehearsal runs, the page looks, too. */
const LOOK_AGAIN_MS = 1_000;

/** Whether it still waits or runs. */
export const isUnderWay = ({ status }: Pick<Rehearsal, 'status'>) => status === 'queued' || status === 'running';

export const checklistQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'products', 'checklist', id],
    queryFn: async ({ signal }) =>
      (await answerOf(api.GET('/api/admin/products/{id}/checklist', { params: { path: { id } }, signal }))).items,
  });
export const rehearsalsQuery = (id: string) =>
  infiniteQueryOptions({
    ...pagesOf(['admin', 'products', 'rehearsals', id], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/products/{id}/rehearsals', {
          params: { path: { id }, query: { ...paging, limit: 10 } },
          signal,
        }),
      ),
    ),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUnderWay)) ? LOOK_AGAIN_MS : false,
  });
export const rehearsalQuery = (id: string, rehearsal_id: string) =>
  queryOptions({
    queryKey: ['admin', 'products', 'rehearsal', id, rehearsal_id],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/admin/products/{id}/rehearsals/{rehearsal_id}', {
          params: { path: { id, rehearsal_id } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? LOOK_AGAIN_MS : false),
  });
export const startRehearsal = (id: string) =>
  answerOf(api.POST('/api/admin/products/{id}/rehearsals', { params: { path: { id } } }));
