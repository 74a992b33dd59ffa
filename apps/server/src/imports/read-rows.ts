import { pipeline, Readable } from 'node:stream';
import type { ImportKind } from '@vozex/domain';
import { CsvError, parse } from 'csv-parse';
import { columnName, columnsOf, PROBLEM_COLUMN } from './formats.ts';
import { meantColumns } from './meant-columns.ts';
import { ImportError, type RowProblem } from './problems.ts';

export type FileFormat = 'csv' | 'json' | 'ndjson';

/** One row: its cells by column, as text; or why it could not be read. */
export type FileRow = { number: number; line: number } & RowCells;

type RowCells = { cells: Record<string, string>; problem?: RowProblem };

/** What the header of a file says. */
export type FileColumns = {
  ignored: string[];
  /** Of the ignored, those of which it can be said which column was meant. */
  hints: Record<string, string>;
};

/** A longer name is no name. */
const NAME_CHARS_MAX = 80;

export type ReadOptions = {
  format: FileFormat;
  kind: ImportKind;
  /** What a header calls a column that is called otherwise here. */
  renamed: Readonly<Record<string, string>>;
  /** Told once, before the first row. */
  onColumns?: (columns: FileColumns) => void;
};

/** Longer than any description; what is longer is a file in a cell. */
const CELL_CHARS_MAX = 65_536;
/** A row may hold a cell that is too long, and says so; beyond this a quote is missing, and swallows the file. */
const ROW_BYTES_MAX = 16_777_216;
/** An array is held in memory whole; what is larger comes line by line, as NDJSON. */
const JSON_CHARS_MAX = 67_108_864;
/** Enough of a header to tell its delimiter. */
const HEADER_CHARS = 65_536;

/**
 * The rows of a file, one after the other: memory stays flat, but for a JSON array.
 *
 * @throws ImportError FILE_NOT_UTF8, FILE_BROKEN, FILE_COLUMNS
 */
export async function* readRows(content: Readable, options: ReadOptions): AsyncGenerator<FileRow> {
  const text = decoded(content);
  if (options.format === 'csv') yield* csvRows(text, options);
  else yield* numbered(options.format === 'json' ? arrayItems(text) : lineItems(text), options);
}

/** Tells what a file is by how it begins, whatever it is called. */
export function formatOf(beginning: string): FileFormat {
  const first = beginning.replace(/^\u{feff}/u, '').trimStart()[0];
  return first === '[' ? 'json' : first === '{' ? 'ndjson' : 'csv';
}

async function* decoded(content: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      const text = decoder.decode(chunk, { stream: true });
      // Two bytes a letter, without a mark at the front: every other one is NUL.
      if (bytes === 0 && text.slice(0, 200).includes('\0')) throw notUtf8(0);
      bytes += chunk.byteLength;
      if (text !== '') yield text;
    }
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? notUtf8(bytes) : error;
  }
}

function notUtf8(bytes: number): Error {
  const message = `has letters that are not UTF-8, after byte ${bytes}`;
  return new ImportError('FILE_NOT_UTF8', message, { fields: [{ field: 'file', message }] });
}

function broken(message: string): Error {
  return new ImportError('FILE_BROKEN', message, { fields: [{ field: 'file', message }] });
}

async function* csvRows(text: AsyncGenerator<string>, options: ReadOptions): AsyncGenerator<FileRow> {
  const { beginning, whole } = await withBeginning(text);
  const skipped: { line: number; problem: RowProblem }[] = [];
  let fatal: CsvError | undefined;
  const parser = parse({
    delimiter: delimiterOf(beginning),
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: ROW_BYTES_MAX,
    info: true,
    skip_records_with_error: true,
    on_skip(error) {
      if (error && FATAL.has(error.code)) fatal ??= error;
      else if (error) skipped.push({ line: lineOf(error), problem: rowBroken(error.message) });
      return undefined;
    },
  });
  pipeline(Readable.from(whole), parser, () => {}); // what goes wrong is thrown by the loop below
  let header: (string | undefined)[] | undefined;
  let number = 0;
  let lastLine = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const line = info.lines - linesWithin(record);
      lastLine = info.lines;
      if (!header) {
        header = headerOf(record, options);
        continue;
      }
      while (skipped[0] && skipped[0].line <= line) yield { number: ++number, cells: {}, ...skipped.shift()! }; // because it was looked at
      yield { number: ++number, line, ...cellsOf(header, record) };
    }
  } catch (error) {
    throw error instanceof CsvError ? broken(error.message) : error;
  }
  if (fatal) throw endless(lastLine);
  for (const left of skipped) yield { number: ++number, cells: {}, ...left };
  if (!header) throw new ImportError('FILE_EMPTY', 'no header');
}

const linesWithin = (record: string[]) =>
  record.reduce((lines, cell) => lines + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

/** A file that ends within quotes was cut off, or a quote is missing somewhere: nobody can say which rows it has. */
const FATAL: ReadonlySet<string> = new Set(['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE']);

function endless(lastLine: number): Error {
  return broken(
    `a quote that opens after line ${lastLine} is never closed: the file is cut off, or a quote is missing`,
  );
}

const lineOf = (error: CsvError) => (typeof error.lines === 'number' ? error.lines : 0);

function rowBroken(message: string): RowProblem {
  return { code: 'ROW_BROKEN', field: null, message: `cannot be read: ${message}`.slice(0, 300) };
}

/** Whichever of them the first line has most of, outside quotes. */
function delimiterOf(beginning: string): string {
  const [first = ''] = beginning
    .slice(0, HEADER_CHARS)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n|\r/, 1);
  const count = (letter: string) => first.split(letter).length;
  return [',', ';', '\t'].toSorted((one, other) => count(other) - count(one))[0] ?? ',';
}

async function withBeginning(text: AsyncGenerator<string>) {
  const { value: beginning = '' } = await text.next();
  async function* whole() {
    if (beginning !== '') yield beginning;
    yield* text;
  }
  return { beginning, whole: whole() };
}

/** @throws ImportError FILE_COLUMNS naming what is missing or there twice, and every column there is. */
function headerOf(names: string[], options: ReadOptions): (string | undefined)[] {
  const columns = columnsOf(options.kind);
  const known = new Set(columns.map(({ name }) => name));
  const ours = names.map((name) => columnOf(name, options.renamed));
  const unread = names.filter((_, place) => !known.has(ours[place] ?? '') && ours[place] !== PROBLEM_COLUMN);
  const told = columnsTold(options.kind, unread, ours);
  const fields = [
    ...columns
      .filter(({ name, required }) => required && !ours.includes(name))
      .map(({ name }) => ({ field: name, message: missing(name, told) })),
    ...[...known]
      .filter((name) => ours.filter((one) => one === name).length > 1)
      .map((name) => ({ field: name, message: 'is there twice' })),
  ];
  if (fields.length > 0) throw columnsWrong(fields, options);
  options.onColumns?.(told);
  return ours.map((name) => (known.has(name) ? name : undefined));
}

/** What is told of the columns that are not read. */
function columnsTold(kind: ImportKind, unread: string[], ours: string[]): FileColumns {
  const ignored = unread.map((name) => name.slice(0, NAME_CHARS_MAX));
  return { ignored, hints: Object.fromEntries(meantColumns(kind, ignored, ours)) };
}

function missing(column: string, { hints }: FileColumns): string {
  const meant = Object.keys(hints).find((name) => hints[name] === column);
  return meant === undefined
    ? 'is missing'
    : `is missing; did you mean it by "${meant}"? Then call that one "${column}"`;
}

function columnsWrong(fields: { field: string; message: string }[], { kind }: ReadOptions): Error {
  const all = columnsOf(kind)
    .map(({ name, required }) => (required ? `${name} (required)` : name))
    .join(', ');
  return new ImportError('FILE_COLUMNS', fields.map(({ field, message }) => `${field} ${message}`).join(', '), {
    fields: [...fields, { field: 'columns', message: `there are: ${all}` }],
  });
}

function columnOf(name: string, renamed: Readonly<Record<string, string>>): string {
  const own = columnName(name);
  const called = [own, name].find((one) => Object.hasOwn(renamed, one));
  return (called && renamed[called]) ?? own;
}

function cellsOf(header: (string | undefined)[], record: string[]): RowCells {
  const cells: Record<string, string> = {};
  for (const [place, name] of header.entries()) if (name !== undefined) cells[name] = harmless(record[place] ?? '');
  if (record.length !== header.length) {
    const message = `has ${record.length} cells, the header ${header.length}: a delimiter is missing, or stands in a value without quotes`;
    return { cells, problem: { code: 'CELL_COUNT', field: null, message } };
  }
  return checked(cells);
}

/** What we write before a formula in files for spreadsheets is taken off again, so that mended rows read as before. */
function harmless(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function checked(cells: Record<string, string>): RowCells {
  for (const [name, value] of Object.entries(cells)) {
    if (value.length > CELL_CHARS_MAX) {
      const message = `is ${value.length} characters long; ${CELL_CHARS_MAX} are the most`;
      return { cells: { ...cells, [name]: '' }, problem: { code: 'CELL_TOO_LONG', field: name, message } };
    }
    if (value.includes('\0')) {
      const message = 'holds a NUL character; take it out';
      return { cells: { ...cells, [name]: '' }, problem: { code: 'CELL_UNREADABLE', field: name, message } };
    }
  }
  return { cells };
}

type Item = { line: number } & ({ value: unknown } | { problem: RowProblem });

/** @throws ImportError FILE_BROKEN, FILE_TOO_LARGE */
async function* arrayItems(text: AsyncGenerator<string>): AsyncGenerator<Item> {
  let all = '';
  for await (const part of text) {
    all += part;
    if (all.length > JSON_CHARS_MAX) {
      const message = `an array is held in memory; above ${JSON_CHARS_MAX} characters write one object a line (NDJSON)`;
      throw new ImportError('FILE_TOO_LARGE', message, { fields: [{ field: 'file', message }] });
    }
  }
  let items: unknown;
  try {
    items = JSON.parse(all);
  } catch (error) {
    throw broken(`is no JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  }
  if (!Array.isArray(items)) throw broken('must be an array of objects');
  for (const [place, value] of items.entries()) yield { line: place + 1, value };
}

async function* lineItems(text: AsyncGenerator<string>): AsyncGenerator<Item> {
  let line = 0;
  for await (const row of linesOf(text)) {
    line += 1;
    if (row.trim() === '') continue;
    try {
      yield { line, value: JSON.parse(row) };
    } catch (error) {
      yield { line, problem: rowBroken(error instanceof Error ? error.message : '') };
    }
  }
}

async function* linesOf(text: AsyncGenerator<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const part of text) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > ROW_BYTES_MAX) throw broken(`has a line of more than ${ROW_BYTES_MAX} characters`);
    yield* lines;
  }
  yield rest;
}

async function* numbered(items: AsyncGenerator<Item>, options: ReadOptions): AsyncGenerator<FileRow> {
  const known = new Set(columnsOf(options.kind).map(({ name }) => name));
  let number = 0;
  for await (const item of items) {
    number += 1;
    const { line } = item;
    if ('problem' in item) {
      yield { number, line, cells: {}, problem: item.problem };
      continue;
    }
    if (typeof item.value !== 'object' || item.value === null || Array.isArray(item.value)) {
      yield { number, line, cells: {}, problem: rowBroken('it is no object') };
      continue;
    }
    const entries = Object.entries(item.value).map(
      ([name, value]) => [columnOf(name, options.renamed), value] as const,
    );
    if (number === 1) {
      const names = entries.map(([name]) => name);
      const unread = names.filter((name) => !known.has(name) && name !== PROBLEM_COLUMN);
      options.onColumns?.(columnsTold(options.kind, unread, names));
    }
    const cells = Object.fromEntries(
      entries.filter(([name]) => known.has(name)).map(([name, value]) => [name, textOf(value)]),
    );
    yield { number, line, ...checked(cells) };
  }
  if (number === 0) throw new ImportError('FILE_EMPTY', 'no row');
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
