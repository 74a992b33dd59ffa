import { audit } from '../../accounts/index.ts';
import { type Cause, deadLetterIds, handToPeople, retryWithin, snooze } from '../../fulfillment/index.ts';
import type { App } from '../../kernel/app.ts';
import { crashPoint } from '../../kernel/crash-point.ts';
import type { Tx } from '../../kernel/database.ts';
import { VozexError } from '../../kernel/errors.ts';
import { actorName } from '../../kernel/route.ts';
import type { GatewayRouter } from '../../payments/index.ts';
import { cancelWithRefund } from './cancel-with-refund.ts';
import { BenchError } from './errors.ts';
import { finishRun, layDown, noteOne, type RunRow, takeRun } from './store.ts';

export type BenchApp = App & { gateways: GatewayRouter };

/** One look along the cause's deliveries. */
const BATCH = 100;

/** Another worker has taken the run over: what this one was about to write is undone. */
class TakenOver extends Error {}

/**
 * Goes on with what was asked for whole causes, some deliveries at a time. Each is done and counted in one transaction;
 * after a crash the next turn goes on behind the last one.
 *
 * @returns how many runs were worked on.
 */
export async function turnBenchRuns(app: BenchApp): Promise<number> {
  let worked = 0;
  for (let run = await takeRun(app.db.read); run; run = await takeRun(app.db.read)) {
    await workOnRun(app, run);
    worked += 1;
  }
  return worked;
}

/** @param most so many at the most; the rest is left to the next turn. */
export async function workOnRun(app: BenchApp, run: RunRow, most = Number.POSITIVE_INFINITY): Promise<void> {
  let after = run.last_id;
  for (let done = 0; done < most; ) {
    const ids = await deadLetterIds(app.db.read, whichOf(run), { after, limit: Math.min(BATCH, most - done) });
    for (const id of ids) {
      try {
        await doOne(app, run, id);
      } catch (error) {
        if (error instanceof TakenOver) return;
        if (!(error instanceof VozexError)) throw error; // the lease runs out, and it is tried again
        const refusal = { id, code: error.code, message: error.spec.customer };
        if (!(await noteOne(app.db.read, run, { id, refusal }))) return;
      }
      crashPoint('bench.one_done');
      after = id;
    }
    done += ids.length;
    if (ids.length < Math.min(BATCH, most)) return finishRun(app.db.read, run, app.clock.now());
  }
  await layDown(app.db.read, run);
}

function whichOf(run: RunRow): { cause: Cause } | { ids: string[] } {
  const { driver, provider, error_code: code, fulfillment_ids: ids } = run;
  if (driver === null || provider === null || code === null) return { ids: ids ?? [] };
  return { cause: { driver, provider, code } };
}

async function doOne(app: BenchApp, run: RunRow, id: string): Promise<void> {
  const why = { by: actorName(run.actor), because: run.reason };
  const note = async (tx: Tx) => {
    if (!(await noteOne(tx, run, { id, refusal: undefined }))) throw new TakenOver();
    await audit(app, tx, run.actor, `bench.${run.action}`, id, { run: run.id, reason: run.reason, ...run.detail });
  };
  if (run.action === 'cancel_refund') {
    return cancelWithRefund(app, run.actor, { fulfillmentId: id, reason: run.reason }, note);
  }
  await app.db.inOneTransaction(async (tx) => {
    if (run.action === 'retry') await retryWithin(app, tx, id, why);
    else if (!(await leave(app, tx, run, id))) throw new BenchError('NO_LONGER_FAILED', id);
    await note(tx);
  });
}

/** Off the bench, for a while or into a person's hands. */
function leave(app: App, tx: Tx, run: RunRow, id: string): Promise<boolean> {
  const why = { by: actorName(run.actor), because: run.reason };
  const { queue = 'operations', until } = run.detail;
  if (run.action === 'hand_over') return handToPeople(app, tx, id, { ...why, queue });
  return snooze(tx, id, { ...why, until: new Date(until ?? app.clock.now()) });
}
