import { createHash } from 'node:crypto';
import { type ImportKind, type ImportOutcome, Role } from '@vozex/domain';
import { crashPoint } from '../kernel/crash-point.ts';
import { attempt, type Tx } from '../kernel/database.ts';
import { VozexError } from '../kernel/errors.ts';
import { livingInstances } from '../kernel/instances.ts';
import type { Actor } from '../kernel/route.ts';
import { customers } from './customers.ts';
import { Decisions } from './decisions.ts';
import { licenses } from './licenses.ts';
import { type ImportRef, logImportBroken, logImportEnded, logImportTaken, logRowRefused } from './log-events.ts';
import { orders } from './orders.ts';
import type { RowProblem } from './problems.ts';
import { products } from './products.ts';
import { type FileRow, readRows } from './read-rows.ts';
import { type Batch, bad, type End, type ImportsApp, type Item, type RowKind } from './row-kind.ts';
import { contentOf } from './start-import.ts';
import {
  type Counts,
  claimImport,
  endImport,
  holdAllImports,
  holdImport,
  type ImportRow,
  importById,
  importedTargets,
  moveCursor,
  refusedByConstraint,
  rememberTargets,
  type ToldRow,
  tellRows,
} from './store.ts';

/** A transaction of some tens of milliseconds: nobody waits long for it, and little is done twice after a crash. */
const BATCH_ROWS = 500;

const KINDS: Record<ImportKind, RowKind<unknown>> = {
  products: products as RowKind<unknown>, // because each reads what it brings
  customers: customers as RowKind<unknown>,
  orders: orders as RowKind<unknown>,
  licenses: licenses as RowKind<unknown>,
};

/** Who has started an import, by the name that it was kept under: the audit log names them for what comes in. */
function starterOf({ started_by }: ImportRow): Actor {
  const [kind = '', id = ''] = started_by.split(':');
  if (kind === 'api_key') return { kind, role: 'owner', keyId: id || null };
  const role = Role.parse(kind);
  return { kind: 'user', userId: id, email: '', name: '', role, customerId: null, twoFactor: true };
}

/** One that another process died over is taken up as well. @param signal ends what runs when VOZEX is stopped. */
export async function runImports(app: ImportsApp, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await runOne(app, {}, signal)));
}

/** Told after each batch. */
export type OnProgress = (progress: { rowsDone: number; rowsTotal: number }) => void;

/**
 * Works on one import until it ends, or the signal ends the work.
 *
 * @returns false when there was none to take up.
 */
export async function runOne(
  app: ImportsApp,
  what: { only?: string; onProgress?: OnProgress },
  signal: AbortSignal,
): Promise<boolean> {
  const living = [...(await livingInstances(app.db)), app.instance];
  const claim = { process: app.instance, living, now: app.clock.now(), ...(what.only ? { only: what.only } : {}) };
  const claimed = await claimImport(app.db.read, claim);
  if (!claimed) return false;
  const ref = { importId: claimed.id, kind: claimed.kind, source: claimed.source };
  logImportTaken(app.log, ref, claimed.rows_done);
  const end = await carry(app, claimed, ref, signal, what.onProgress).catch((error: unknown) => {
    if (!(error instanceof VozexError)) logImportBroken(app.log, ref, error);
    const problem =
      error instanceof VozexError ? error.spec.customer : 'Something went wrong on our side: the log says what.';
    return { status: 'failed', problem } as const;
  });
  if (end === 'interrupted') return true;
  const now = app.clock.now();
  if (await endImport(app.db.read, { id: claimed.id, token: claimed.lease_token, ...end, now })) {
    const ended = await importById(app.db.read, claimed.id);
    logImportEnded(app.log, ref, end.status, ended?.counts ?? {});
    app.metrics.imports.inc({ kind: claimed.kind, result: end.status });
  }
  return true;
}

type Ended = { status: 'done' | 'failed'; problem: string | null };

/** Rows of one thing. */
type Group = FileRow[];

async function carry(
  app: ImportsApp,
  claimed: ImportRow,
  ref: ImportRef,
  signal: AbortSignal,
  onProgress: OnProgress | undefined,
): Promise<Ended | 'interrupted'> {
  const kind = KINDS[claimed.kind];
  const decisions = Decisions.parse(claimed.decisions);
  const content = await contentOf(app, claimed.storage_key, claimed.bytes);
  const rows = readRows(content, {
    format: claimed.format,
    kind: claimed.kind,
    renamed: decisions.columns,
  });
  const seen: Seen = new Map();
  let cursor = claimed.rows_done;
  for await (const batch of batchesOf(groupsOf(rows, kind))) {
    // Rows that are dealt with are read again, to know what the file has held already.
    const readings = batch.map((group) => readGroup(app, kind, group, seen));
    const last = batch.at(-1)?.at(-1)?.number ?? 0;
    if (last <= cursor) continue;
    if (signal.aborted) return 'interrupted';
    const counted = await carryBatch(app, { claimed, ref, kind, decisions }, readings, { from: cursor, to: last });
    if (!counted) return 'interrupted'; // cancelled, or somebody else's
    crashPoint('import.batch_written');
    for (const [outcome, rows] of Object.entries(counted))
      app.metrics.importRows.inc({ kind: claimed.kind, outcome }, claimed.dry_run ? 0 : rows);
    cursor = last;
    onProgress?.({ rowsDone: cursor, rowsTotal: claimed.rows_total });
  }
  return { status: 'done', problem: null };
}

async function* groupsOf(rows: AsyncGenerator<FileRow>, { manyRows }: RowKind<unknown>): AsyncGenerator<Group> {
  let group: Group = [];
  for await (const row of rows) {
    const id = row.cells.id?.trim() ?? '';
    const goesOn = manyRows && id !== '' && group[0]?.cells.id?.trim() === id && group.length < GROUP_ROWS_MAX;
    if (!goesOn && group.length > 0) {
      yield group;
      group = [];
    }
    group.push(row);
  }
  if (group.length > 0) yield group;
}

/** An order has at most as many items here as a cart may hold, and more is no order. */
const GROUP_ROWS_MAX = 100;

async function* batchesOf(groups: AsyncGenerator<Group>): AsyncGenerator<Group[]> {
  let batch: Group[] = [];
  let rows = 0;
  for await (const group of groups) {
    batch.push(group);
    rows += group.length;
    if (rows < BATCH_ROWS) continue;
    yield batch;
    batch = [];
    rows = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Where each thing of a file stands that may stand there once. */
type Seen = Map<string, number>;

type GroupReading = {
  group: Group;
  externalId: string | null;
  contentSha: string;
  value: unknown;
  problems: RowProblem[][];
};

function readGroup(app: ImportsApp, kind: RowKind<unknown>, group: Group, seen: Seen): GroupReading {
  const contentSha = createHash('sha256')
    .update(JSON.stringify(group.map(({ cells }) => Object.entries(cells).toSorted(byName))))
    .digest('hex');
  const broken = group.map((row) => (row.problem ? [row.problem] : []));
  if (broken.some((problems) => problems.length > 0)) {
    return { group, externalId: group[0]?.cells.id?.trim() || null, contentSha, value: undefined, problems: broken };
  }
  const { externalId, alsoOnce, value, problems } = kind.read(group, { seal: app.seal, now: app.clock.now() });
  const [first] = group;
  for (const { field, value } of [{ field: 'id', value: externalId ?? '' }, ...alsoOnce]) {
    if (value === '') continue;
    const before = seen.get(`${field} ${value}`);
    if (before === undefined) seen.set(`${field} ${value}`, first?.line ?? 0);
    else {
      const message = `stands in line ${before} already; leave one of both`;
      problems[0]?.push({ code: 'DUPLICATE_IN_FILE', field, message });
    }
  }
  return { group, externalId, contentSha, value, problems };
}

const byName = ([one]: [string, string], [other]: [string, string]) => (one < other ? -1 : 1);

type Carried = { claimed: ImportRow; ref: ImportRef; kind: RowKind<unknown>; decisions: Decisions };

/** @returns the rows by what became of them; undefined when the import is not ours any more. */
async function carryBatch(
  app: ImportsApp,
  carried: Carried,
  readings: GroupReading[],
  rows: { from: number; to: number },
): Promise<Counts | undefined> {
  const { claimed } = carried;
  return app.db.inOneTransaction(async (tx) => {
    await holdAllImports(tx);
    if (!(await holdImport(tx, { id: claimed.id, token: claimed.lease_token, rowsDone: rows.from }))) return undefined;
    const fresh = readings.filter(({ group }) => (group.at(-1)?.number ?? 0) > rows.from);
    const ends = await decide(app, tx, carried, fresh);
    const told = fresh.flatMap((reading) => toldOf(carried, reading, ends.get(reading)!)); // because each has its end
    const counts: Counts = {};
    for (const { outcome } of told) counts[outcome] = (counts[outcome] ?? 0) + 1;
    await tellRows(
      tx,
      claimed.id,
      told.filter(({ outcome }) => carried.kind.toldInFull || !SILENT.has(outcome)),
    );
    await moveCursor(tx, { id: claimed.id, rowsDone: rows.to, counts, now: app.clock.now() });
    return counts;
  });
}

/** What nobody needs to see row by row. */
const SILENT: ReadonlySet<ImportOutcome> = new Set(['created', 'linked', 'unchanged', 'updated']);

async function decide(
  app: ImportsApp,
  tx: Tx,
  carried: Carried,
  readings: GroupReading[],
): Promise<Map<GroupReading, End>> {
  const ends = new Map<GroupReading, End>();
  const readable = readings.filter((reading) => {
    const fine = reading.externalId !== null && reading.problems.every((problems) => problems.length === 0);
    if (!fine) ends.set(reading, bad());
    return fine;
  });
  const bring = async () => {
    await bringAll(app, tx, carried, readable, ends);
  };
  if (!carried.claimed.dry_run) await bring();
  else {
    // What a run would do, done and undone: nothing else says exactly what it would.
    const undone = await attempt(tx, async () => {
      await bring();
      throw UNDO;
    });
    if (undone !== UNDO) throw undone;
  }
  return ends;
}

const UNDO = new Error('a dry run is undone');

/** All at once; where the database refuses that, half by half, until the row is found that it does not take. */
async function bringAll(
  app: ImportsApp,
  tx: Tx,
  carried: Carried,
  readings: GroupReading[],
  ends: Map<GroupReading, End>,
): Promise<void> {
  if (readings.length === 0) return;
  const batch: Batch = {
    app,
    tx,
    source: carried.claimed.source,
    decisions: carried.decisions,
    actor: starterOf(carried.claimed),
  };
  let found: Map<GroupReading, End> | undefined;
  const error = await attempt(tx, async () => {
    found = await bringTogether(batch, carried, readings);
  });
  if (found && error === undefined) {
    for (const [reading, end] of found) ends.set(reading, end);
    return;
  }
  const constraint = refusedByConstraint(error);
  if (constraint === undefined) throw error;
  const [reading] = readings;
  if (readings.length === 1 && reading) {
    logRowRefused(app.log, carried.ref, reading.group[0]?.number ?? 0, error);
    ends.set(
      reading,
      bad({ code: 'NOT_ACCEPTED', field: null, message: `was refused by the database (${constraint})` }),
    );
    return;
  }
  const half = Math.ceil(readings.length / 2);
  await bringAll(app, tx, carried, readings.slice(0, half), ends);
  await bringAll(app, tx, carried, readings.slice(half), ends);
}

async function bringTogether(
  batch: Batch,
  { claimed, kind }: Carried,
  readings: GroupReading[],
): Promise<Map<GroupReading, End>> {
  const { tx, source } = batch;
  const ids = readings.map(({ externalId }) => externalId!); // because those without were sorted out
  const known = await importedTargets(tx, source, claimed.kind, ids);
  const ends = new Map<GroupReading, End>();
  const fresh: GroupReading[] = [];
  const changed: GroupReading[] = [];
  for (const reading of readings) {
    const before = known.get(reading.externalId!); // as above
    if (!before) fresh.push(reading);
    else if (before.content_sha256 === reading.contentSha)
      ends.set(reading, { outcome: 'unchanged', targetId: before.target_id });
    else changed.push(reading);
  }
  const items = fresh.map(({ externalId, value }): Item<unknown> => ({ externalId: externalId!, value })); // as above
  const came = items.length > 0 ? await kind.bring(batch, items) : new Map<string, End>();
  for (const reading of fresh) ends.set(reading, came.get(reading.externalId!)!); // because each has its end
  const again = changed.map(({ externalId, value }) => ({
    externalId: externalId!, // as above
    value,
    targetId: known.get(externalId!)!.target_id, // because it came before
  }));
  const updated = kind.again && again.length > 0 ? await kind.again(batch, again) : undefined;
  for (const reading of changed) {
    const targetId = known.get(reading.externalId!)!.target_id; // as above
    ends.set(reading, updated?.get(reading.externalId!) ?? { outcome: 'kept', targetId, problems: [KEPT] });
  }
  // What is kept is told of each time, until both sides read the same.
  const taken = changed.filter((reading) => ends.get(reading)?.outcome !== 'kept');
  await remember(batch, claimed, [...fresh, ...taken], ends);
  return ends;
}

const KEPT: RowProblem = {
  code: 'CHANGED',
  field: null,
  message: 'reads otherwise than when it came in; what the shop has stands',
};

async function remember(
  { tx, source }: Batch,
  claimed: ImportRow,
  readings: GroupReading[],
  ends: Map<GroupReading, End>,
): Promise<void> {
  const targets = readings.flatMap((reading) => {
    const end = ends.get(reading);
    if (!end?.targetId) return [];
    return [
      {
        external_id: reading.externalId!, // as above
        target_id: end.targetId,
        content_sha256: reading.contentSha,
        undecided: end.undecided ?? false,
      },
    ];
  });
  await rememberTargets(tx, { source, kind: claimed.kind, importId: claimed.id }, targets);
}

/** One entry a row: of an order, the wrong rows say what is wrong, and the others that one of them is. */
function toldOf({ claimed }: Carried, { group, problems }: GroupReading, end: End): ToldRow[] {
  const own = group.map((_, place) => [...(problems[place] ?? []), ...(place === 0 ? (end.problems ?? []) : [])]);
  return group.map((row, place) => ({
    row_number: row.number,
    line: row.line,
    external_id: row.cells.id?.trim() || null,
    outcome: end.outcome,
    // What a dry run made is gone again.
    target_id: claimed.dry_run && end.outcome === 'created' ? null : (end.targetId ?? null),
    problems: end.outcome === 'bad' && own[place]?.length === 0 ? [SIBLING] : (own[place] ?? []),
    detail: end.detail ?? null,
  }));
}

const SIBLING: RowProblem = {
  code: 'LINE_OF_BAD_ORDER',
  field: null,
  message: 'another row of this order is wrong, and an order comes in whole',
};
