import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import { afterCommit } from '../../kernel/database.ts';
import { readSetting } from '../../kernel/settings.ts';
import { logGuardHolds } from '../log-events.ts';
import { SYSTEM } from '../wishes.ts';
import { guardSetting } from './guard-setting.ts';
import {
  countLive,
  countTaken,
  findStopped,
  lockCounter,
  lockStopped,
  openBatch,
  parkAgain,
  writeVerdict,
} from './store.ts';

/** The stretch of time in which a cause is counted. */
const WINDOW_SECONDS = 3_600;
/** What runs is counted anew after this; a share of it need not be exact to the minute. */
const LIVE_COUNT_OLD_SECONDS = 300;

/**
 * Asks the guard about a due wish that takes away what was delivered: the first ones of a cause pass; once more than the
 * setting allows came within an hour, this and what follows is held for a second person. A held wish stands and is due
 * never. Judged under the lock of its cause's counter, so that parallel workers never let more pass than may.
 *
 * @returns true when it may be acted on now.
 */
export async function letPass(app: App, fulfillmentId: string): Promise<boolean> {
  const seen = await findStopped(app.db.read, fulfillmentId);
  if (!seen) return false;
  const setting = await readSetting(app.db.read, guardSetting);
  const now = app.clock.now();
  return app.db.inOneTransaction(async (tx) => {
    const counter = await lockCounter(tx, seen.desired_by);
    const record = await lockStopped(tx, fulfillmentId);
    // Wished anew by somebody else, or judged, meanwhile: whoever did that has woken it.
    if (record?.desired_by !== seen.desired_by) return false;
    if (record.guard === 'held' || record.guard === 'rejected') {
      await parkAgain(tx, fulfillmentId);
      return false;
    }
    const allowed = !setting.enabled || (await isWithin(record.guard === 'waiting' ? 0 : 1));
    if (allowed) {
      await writeVerdict(tx, fulfillmentId, { guard: 'passed' }, now);
      return true;
    }
    const batch = await openBatch(tx, { id: app.newId('guard_batch'), causedBy: seen.desired_by, now });
    await writeVerdict(tx, fulfillmentId, { guard: 'held', batchId: batch.id }, now);
    afterCommit(() => {
      app.metrics.guardHolds.inc({ cause: seen.desired_by === SYSTEM ? 'system' : 'person' });
      if (batch.isNew) logGuardHolds(app.log, batch.id, seen.desired_by);
    });
    return false;

    async function isWithin(beside: number): Promise<boolean> {
      const since = secondsAfter(now, -WINDOW_SECONDS);
      const least = setting.at_least;
      if ((await countTaken(tx, seen!.desired_by, since, least + 1)) + beside <= least) return true;
      const isFresh = counter.counted_at && counter.counted_at > secondsAfter(now, -LIVE_COUNT_OLD_SECONDS);
      const live = isFresh ? (counter.live ?? 0) : await countLive(tx, seen!.desired_by, now);
      const most = Math.floor((live * setting.percent) / 100);
      return most > least && (await countTaken(tx, seen!.desired_by, since, most + 1)) + beside <= most;
    }
  });
}
