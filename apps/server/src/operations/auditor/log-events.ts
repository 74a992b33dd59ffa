import { errorFields, type Log } from '../../kernel/log.ts';
import type { AuditEnd, Healed } from './store.ts';

export function logAudited(log: Log, id: string, end: AuditEnd & { healed: number }): void {
  const { findings, unproven, healed } = end;
  const fields = { audit_run_id: id, broken: findings.map(({ name }) => name), unproven: unproven.length, healed };
  const sound = findings.length === 0 && unproven.length === 0;
  log[sound ? 'info' : 'error'](sound ? 'auditor.sound' : 'auditor.not_sound', fields);
}

export function logHealed(log: Log, id: string, { invariant, subject, did }: Healed): void {
  log.warn('auditor.healed', { audit_run_id: id, invariant, subject, did });
}

/** One could not be healed; it stays among the findings. */
export function logNotHealed(log: Log, invariant: string, subject: string, error: unknown): void {
  log.error('auditor.not_healed', { invariant, subject, ...errorFields(error) });
}

/** One promise could not be proven; the others were. */
export function logUnproven(log: Log, invariant: string, error: unknown): void {
  log.error('auditor.unproven', { invariant, ...errorFields(error) });
}
