import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { Decisions } from './decisions.ts';
import { columnsOf, PROBLEM_COLUMN } from './formats.ts';
import { readRows } from './read-rows.ts';
import type { ImportsApp } from './row-kind.ts';
import { contentOf } from './start-import.ts';
import { type ImportRow, toldRows } from './store.ts';

/** Bad rows that are looked up at once, and written at once. */
const CHUNK_ROWS = 500;

/** Spreadsheets take a file without it for one of their own country's letters. */
const BYTE_ORDER_MARK = '\u{feff}';

/**
 * The bad rows of an import as they stood in its file, each with its problems behind it: to be mended, and imported
 * again as it is. Read from the file itself, so that no row is kept twice.
 *
 * @throws ImportError FILE_FORGOTTEN
 */
export async function rejectedRows(app: ImportsApp, row: ImportRow): Promise<Readable> {
  const content = await contentOf(app, row.storage_key, row.bytes);
  return Readable.from(written(app, row, content), { objectMode: false });
}

async function* written(app: ImportsApp, row: ImportRow, content: Readable) {
  const columns = columnsOf(row.kind).map(({ name }) => name);
  yield BYTE_ORDER_MARK + textOf([[...columns, PROBLEM_COLUMN]]);
  const rejected = badRows(app, row.id);
  let next = (await rejected.next()).value;
  const { columns: renamed } = Decisions.parse(row.decisions);
  let lines: string[][] = [];
  for await (const { number, cells } of readRows(content, {
    format: row.format,
    kind: row.kind,
    renamed,
  })) {
    if (!next) break;
    if (number !== next.row_number) continue;
    const problems = next.problems.map(({ field, message }) => (field ? `${field} ${message}` : message)).join('; ');
    lines.push([...columns.map((name) => cells[name] ?? ''), problems]);
    if (lines.length === CHUNK_ROWS) {
      yield textOf(lines);
      lines = [];
    }
    next = (await rejected.next()).value;
  }
  if (lines.length > 0) yield textOf(lines);
}

async function* badRows(app: ImportsApp, importId: string) {
  for (let after = 0; ; ) {
    const rows = await toldRows(app.db.read, importId, { after, limit: CHUNK_ROWS, outcome: 'bad' });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK_ROWS) return;
    after = last.row_number;
  }
}

/** What a spreadsheet would run as a formula gets an apostrophe before it; the reader takes it off again. */
function textOf(rows: string[][]): string {
  return stringify(rows, { record_delimiter: 'windows', escape_formulas: true });
}
