import { secondsAfter } from '../../kernel/clock.ts';
import { readSetting } from '../../kernel/settings.ts';
import { auditorSetting } from './auditor-setting.ts';
import { type AuditorApp, runAudit } from './run-audit.ts';
import { forgetRuns, isSlotDone } from './store.ts';

/** The costliest promises are proven on one part of the rows each time, and on all of them within this. */
const WHOLE_WITHIN_MINUTES = 360;
const DAY_SECONDS = 86_400;
/** A run that found nothing says little after a week; what one found is kept for a quarter of a year. */
const SOUND_KEPT_SECONDS = 7 * DAY_SECONDS;
const KEPT_SECONDS = 90 * DAY_SECONDS;

/**
 * Proves the invariants, unless this quarter of an hour has had its run. Any number of processes may ask: the first
 * takes the slot, and where it dies, the next to ask takes it anew.
 *
 * @returns whether this process ran it.
 */
export async function auditOnSchedule(app: AuditorApp): Promise<boolean> {
  const { every_minutes, heals } = await readSetting(app.db.read, auditorSetting);
  const everyMs = every_minutes * 60_000;
  const count = Math.floor(app.clock.now().getTime() / everyMs);
  const slot = new Date(count * everyMs);
  if (await isSlotDone(app.db.read, slot)) return false;
  const parts = Math.max(1, Math.floor(WHOLE_WITHIN_MINUTES / every_minutes));
  const run = await runAudit(app, {
    by: 'vozex',
    heals,
    slot,
    ...(parts > 1 && { part: { n: count % parts, of: parts } }),
  });
  return run !== undefined;
}

/** Keeps the table small. @returns how many runs were forgotten. */
export async function forgetAudits(app: Pick<AuditorApp, 'db' | 'clock'>): Promise<number> {
  const now = app.clock.now();
  return forgetRuns(app.db.read, {
    sound: secondsAfter(now, -SOUND_KEPT_SECONDS),
    any: secondsAfter(now, -KEPT_SECONDS),
  });
}
