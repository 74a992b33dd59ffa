import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { pagesOf } from './pages.ts';
import type { NewAlertDestination } from './types.ts';

const LOOK_AGAIN_MS = 30_000;
/** What a test came to is seen within moments. */
const LOOK_AT_TEST_MS = 2_000;

export const alertsQuery = (state: 'open' | 'resolved') =>
  infiniteQueryOptions({
    ...pagesOf(['admin', 'alerts', 'list', state], (paging, signal) =>
      answerOf(api.GET('/api/admin/alerts', { params: { query: { state, ...paging } }, signal })),
    ),
    refetchInterval: LOOK_AGAIN_MS,
  });

/** How many are open, for the frame of every screen. */
export const alertCountQuery = queryOptions({
  queryKey: ['admin', 'alerts', 'count'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/admin/alerts/count', { signal })),
  refetchInterval: LOOK_AGAIN_MS,
});

export const alertRulesQuery = queryOptions({
  queryKey: ['admin', 'alerts', 'rules'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/alerts/rules', { signal }))).items,
});

const at = (id: string) => ({ params: { path: { id } } });

export const alertQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'alerts', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/alerts/{id}', { ...at(id), signal })),
    refetchInterval: LOOK_AGAIN_MS,
  });

export const acknowledgeAlert = (id: string) => answerOf(api.POST('/api/admin/alerts/{id}/acknowledge', { ...at(id) }));

export const snoozeAlert = (id: string, hours: number) =>
  answerOf(api.POST('/api/admin/alerts/{id}/snooze', { ...at(id), body: { hours } }));

export const alertDestinationsQuery = queryOptions({
  queryKey: ['admin', 'alerts', 'destinations'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/alert-destinations', { signal }))).items,
  refetchInterval: ({ state }) =>
    state.data?.some(({ last }) => last?.status === 'waiting') ? LOOK_AT_TEST_MS : false,
});

export const addAlertDestination = (body: NewAlertDestination) =>
  answerOf(api.POST('/api/admin/alert-destinations', { body }));

export const changeAlertDestination = (id: string, body: { enabled: boolean }) =>
  answerOf(api.PATCH('/api/admin/alert-destinations/{id}', { ...at(id), body }));

export const removeAlertDestination = (id: string) =>
  answerOf(api.DELETE('/api/admin/alert-destinations/{id}', { ...at(id) }));

export const testAlertDestination = (id: string) =>
  answerOf(api.POST('/api/admin/alert-destinations/{id}/test', { ...at(id) }));
