import { hostname } from 'node:os';
import { secondsAfter } from '../../kernel/clock.ts';
import { type AlertsSettings, readAlertsSettings } from './alerts-setting.ts';
import { logRuleFailed } from './log-events.ts';
import { takeSightings, told } from './report-sightings.ts';
import type { AlertRule, AlertsApp } from './rule.ts';
import { ALERT_RULES } from './rules/index.ts';
import { forgetAlerts, resolveSilentMachines, takeReminders, takeTurn } from './store.ts';

/** How often the rules are asked, by whichever worker comes first. */
export const TURN_SECONDS = 30;
/** A machine speaks twice a minute; one that has been silent for an hour is gone. */
const MACHINE_SILENT_SECONDS = 3_600;
/** A year of history. */
const FORGET_SECONDS = 365 * 86_400;

/**
 * One look at everything that is watched. Each worker looks at its own machine; the shared rows are looked at by one of
 * them a turn. Should two ever look at once, the rows still open and tell each alert once.
 *
 * @returns whether this worker looked at the shared rows.
 */
export async function watchAlerts(app: AlertsApp): Promise<boolean> {
  const settings = await readAlertsSettings(app.db.read);
  for (const rule of ALERT_RULES) if (rule.scope === 'machine') await look(app, rule, settings, hostname());
  const now = app.clock.now();
  if (!(await takeTurn(app.db.read, 'shop', now, secondsAfter(now, TURN_SECONDS - 1)))) return false;
  for (const rule of ALERT_RULES) if (rule.scope === 'shop') await look(app, rule, settings);
  await app.db.inOneTransaction(async (tx) => {
    const machines = ALERT_RULES.filter(({ scope }) => scope === 'machine').map(({ key }) => key);
    const silent = await resolveSilentMachines(tx, machines, secondsAfter(now, -MACHINE_SILENT_SECONDS), now);
    for (const alert of silent) await told(app, tx, 'resolved', alert);
    const reminders = await takeReminders(tx, now, secondsAfter(now, -3_600 * settings.remindAfterHours));
    for (const alert of reminders) await told(app, tx, 'reminded', alert);
    await forgetAlerts(tx, secondsAfter(now, -FORGET_SECONDS));
  });
  return true;
}

async function look(app: AlertsApp, rule: AlertRule, settings: AlertsSettings, subject?: string): Promise<void> {
  try {
    const found = settings.watches(rule) ? await rule.find(app, settings.limits(rule)) : [];
    if (found === undefined) return;
    const healsAfterSeconds = settings.watches(rule) ? 60 * settings.healsAfterMinutes : 0;
    await takeSightings(app, rule, found, { healsAfterSeconds, ...(subject === undefined ? {} : { subject }) });
  } catch (error) {
    logRuleFailed(app.log, rule.key, error);
  }
}
