import type { BenchAction } from '@vozex/domain';
import { audit } from '../../accounts/index.ts';
import { type Cause, countDeadLetters } from '../../fulfillment/index.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/route.ts';
import { insertRun, type NewRun, type RunRow, readRun, runningOf } from './store.ts';
import { type BenchApp, workOnRun } from './work-on-run.ts';

/** So many are done before the answer; workers do the rest, and the answer says how many there are. */
const AT_ONCE = 20;

export type Wanted = {
  action: BenchAction;
  cause?: Cause | undefined;
  ids?: string[] | undefined;
  reason: string;
  queue?: string | undefined;
  until?: string | undefined;
};

/**
 * Does something to one delivery, to some, or to all of a cause. Asked for a cause again while that is still being done,
 * it is the same run.
 *
 * @throws RequestError INVALID_REQUEST unless exactly one of `cause` and `ids` is given, or where `until` has passed.
 */
export async function startRun(app: BenchApp, actor: Actor, wanted: Wanted): Promise<RunRow> {
  const which = whichOf(wanted);
  const now = app.clock.now();
  if (wanted.until !== undefined && new Date(wanted.until) <= now) refuse('until', 'must be later than now');
  const run: NewRun = {
    id: app.newId('bench_run'),
    action: wanted.action,
    which,
    reason: wanted.reason,
    detail: { queue: wanted.queue, until: wanted.until },
    actor,
    matched: await countDeadLetters(app.db.read, which),
  };
  const isNew = await app.db.inOneTransaction(async (tx) => {
    if (!(await insertRun(tx, run, now))) return false;
    await audit(app, tx, actor, `bench.${run.action}_asked`, run.id, {
      ...which,
      matched: run.matched,
      reason: run.reason,
    });
    return true;
  });
  const started =
    isNew || !wanted.cause
      ? await readRun(app.db.read, run.id)
      : await runningOf(app.db.read, run.action, wanted.cause);
  if (!started) return startRun(app, actor, wanted); // the one that was in its way has just ended
  if (isNew) await workOnRun(app, started, AT_ONCE);
  return (await readRun(app.db.read, started.id)) ?? started;
}

function whichOf({ cause, ids }: Wanted): NewRun['which'] {
  if (cause && !ids) return { cause };
  if (ids && !cause) return { ids };
  return refuse('cause', 'give either cause or ids');
}

function refuse(field: string, message: string): never {
  throw new RequestError('INVALID_REQUEST', field, { fields: [{ field, message }] });
}
