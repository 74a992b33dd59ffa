import type { ImportKind } from '@vozex/domain';
import { errorFields, type Log } from '../kernel/log.ts';

export type ImportRef = { importId: string; kind: ImportKind; source: string };

const fieldsOf = ({ importId, kind, source }: ImportRef) => ({ import_id: importId, kind, source });

export function logImportTaken(log: Log, ref: ImportRef, rowsDone: number): void {
  log.info('imports.taken_up', { ...fieldsOf(ref), rows_done: rowsDone });
}

export function logImportEnded(log: Log, ref: ImportRef, status: string, counts: Record<string, number>): void {
  log.info('imports.ended', { ...fieldsOf(ref), status, ...counts });
}

/** Ours, not the file's fault. */
export function logImportBroken(log: Log, ref: ImportRef, error: unknown): void {
  log.error('imports.broken', { ...fieldsOf(ref), ...errorFields(error) });
}

/** A row that passed every check and that the database refused: a check is missing. */
export function logRowRefused(log: Log, ref: ImportRef, rowNumber: number, error: unknown): void {
  log.warn('imports.row_refused', { ...fieldsOf(ref), row_number: rowNumber, ...errorFields(error) });
}
