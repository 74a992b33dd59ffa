import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { ruleOf } from './rules/index.ts';
import type { AlertRow, DestinationRow, TellingRow } from './store.ts';
import { runbookUrl } from './tell.ts';

export const SeverityWord = z.enum(['critical', 'warning', 'info']);
const Moment = z.iso.datetime().nullable();

export const AlertView = z
  .object({
    id: idSchema('alert'),
    rule: z.string(),
    title: z.string(),
    about: z.string(),
    subject: z.string().meta({ description: 'Whom it is about; empty: the shop.' }),
    severity: SeverityWord,
    state: z.enum(['open', 'acknowledged', 'snoozed', 'resolved']),
    summary: z.string(),
    detail: z.record(z.string(), z.unknown()),
    value: z.number(),
    runbook_url: z.string(),
    opened_at: z.iso.datetime(),
    seen_at: z.iso.datetime(),
    told_at: Moment,
    healing_since: Moment.meta({ description: 'Since when it is not so any more; it is resolved once that lasts.' }),
    acknowledged_at: Moment,
    acknowledged_by: z.string().nullable(),
    snoozed_until: Moment,
    snoozed_by: z.string().nullable(),
    resolved_at: Moment,
  })
  .meta({ id: 'Alert' });

export const TellingView = z
  .object({
    id: idSchema('alert_telling'),
    alert_id: z.string().nullable(),
    news: z.enum(['opened', 'reminded', 'resolved', 'test']),
    kind: z.enum(['mail', 'webhook']),
    address: z.string(),
    status: z.enum(['waiting', 'sent', 'failed']),
    attempts: z.int(),
    answer: z.int().nullable().meta({ description: 'HTTP status of the last answer to a webhook.' }),
    problem: z.string().nullable(),
    created_at: z.iso.datetime(),
    finished_at: Moment,
  })
  .meta({ id: 'AlertTelling' });

export const DestinationView = z
  .object({
    id: idSchema('alert_destination'),
    kind: z.enum(['mail', 'webhook']),
    name: z.string(),
    address: z.string(),
    least_severity: SeverityWord,
    enabled: z.boolean(),
    created_by: z.string(),
    created_at: z.iso.datetime(),
    last: TellingView.nullable().meta({ description: 'What was last told there.' }),
  })
  .meta({ id: 'AlertDestination' });

const iso = (date: Date | null) => date?.toISOString() ?? null;

export function alertView(app: Pick<App, 'publicUrl' | 'clock'>, row: AlertRow): z.input<typeof AlertView> {
  const rule = ruleOf(row.rule);
  return {
    id: row.id,
    rule: row.rule,
    title: rule.title,
    about: rule.about,
    subject: row.subject,
    severity: row.severity,
    state: stateOf(row, app.clock.now()),
    summary: row.summary,
    detail: row.detail,
    value: row.value,
    runbook_url: runbookUrl(app, row.rule),
    opened_at: row.opened_at.toISOString(),
    seen_at: row.seen_at.toISOString(),
    told_at: iso(row.told_at),
    healing_since: row.resolved_at ? null : iso(row.cleared_at),
    acknowledged_at: iso(row.acknowledged_at),
    acknowledged_by: row.acknowledged_by,
    snoozed_until: iso(row.snoozed_until),
    snoozed_by: row.snoozed_by,
    resolved_at: iso(row.resolved_at),
  };
}

function stateOf(row: AlertRow, now: Date): z.infer<typeof AlertView>['state'] {
  if (row.resolved_at) return 'resolved';
  if (row.acknowledged_at) return 'acknowledged';
  return row.snoozed_until && row.snoozed_until > now ? 'snoozed' : 'open';
}

export function tellingView(row: TellingRow): z.input<typeof TellingView> {
  const { id, alert_id, news, kind, address, status, attempts, answer, problem } = row;
  return {
    ...{ id, alert_id, news, kind, address, status, attempts, answer, problem },
    created_at: row.created_at.toISOString(),
    finished_at: iso(row.finished_at),
  };
}

export function destinationView(row: DestinationRow, last: TellingRow | undefined): z.input<typeof DestinationView> {
  const { id, kind, name, address, least_severity, enabled, created_by } = row;
  return {
    ...{ id, kind, name, address, least_severity, enabled, created_by },
    created_at: row.created_at.toISOString(),
    last: last ? tellingView(last) : null,
  };
}
