import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type ImportKind, type ImportOutcome, ImportOutcome as Outcomes } from '@vozex/domain';
import type { Env } from '../env.ts';
import {
  type Decisions,
  type ImportRow,
  importById,
  readDecisions,
  rejectedRows,
  runOne,
  startImport,
  toldRows,
} from '../imports/index.ts';
import type { FolderInUse } from '../kernel/folder-lock.ts';
import type { Shop } from '../wiring.ts';
import { answerOfRunningShop, askRunningShop } from './ask-running-shop.ts';
import { MACHINE } from './users.ts';

export type ImportWish = {
  kind: ImportKind;
  file: string;
  source: string;
  dryRun: boolean;
  decisions: string | undefined;
  asJson: boolean;
};

/** An import as both ways of asking tell of it. */
type Told = Pick<
  ImportRow,
  | 'id'
  | 'kind'
  | 'source'
  | 'dry_run'
  | 'status'
  | 'problem'
  | 'ignored_columns'
  | 'column_hints'
  | 'rows_total'
  | 'rows_done'
  | 'counts'
>;

type Row = {
  line: number;
  external_id: string | null;
  outcome: ImportOutcome;
  problems: { code: string; field: string | null; message: string }[];
  product: Product | null;
};
type Product = {
  slug: string;
  proposal: { delivery_model: string | null; confidence: string; reason: string } | null;
  undecided: boolean;
  missing: string[];
};

/** Who imports: this process, or the shop that has the database open. */
type Desk = {
  start(wish: ImportWish, decisions: Decisions): Promise<Told>;
  /** Waits for its end. */
  finish(id: string, onProgress: (told: Told) => void): Promise<Told>;
  rows(id: string, after: number, limit: number): Promise<Row[]>;
  rejected(id: string): Promise<Readable>;
};

const POLL_MS = 500;
/** More stands in the file of rejected rows. */
const PRINTED_MAX = 40;

/** Imports a file and prints the report. @returns whether every row is in. */
export async function importShopFile(desk: Desk, wish: ImportWish): Promise<boolean> {
  const decisions = readDecisions(wish.decisions === undefined ? '{}' : readFileSync(wish.decisions, 'utf8'));
  const started = await desk.start(wish, decisions);
  if (started.rows_done > 0 && !wish.asJson) console.error(`Goes on after row ${started.rows_done}.`);
  const ended = await desk.finish(started.id, progressLine(wish.asJson));
  const rows = await desk.rows(ended.id, 0, PRINTED_MAX);
  const bad = ended.counts.bad ?? 0;
  const rejected = bad > 0 ? await writeRejected(desk, ended.id, wish.file) : null;
  if (wish.asJson) console.log(JSON.stringify({ ...reported(ended), rejected_file: rejected, rows }, null, 2));
  else print(ended, rows, rejected);
  return bad === 0 && ended.status === 'done';
}

/** The same whoever imported. */
function reported({
  id,
  kind,
  source,
  dry_run,
  status,
  problem,
  ignored_columns,
  column_hints,
  rows_total,
  rows_done,
  counts,
}: Told): Told {
  return { id, kind, source, dry_run, status, problem, ignored_columns, column_hints, rows_total, rows_done, counts };
}

function progressLine(quiet: boolean): (told: Told) => void {
  if (quiet || !process.stderr.isTTY) return () => {};
  return ({ rows_done, rows_total }) => {
    process.stderr.write(`\r${rows_done} of ${rows_total} rows${rows_done === rows_total ? '\n' : ''}`);
  };
}

function print(ended: Told, rows: Row[], rejected: string | null): void {
  const counted = Outcomes.options.flatMap((outcome) => {
    const rows = ended.counts[outcome];
    return rows ? [`${outcome} ${rows}`] : [];
  });
  const what = `${ended.dry_run ? 'Dry run, nothing was changed' : ended.status === 'done' ? 'Done' : ended.status}`;
  console.log(`${what}: ${ended.rows_done} of ${ended.rows_total} rows of ${ended.kind} from ${ended.source}.`);
  console.log(`  ${counted.join(', ')}`);
  if (ended.status === 'running' || ended.status === 'waiting')
    console.log('  It goes on where it stopped when it is started again, or by itself once a worker of the shop runs.');
  if (ended.problem) console.log(`  ${ended.problem}`);
  if (ended.ignored_columns.length > 0)
    console.log(`  Columns that were not read: ${ended.ignored_columns.join(', ')}`);
  const hints = Object.entries(ended.column_hints);
  for (const [name, column] of hints) console.log(`      "${name}" is not read; did you mean ${column}?`);
  if (hints.length > 0) console.log(`      If so, import with --decisions FILE, and in it: ${renaming(hints)}`);
  for (const row of rows) printRow(row);
  if (rows.length === PRINTED_MAX) console.log('  …');
  if (rejected) console.log(`The bad rows are in ${rejected}: mend them there, and import that file.`);
}

const renaming = (hints: [string, string][]) => JSON.stringify({ columns: Object.fromEntries(hints) });

function printRow({ line, external_id, outcome, problems, product }: Row): void {
  const name = product?.slug ?? external_id ?? '';
  console.log(`  line ${line}  ${outcome}  ${name}`);
  for (const { field, message } of problems) console.log(`      ${field ? `${field} ` : ''}${message}`);
  const proposal = product?.proposal;
  if (proposal) {
    const model = proposal.delivery_model ?? 'cannot tell';
    console.log(`      no delivery model; proposed: ${model} (${proposal.confidence}). ${proposal.reason}`);
  }
  if (product?.undecided) console.log('      stays a draft until somebody says how it is delivered');
  for (const lack of product?.missing ?? []) console.log(`      still needs ${lack}`);
}

async function writeRejected(desk: Desk, id: string, file: string): Promise<string> {
  const path = freeName(file.replace(/\.[a-z]+$/i, ''));
  await pipeline(await desk.rejected(id), createWriteStream(path, { mode: 0o600 }));
  return path;
}

/** What somebody is mending is not written over. */
function freeName(stem: string): string {
  for (let n = 1; ; n++) {
    const path = `${stem}.rejected${n === 1 ? '' : `-${n}`}.csv`;
    if (!existsSync(path)) return path;
  }
}

/** This process does it, unless a worker of the shop was quicker: then it looks on. */
export function deskHere(shop: Shop, signal: AbortSignal): Desk {
  return {
    start: (wish, decisions) =>
      startImport(shop, MACHINE, {
        kind: wish.kind,
        source: wish.source,
        fileName: basename(wish.file),
        content: createReadStream(wish.file),
        dryRun: wish.dryRun,
        decisions,
      }),
    async finish(id, onProgress) {
      for (;;) {
        const now = (await importById(shop.db.read, id))!; // because it was started
        onProgress(now);
        if (signal.aborted || (now.status !== 'waiting' && now.status !== 'running')) return now;
        const said = {
          only: id,
          onProgress: (at: { rowsDone: number }) => onProgress({ ...now, rows_done: at.rowsDone }),
        };
        if (!(await runOne(shop, said, signal))) await pause(POLL_MS);
      }
    },
    async rows(id, after, limit) {
      const rows = await toldRows(shop.db.read, id, { after, limit });
      return rows.map((row) => ({
        ...row,
        product: row.detail && 'slug' in row.detail ? (row.detail as Product) : null,
      })); // because it was written from one
    },
    async rejected(id) {
      return rejectedRows(shop, (await importById(shop.db.read, id))!); // as above
    },
  };
}

/** The running shop does it. */
export function deskThere(env: Env, inUse: FolderInUse): Desk {
  const read = (id: string) =>
    askRunningShop(env, { method: 'GET', path: `/api/admin/imports/${id}` }, inUse) as Promise<Told>; // because the route says so
  return {
    async start({ kind, source, file, dryRun }, decisions) {
      const query = new URLSearchParams({
        kind,
        source,
        file_name: basename(file),
        dry_run: String(dryRun),
        decisions: JSON.stringify(decisions),
      });
      const content = Readable.toWeb(createReadStream(file));
      const answer = await askRunningShop(env, { method: 'POST', path: `/api/admin/imports?${query}`, content }, inUse);
      return answer as Told; // as above
    },
    async finish(id, onProgress) {
      for (;;) {
        const now = await read(id);
        onProgress(now);
        if (now.status !== 'waiting' && now.status !== 'running') return now;
        await pause(POLL_MS);
      }
    },
    async rows(id, after, limit) {
      const path = `/api/admin/imports/${id}/rows?after=${after}&limit=${limit}`;
      return ((await askRunningShop(env, { method: 'GET', path }, inUse)) as { items: Row[] }).items; // as above
    },
    async rejected(id) {
      const path = `/api/admin/imports/${id}/rejected.csv`;
      const answer = await answerOfRunningShop(env, { method: 'GET', path }, inUse);
      if (!answer.body) throw inUse;
      return Readable.fromWeb(answer.body);
    },
  };
}
