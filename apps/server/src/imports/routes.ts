import { ImportKind, ImportOutcome, ImportStatus, idSchema } from '@vozex/domain';
import { z } from 'zod';
import { PageQuery, pageOf, readPage } from '../kernel/page.ts';
import { defineRoute, rawAnswer } from '../kernel/route.ts';
import { cancelImport } from './cancel-import.ts';
import { Decisions, readDecisions } from './decisions.ts';
import { columnsOf } from './formats.ts';
import { ImportError, ROW_CODES } from './problems.ts';
import { rejectedRows } from './rejected-rows.ts';
import type { ImportsApp } from './row-kind.ts';
import { contentOf, IMPORT_BYTES_MAX, startImport } from './start-import.ts';
import { type ImportRow, importById, importsPage, toldRows } from './store.ts';

const tag = 'Imports';

/** An address has room for so much; more of them come with the start of the import itself. */
const DECISIONS_CHARS_MAX = 8_000;

const SourceName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,59}$/)
  .meta({ description: 'What the earlier shop is called here: small letters, digits, dots, underscores and hyphens.' });

const Import = z
  .object({
    id: idSchema('import'),
    kind: ImportKind,
    source: z.string(),
    file_name: z.string(),
    dry_run: z.boolean(),
    status: ImportStatus,
    problem: z.string().nullable().meta({ description: 'Why it could not go on.' }),
    ignored_columns: z.array(z.string()).meta({ description: 'Columns of the file that are none of its kind.' }),
    column_hints: z
      .record(z.string(), z.string())
      .meta({ description: 'Of these, those of which it can be said which column was probably meant.' }),
    renamed_columns: z.record(z.string(), z.string()).meta({ description: 'As its decisions say.' }),
    rows_total: z.int(),
    rows_done: z.int(),
    counts: z.partialRecord(ImportOutcome, z.int()).meta({ description: 'Rows by what became of them.' }),
    has_file: z.boolean().meta({ description: 'False once it was forgotten, with what was told of its rows.' }),
    started_by: z.string(),
    created_at: z.iso.datetime(),
    started_at: z.iso.datetime().nullable(),
    ended_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Import' });

const Proposal = z
  .object({
    delivery_model: z.string().nullable(),
    fulfillment_driver: z.string().nullable(),
    confidence: z.enum(['certain', 'likely', 'unclear']),
    reason: z.string(),
  })
  .meta({ id: 'DeliveryProposal' });

const ImportedRow = z
  .object({
    row_number: z.int(),
    line: z.int(),
    external_id: z.string().nullable(),
    outcome: ImportOutcome,
    target_id: z
      .string()
      .nullable()
      .meta({ description: 'What it is here; null where it is nothing, and in dry runs.' }),
    problems: z.array(z.object({ code: z.string(), field: z.string().nullable(), message: z.string() })),
    product: z
      .object({
        slug: z.string(),
        name: z.string(),
        delivery_model: z.string().nullable().meta({ description: 'What its row or a person says.' }),
        proposal: Proposal.nullable().meta({ description: 'Where neither says anything.' }),
        undecided: z.boolean().meta({ description: 'It is a draft that somebody has to decide about.' }),
        missing: z.array(z.string()).meta({ description: 'What it still lacks to be sold.' }),
      })
      .nullable(),
  })
  .meta({ id: 'ImportedRow' });

const KindOfFile = z
  .object({
    kind: ImportKind,
    columns: z.array(z.object({ name: z.string(), required: z.boolean(), meaning: z.string() })),
  })
  .meta({ id: 'ImportFile' });

function view(row: ImportRow): z.input<typeof Import> {
  return {
    id: row.id,
    kind: row.kind,
    source: row.source,
    file_name: row.file_name,
    dry_run: row.dry_run,
    status: row.status,
    problem: row.problem,
    ignored_columns: row.ignored_columns,
    column_hints: row.column_hints,
    renamed_columns: Decisions.parse(row.decisions).columns,
    rows_total: row.rows_total,
    rows_done: row.rows_done,
    counts: row.counts,
    has_file: row.storage_key !== null,
    started_by: row.started_by,
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
  };
}

const files = defineRoute({
  method: 'GET',
  path: '/api/admin/imports/files',
  access: 'read_only',
  tag,
  summary: 'The files an earlier shop comes in from, with their columns, and what may be wrong with a row',
  output: z.object({ files: z.array(KindOfFile), codes: z.record(z.string(), z.string()) }),
  handle: async (_app: ImportsApp) => ({
    files: ImportKind.options.map((kind) => ({
      kind,
      columns: columnsOf(kind).map(({ name, required, meaning }) => ({ name, required: required === true, meaning })),
    })),
    codes: ROW_CODES,
  }),
});

const start = defineRoute({
  method: 'POST',
  path: '/api/admin/imports',
  access: 'operator',
  tag,
  summary: 'Import a file of an earlier shop, sent as the body; a dry run changes nothing and says what would come in',
  bodyKind: 'stream',
  bodyLimit: IMPORT_BYTES_MAX,
  query: z.strictObject({
    kind: ImportKind,
    source: SourceName.default('earlier-shop'),
    file_name: z.string().regex(/^[^\p{Cc}/\\]{1,200}$/u, 'a file name without a path'),
    dry_run: z.enum(['true', 'false']).default('true'),
    decisions: z.string().max(DECISIONS_CHARS_MAX).default('{}').meta({ description: 'ImportDecisions, as JSON.' }),
  }),
  output: Import,
  status: 202,
  throws: [ImportError],
  handle: async (app: ImportsApp, { query }, { actor, stream }) => {
    const decisions = readDecisions(query.decisions);
    const started = await startImport(app, actor, {
      kind: query.kind,
      source: query.source,
      fileName: query.file_name,
      content: stream,
      dryRun: query.dry_run === 'true',
      decisions,
    });
    return view(started);
  },
});

const again = defineRoute({
  method: 'POST',
  path: '/api/admin/imports/{id}/start',
  access: 'operator',
  tag,
  summary: 'Import the file of an import that has ended once more: what a dry run has shown, or what stayed behind',
  params: z.strictObject({ id: idSchema('import') }),
  body: z.strictObject({ dry_run: z.boolean().default(false), decisions: Decisions.optional() }),
  output: Import,
  status: 202,
  throws: [ImportError],
  handle: async (app: ImportsApp, { params, body }, { actor }) => {
    const row = await found(app, params.id);
    const content = await contentOf(app, row.storage_key, row.bytes);
    const started = await startImport(app, actor, {
      kind: row.kind,
      source: row.source,
      fileName: row.file_name,
      content,
      dryRun: body.dry_run,
      decisions: body.decisions ?? row.decisions,
    });
    return view(started);
  },
});

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/imports',
  access: 'read_only',
  tag,
  summary: 'Imports of earlier shops, newest first',
  query: PageQuery,
  output: pageOf(Import),
  handle: async (app: ImportsApp, { query }) => {
    const { items, next } = await readPage(query, (page) => importsPage(app.db.read, page));
    return { items: items.map(view), next };
  },
});

const read = defineRoute({
  method: 'GET',
  path: '/api/admin/imports/{id}',
  access: 'read_only',
  tag,
  summary: 'One import: how far it is, and what became of its rows',
  params: z.strictObject({ id: idSchema('import') }),
  output: Import,
  throws: [ImportError],
  handle: async (app: ImportsApp, { params }) => view(await found(app, params.id)),
});

const ROWS_MAX = 100;

const rows = defineRoute({
  method: 'GET',
  path: '/api/admin/imports/{id}/rows',
  access: 'read_only',
  tag,
  summary:
    'Rows that somebody should see, in the order of the file: of products every one, else those that did not simply come in',
  params: z.strictObject({ id: idSchema('import') }),
  query: z.strictObject({
    after: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
    limit: z.coerce.number().int().min(1).max(ROWS_MAX).default(50),
    outcome: ImportOutcome.optional(),
  }),
  output: z.object({ items: z.array(ImportedRow), next: z.string().nullable() }),
  throws: [ImportError],
  handle: async (app: ImportsApp, { params, query }) => {
    await found(app, params.id);
    const { after, limit, outcome } = query;
    const told = await toldRows(app.db.read, params.id, { after, limit: limit + 1, outcome });
    const items = told.slice(0, limit);
    return {
      items: items.map(({ detail, ...row }) => ({
        ...row,
        product: detail && 'slug' in detail ? productOf(detail) : null,
      })),
      next: told.length > limit ? String(items.at(-1)?.row_number) : null,
    };
  },
});

const TellsOfProduct = z.object({
  slug: z.string(),
  name: z.string(),
  delivery_model: z.string().nullable().catch(null),
  proposal: Proposal.nullable().catch(null),
  undecided: z.boolean().catch(false),
  missing: z.array(z.string()).catch([]),
});

const productOf = (detail: Record<string, unknown>) => TellsOfProduct.parse(detail);

const rejected = defineRoute({
  method: 'GET',
  path: '/api/admin/imports/{id}/rejected.csv',
  access: 'operator',
  tag,
  summary: 'The bad rows as they stood in the file, with what is wrong with each: mend them, and import the file',
  params: z.strictObject({ id: idSchema('import') }),
  output: rawAnswer,
  throws: [ImportError],
  handle: async (app: ImportsApp, { params }) => {
    const row = await found(app, params.id);
    return {
      status: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="rejected-${row.kind}-${row.source}.csv"`,
        'cache-control': 'no-store',
      },
      body: await rejectedRows(app, row),
    };
  },
});

const cancel = defineRoute({
  method: 'POST',
  path: '/api/admin/imports/{id}/cancel',
  access: 'operator',
  tag,
  summary: 'End an import; what came in stays',
  params: z.strictObject({ id: idSchema('import') }),
  output: Import,
  throws: [ImportError],
  handle: async (app: ImportsApp, { params }, { actor }) => view(await cancelImport(app, actor, params.id)),
});

/** @throws ImportError IMPORT_UNKNOWN */
async function found(app: ImportsApp, id: string): Promise<ImportRow> {
  const row = await importById(app.db.read, id);
  if (!row) throw new ImportError('IMPORT_UNKNOWN', id);
  return row;
}

export const importRoutes = [files, start, list, read, again, rows, rejected, cancel];
