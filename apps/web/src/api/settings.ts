import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

export const settingsQuery = queryOptions({
  queryKey: ['admin', 'settings'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/settings', { signal }))).items,
});

/** @throws Problem SETTING_CHANGED when somebody else saved first. */
export const changeSetting = (key: string, body: { revision: number; value: Record<string, unknown> }) =>
  answerOf(api.PUT('/api/admin/settings/{key}', { params: { path: { key } }, body }));
