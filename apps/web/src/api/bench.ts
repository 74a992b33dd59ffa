import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { BenchAction } from '@vozex/domain';
import { answerOf, api } from './client.ts';
import { pagesOf } from './pages.ts';
import type { BenchRun, Cause } from './types.ts';

const BENCH_EVERY_MS = 15_000;
const RUN_EVERY_MS = 500;

export const benchQuery = queryOptions({
  queryKey: ['admin', 'bench', 'all'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/admin/bench', { signal })),
  refetchInterval: BENCH_EVERY_MS,
});
export const causesQuery = queryOptions({
  queryKey: ['admin', 'bench', 'causes'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/dead-letters', { signal }))).items,
  refetchInterval: BENCH_EVERY_MS,
});
export const deadLettersQuery = (cause: Cause) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'bench', 'records', cause], (paging, signal) =>
      answerOf(api.GET('/api/admin/dead-letters/records', { params: { query: { ...cause, ...paging } }, signal })),
    ),
  );

/** What an action is done to, and what it needs to know. */
export type BenchOrder = { cause?: Cause; ids?: string[]; reason: string; queue?: string; until?: string };

const VERB = {
  retry: 'retry',
  cancel_refund: 'cancel-with-refund',
  hand_over: 'hand-over',
  snooze: 'snooze',
} as const satisfies Record<BenchAction, string>;

/** Does it, and waits until the last one is done: what workers go on with is followed. */
export async function workOnBench(action: BenchAction, order: BenchOrder): Promise<BenchRun> {
  const body = order as BenchOrder & { queue: string; until: string }; // because the form asks for what its action needs
  let run = await answerOf(api.POST(`/api/admin/dead-letters/${VERB[action]}`, { body }));
  while (run.status === 'running') {
    await new Promise((resolve) => setTimeout(resolve, RUN_EVERY_MS));
    run = await answerOf(api.GET('/api/admin/bench-runs/{id}', { params: { path: { id: run.id } } }));
  }
  return run;
}

const at = (id: string) => ({ params: { path: { id } } });

export const guardBatchQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'guard', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/guard-batches/{id}', { ...at(id), signal })),
  });
export const heldDeliveriesQuery = (id: string) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'guard', 'held', id], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/guard-batches/{id}/deliveries', { params: { path: { id }, query: paging }, signal }),
      ),
    ),
  );
/** @throws Problem GUARD_SECOND_PERSON, GUARD_NEEDS_OWNER, GUARD_DECIDED */
export const decideBatch = (id: string, verb: 'approve' | 'reject', reason: string) =>
  answerOf(api.POST(`/api/admin/guard-batches/{id}/${verb}`, { ...at(id), body: { reason } }));
