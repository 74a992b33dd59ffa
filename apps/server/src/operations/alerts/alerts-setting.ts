import { z } from 'zod';
import type { Db } from '../../kernel/database.ts';
import { defineSetting, readSetting } from '../../kernel/settings.ts';
import type { AlertRule, Limits } from './rule.ts';
import { ALERT_RULES } from './rules/index.ts';

const LIMIT_MAX = 1_000_000;

/** The thresholds of one rule, as a form. */
function limitsOf(rule: AlertRule) {
  const limits = Object.entries(rule.limits).map(([name, { value, title }]) => [
    name,
    z.number().min(0).max(LIMIT_MAX).default(value).meta({ title }),
  ]);
  return z
    .object({ watched: z.boolean().default(true).meta({ title: 'Watched' }), ...Object.fromEntries(limits) })
    .prefault({})
    .meta({ title: rule.title, description: rule.about });
}

export const alertsSetting = defineSetting({
  key: 'alerts',
  section: 'Operation',
  title: 'Alerts',
  description: 'What is watched, and from which threshold on it is told. Where it is told, stands under Alerts.',
  schema: z.object({
    remind_after_hours: z
      .number()
      .min(1)
      .max(720)
      .default(24)
      .meta({ title: 'Remind of what is still open after so many hours' }),
    heals_after_minutes: z
      .number()
      .min(0)
      .max(1_440)
      .default(5)
      .meta({ title: 'Resolve what has not been seen for so many minutes' }),
    ...Object.fromEntries(ALERT_RULES.map((rule) => [rule.key, limitsOf(rule)])),
  }),
});

/** What owners decided about alerts. */
export type AlertsSettings = {
  remindAfterHours: number;
  healsAfterMinutes: number;
  watches(rule: AlertRule): boolean;
  limits(rule: AlertRule): Limits;
};

export async function readAlertsSettings(db: Db): Promise<AlertsSettings> {
  const { remind_after_hours, heals_after_minutes, ...rules } = await readSetting(db, alertsSetting);
  // because the schema has one object of numbers, and `watched`, for each rule
  const of = (rule: AlertRule) => rules[rule.key as keyof typeof rules] as unknown as Limits & { watched: boolean };
  return {
    remindAfterHours: remind_after_hours,
    healsAfterMinutes: heals_after_minutes,
    watches: (rule) => of(rule).watched,
    limits: (rule) => of(rule),
  };
}
