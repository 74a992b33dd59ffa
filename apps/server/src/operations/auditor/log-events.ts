import { errorFields, type Log } from '../../kernel/log.ts';

export function logAudited(
  log: Log,
  id: string,
  { broken, unproven, healed }: { broken: string[]; unproven: string[]; healed: number },
): void {
  const isSound = broken.length === 0 && unproven.length === 0;
  const fields = { audit_run_id: id, broken, unproven, healed };
  log[isSound ? 'info' : 'error'](isSound ? 'auditor.sound' : 'auditor.not_sound', fields);
}

export function logHealed(log: Log, id: string, healed: { invariant: string; subject: string; did: string }): void {
  log.warn('auditor.healed', { audit_run_id: id, ...healed });
}

/** One could not be healed, or those to heal not be found; they stay among the findings. */
export function logNotHealed(log: Log, invariant: string, subject: string | null, error: unknown): void {
  log.error('auditor.not_healed', { invariant, subject, ...errorFields(error) });
}

/** One promise could not be proven; the others were. */
export function logUnproven(log: Log, invariant: string, error: unknown): void {
  log.error('auditor.unproven', { invariant, ...errorFields(error) });
}
