import { errorFields, type Log } from '../../kernel/log.ts';

export type RehearsalRef = { rehearsalId: string; productId: string };

const fieldsOf = ({ rehearsalId, productId }: RehearsalRef) => ({ rehearsal_id: rehearsalId, product_id: productId });

export function logRehearsalStarted(log: Log, ref: RehearsalRef): void {
  log.info('catalog.rehearsal_started', fieldsOf(ref));
}

export function logRehearsalEnded(log: Log, ref: RehearsalRef, status: string, detail: string | null): void {
  const write = status === 'failed' ? log.warn : log.info;
  write('catalog.rehearsal_ended', { ...fieldsOf(ref), status, detail });
}

/** It was under way when its process ended. */
export function logRehearsalInterrupted(log: Log, rehearsalId: string): void {
  log.warn('catalog.rehearsal_interrupted', { rehearsal_id: rehearsalId });
}

/** Ours, not the product's fault. */
export function logRehearsalBroken(log: Log, ref: RehearsalRef, error: unknown): void {
  log.error('catalog.rehearsal_broken', { ...fieldsOf(ref), ...errorFields(error) });
}
