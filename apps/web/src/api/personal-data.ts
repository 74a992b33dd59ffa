import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

/** What stands in the way of deleting the account, and what would end with it. */
export const deletionQuery = queryOptions({
  queryKey: ['me', 'deletion'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/me/deletion', { signal })),
});

/** @throws Problem ADDRESS_NOT_CONFIRMED, ACCOUNT_IN_USE, LAST_OWNER */
export const deleteAccount = (confirm: string) => answerOf(api.POST('/api/me/deletion', { body: { confirm } }));

export const changeProfile = (body: { name: string }) => answerOf(api.PATCH('/api/me/profile', { body }));

/** Everything the shop holds of the user, as a file. */
export const MY_DATA = '/api/me/data';
