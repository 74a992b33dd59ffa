import { z } from 'zod';
import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import { defineRoute, rawAnswer } from '../../kernel/route.ts';
import { EXPORT_NAMES, EXPORTS, type ExportName, type ExportTable } from './tables.ts';
import { writeCsv } from './write-csv.ts';

/** A file is minutes of work for the database; nobody needs many at once. */
const EXPORTS_PER_MINUTE = 20;

const SECONDS_PER_DAY = 86_400;
/** Before anything was sold. */
const EARLIEST = '1970-01-01';

const Word = z.string().regex(/^[a-z_]{1,60}$/);

/** What any of them can be narrowed by; each route takes its own only. */
const Narrowed = z.partialRecord(z.enum(['status', 'driver', 'gateway']), Word);

/** One route a table: each says what it holds, who may take it, and by what it can be narrowed. */
function exportOf(name: ExportName) {
  const table: ExportTable = EXPORTS[name];
  const filters: z.ZodRawShape = Object.fromEntries(table.filters.map((filter) => [filter, Word.optional()]));
  return defineRoute({
    method: 'GET',
    path: `/api/admin/exports/${name}.csv`,
    access: table.access,
    tag: 'Exports',
    summary: `${table.summary}, as CSV, oldest first`,
    query: z.strictObject({
      from: z.iso.date().default(EARLIEST).meta({ description: 'First day, UTC.' }),
      to: z.iso.date().optional().meta({ description: 'Last day, UTC; today where absent.' }),
      ...filters,
    }),
    output: rawAnswer,
    perMinute: EXPORTS_PER_MINUTE,
    async handle(app: App, { query }, { actor }) {
      const { from, to, ...rest } = query;
      const asked = Narrowed.parse(rest);
      const last = to ?? app.clock.now().toISOString().slice(0, 10);
      await audit(app, app.db.read, actor, 'operations.exported', name, { from, to: last, ...asked });
      return {
        status: 200,
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${name}-${last}.csv"`,
          'cache-control': 'no-store',
        },
        body: writeCsv(app, name, table, {
          ...asked,
          from: new Date(`${from}T00:00:00Z`),
          until: secondsAfter(new Date(`${last}T00:00:00Z`), SECONDS_PER_DAY),
        }),
      };
    },
  });
}

export const exportRoutes = EXPORT_NAMES.map(exportOf);
