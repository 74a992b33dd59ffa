import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import { afterCommit, type Tx } from '../../kernel/database.ts';
import { readAlertsSettings } from './alerts-setting.ts';
import { logAlert } from './log-events.ts';
import type { AlertRule, Sighting } from './rule.ts';
import { ruleOf } from './rules/index.ts';
import { clearAlerts, openAlerts } from './store.ts';
import { tell } from './tell.ts';

/** More subjects of one rule than this are one trouble, not many. */
const SUBJECTS_MAX = 50;

/**
 * Takes what a rule has found: opens alerts for what is new, and resolves what is over, each with its news, in one
 * transaction. Said twice, it changes nothing: of one rule and subject, one alert is open.
 *
 * @param subject where only one was looked at, such as a machine; else what was not found is over.
 */
export async function takeSightings(
  app: App,
  rule: AlertRule,
  sightings: Sighting[],
  how: { healsAfterSeconds: number; subject?: string; unknown?: string[] },
): Promise<void> {
  const now = app.clock.now();
  const shown = sightings
    .toSorted((one, other) => (one.subject < other.subject ? -1 : 1)) // two workers lock the rows in one order
    .slice(0, SUBJECTS_MAX)
    .map((one) => ({ ...one, id: app.newId('alert') }));
  await app.db.inOneTransaction(async (tx) => {
    for (const alert of await openAlerts(tx, rule, shown, now)) await told(app, tx, 'opened', alert);
    const over = await clearAlerts(
      tx,
      { rule: rule.key, seen: [...shown.map((one) => one.subject), ...(how.unknown ?? [])], subject: how.subject },
      { now, healedBefore: secondsAfter(now, -how.healsAfterSeconds) },
    );
    for (const alert of over) await told(app, tx, 'resolved', alert);
  });
}

/** Tells, and writes the line of it. */
export async function told(
  app: App,
  tx: Tx,
  news: 'opened' | 'reminded' | 'resolved',
  alert: Parameters<typeof tell>[2],
): Promise<void> {
  await tell(app, tx, alert, news);
  afterCommit(() => logAlert(app.log, news, alert));
}

/** The rules whose looking is done elsewhere. */
export type ToldRule = 'invariants_broken';

/**
 * For whoever looks by itself, such as the auditor: everything that is wrong now, each time it has looked. What is not
 * among it is over at once.
 *
 * @param unknown subjects of which nothing could be learnt: their alerts stay as they are.
 */
export async function reportSightings(
  app: App,
  told: ToldRule,
  sightings: Sighting[],
  { unknown = [] }: { unknown?: string[] } = {},
): Promise<void> {
  const rule = ruleOf(told);
  const watched = (await readAlertsSettings(app.db.read)).watches(rule);
  await takeSightings(app, rule, watched ? sightings : [], { healsAfterSeconds: 0, unknown });
}
