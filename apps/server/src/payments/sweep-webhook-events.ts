import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { applyEventJob } from './jobs.ts';
import { SWEPT_AFTER_SECONDS } from './keep-webhook.ts';
import { takeDueEvents } from './webhook-events.ts';

/** One sweep wakes at most this many; the next takes the rest. */
const BATCH = 500;
/** A woken event is left alone this long: its job may stand behind many others. */
const WOKEN_FOR_SECONDS = 30;

/**
 * Wakes kept events that are due and have no job: the job was lost, or the event waits for something. The rows are the
 * truth; a job too many does nothing.
 *
 * @param atBoot after a crash no job can be relied on: every waiting event is woken at once.
 * @returns how many were woken.
 */
export async function sweepWebhookEvents(app: App, { atBoot = false } = {}): Promise<number> {
  const now = app.clock.now();
  const cutoff = atBoot ? secondsAfter(now, SWEPT_AFTER_SECONDS) : now;
  const due = await takeDueEvents(app.db.read, cutoff, secondsAfter(now, WOKEN_FOR_SECONDS), BATCH);
  await app.jobs.wake(
    applyEventJob,
    due.map((id) => ({ payload: { webhook_event_id: id } })),
  );
  return due.length;
}
