import { formatMoney } from '@vozex/domain';
import type { PdfSheet } from '../../kernel/pdf.ts';
import type { Move } from './evidence.ts';

/** A history as a table; nothing where there is none. */
export function writeMoves(sheet: PdfSheet, moves: Move[]): void {
  if (moves.length === 0) return;
  sheet.table(
    [
      { title: 'When', share: 2 },
      { title: 'Status', share: 2 },
      { title: 'Why', share: 5 },
    ],
    moves.map((move) => [time(move.at), plain(move.to), move.because ?? '']),
  );
}

/** "2026-03-01 12:00:00": sorts, and means the same everywhere. */
export function time(at: string): string {
  return at.slice(0, 19).replace('T', ' ');
}

export function plain(word: string): string {
  return word.replaceAll('_', ' ');
}

export function money({ amount_minor, currency }: { amount_minor: number; currency: string }): string {
  return formatMoney({ amount_minor, currency });
}

export function amount(amountMinor: number | null, currency: string | null): string | null {
  return amountMinor === null || currency === null ? null : money({ amount_minor: amountMinor, currency });
}

/** A document as lines of `name: value`; nested ones as JSON. */
export function pairs(document: Record<string, unknown>): string | null {
  const lines = Object.entries(document)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${plain(name)}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
  return lines.length === 0 ? null : lines.join('\n');
}
