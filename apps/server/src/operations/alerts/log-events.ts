import type { Log } from '../../kernel/log.ts';
import { errorFields } from '../../kernel/log.ts';
import type { AlertRow } from './store.ts';

export function logAlert(log: Log, news: 'opened' | 'reminded' | 'resolved', alert: AlertRow): void {
  const { id, rule, subject, severity, summary, value } = alert;
  const level = news === 'resolved' ? 'info' : severity === 'critical' ? 'error' : 'warn';
  log[level](`alerts.${news}`, { alert_id: id, rule, subject, severity, summary, value });
}

/** One rule could not be asked; the others were, and what it had found stays as it was. */
export function logRuleFailed(log: Log, rule: string, error: unknown): void {
  log.error('alerts.rule_failed', { rule, ...errorFields(error) });
}

export function logTellingFailed(
  log: Log,
  telling: { id: string; attempts: number },
  problem: string,
  givenUp: boolean,
): void {
  log[givenUp ? 'error' : 'warn']('alerts.not_told', {
    telling_id: telling.id,
    attempts: telling.attempts,
    problem,
    given_up: givenUp,
  });
}
