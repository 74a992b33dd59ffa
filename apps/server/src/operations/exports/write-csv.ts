import { Readable } from 'node:stream';
import { currencyExponent } from '@vozex/domain';
import { stringify } from 'csv-stringify/sync';
import type { App } from '../../kernel/app.ts';
import { errorFields } from '../../kernel/log.ts';
import type { Cursor, ExportFilter, ExportName, ExportTable } from './tables.ts';

/** Rows of a chunk: a few milliseconds of the database, also of the embedded one, and half a megabyte of memory. */
const CHUNK_ROWS = 1_000;

/** Spreadsheets take a file without it for one of their own country's letters. */
const BYTE_ORDER_MARK = '\u{feff}';

const FIRST: Cursor = { cursor_at: '-infinity', cursor_id: '' };

/**
 * The file as it is read, chunk by chunk and by key: memory stays flat, nothing is locked, and whoever goes away ends
 * it. Rows that come while it is written are in it or not; none is in it twice.
 */
export function writeCsv(
  app: Pick<App, 'db' | 'log' | 'metrics'>,
  name: ExportName,
  table: ExportTable,
  filter: ExportFilter,
): Readable {
  return Readable.from(told(app, name, chunksOf(app, table, filter)), { objectMode: false });
}

async function* chunksOf(app: Pick<App, 'db'>, table: ExportTable, filter: ExportFilter) {
  yield { rows: 0, text: BYTE_ORDER_MARK + textOf([table.columns.map((column) => column.replace(/_minor$/, ''))]) };
  let after = FIRST;
  for (;;) {
    const { rows } = await table.rows(filter, after, CHUNK_ROWS).execute(app.db.read);
    const last = rows.at(-1);
    if (!last) return;
    yield { rows: rows.length, text: textOf(rows.map((row) => table.columns.map((column) => cell(row, column)))) };
    after = { cursor_at: last.cursor_at, cursor_id: last.cursor_id };
  }
}

/** Says at its end how it ended, also where the reader went away: then the generator is only returned from. */
async function* told(
  app: Pick<App, 'log' | 'metrics'>,
  name: ExportName,
  chunks: AsyncGenerator<{ rows: number; text: string }>,
) {
  let result: 'complete' | 'left' | 'failed' = 'left';
  let rows = 0;
  try {
    for await (const chunk of chunks) {
      rows += chunk.rows;
      yield chunk.text;
    }
    result = 'complete';
  } catch (error) {
    result = 'failed';
    app.log.error('export.failed', { what: name, rows, ...errorFields(error) });
    throw error;
  } finally {
    app.metrics.exports.inc({ what: name, result });
    app.log.info('export.ended', { what: name, rows, result });
  }
}

/** RFC 4180, by the library; what a spreadsheet would run as a formula gets an apostrophe before it. */
function textOf(rows: string[][]): string {
  return stringify(rows, { record_delimiter: 'windows', escape_formulas: true });
}

function cell(row: Record<string, unknown>, column: string): string {
  const value = row[column];
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (column.endsWith('_minor')) return decimal(Number(value), String(row.currency));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** "49.00": minor units as people and spreadsheets count, exactly. */
function decimal(amountMinor: number, currency: string): string {
  const digits = currencyExponent(currency);
  if (digits === 0) return String(amountMinor);
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  return `${amountMinor < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
