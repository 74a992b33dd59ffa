import { infiniteQueryOptions } from '@tanstack/react-query';
import type { PathMoveAction, PathMoveStatus } from '@vozex/domain';
import { answerOf, api } from './client.ts';
import { pagesOf, textOrNothing } from './pages.ts';
import type { components } from './schema.gen.ts';

// Deliveries on their way from one path of a hybrid product to another, as the team sees them.

type Schemas = components['schemas'];
export type PathMove = Schemas['PathMove'];
export type PathMoveRow = Schemas['AdminPathMove'];

/** Each goes on by itself: the new delivery is made, the overlap ends. */
const MOVES_EVERY_MS = 15_000;

export const pathMovesQuery = ({ status }: { status?: PathMoveStatus | undefined }) =>
  infiniteQueryOptions({
    ...pagesOf(['admin', 'path-moves', { status }], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/path-moves', { params: { query: { ...textOrNothing({ status }), ...paging } }, signal }),
      ),
    ),
    refetchInterval: MOVES_EVERY_MS,
  });

const at = (id: string) => ({ params: { path: { id } } });

type Wish = { path: string; price_id: string; choices: Record<string, unknown>; reason: string };

/** What was paid once is moved whatever the path costs; a subscription changes its plan first. */
export const moveFulfillment = (id: string, body: Wish) =>
  answerOf(api.POST('/api/admin/fulfillments/{id}/moves', { ...at(id), body }));
export const endPathMove = (id: string, action: PathMoveAction, reason: string) =>
  answerOf(api.POST(`/api/admin/path-moves/{id}/${action}`, { ...at(id), body: { reason } }));
