import { idSchema, PaymentGatewayKey } from '@vozex/domain';
import { z } from 'zod';
import { audit } from '../../accounts/index.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database.ts';
import { cutPage, PageQuery, pageOf } from '../../kernel/page.ts';
import { actorName, defineRoute } from '../../kernel/route.ts';
import { PaymentError } from '../errors.ts';
import { reconcile } from './reconcile.ts';
import type { ReconcileApp } from './reconcile-app.ts';

const DAYS_DEFAULT = 3;
const DAYS_MAX = 90;

const ReconciliationView = z
  .object({
    id: idSchema('reconciliation'),
    gateway: PaymentGatewayKey,
    status: z.enum(['running', 'done', 'failed']),
    requested_by: z.string(),
    window_from: z.iso.datetime(),
    window_to: z.iso.datetime(),
    looked_at: z.int(),
    found: z.int(),
    findings: z.array(
      z.object({ what: z.string(), ref: z.string(), order_id: z.string().nullable(), result: z.string() }),
    ),
    problem: z.string().nullable(),
    started_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Reconciliation' });
type ReconciliationView = z.infer<typeof ReconciliationView>;

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/reconciliations',
  access: 'read_only',
  tag: 'admin: payments',
  summary: 'What was found that no webhook told, newest look first',
  query: PageQuery.extend({ gateway: PaymentGatewayKey.optional() }),
  output: pageOf(ReconciliationView),
  handle: async (app: ReconcileApp, { query }) => cutPage(await read(app.db.read, query), query.limit),
});

const press = defineRoute({
  method: 'POST',
  path: '/api/admin/reconcile',
  access: 'operator',
  tag: 'admin: payments',
  summary: 'Look now for what webhooks did not tell, in one gateway or all',
  body: z.strictObject({
    gateway: PaymentGatewayKey.optional(),
    days: z.int().min(1).max(DAYS_MAX).default(DAYS_DEFAULT).meta({ description: 'How far to look back.' }),
  }),
  output: z.object({
    items: z.array(ReconciliationView).meta({ description: 'Empty where a look was under way already.' }),
  }),
  throws: [PaymentError],
  async handle(app: ReconcileApp, { body }, { actor }) {
    const from = secondsAfter(app.clock.now(), -body.days * 86_400);
    const configured = app.gateways.catalog.describe().filter((gateway) => gateway.configured);
    const gateways = body.gateway ? [body.gateway] : configured.map((gateway) => gateway.gateway);
    const ids: string[] = [];
    for (const gateway of gateways) {
      const id = await reconcile(app, { gateway, from, requestedBy: actorName(actor) });
      if (id === undefined) continue;
      ids.push(id);
      await app.db.inOneTransaction((tx) =>
        audit(app, tx, actor, 'payments.reconciled', id, { gateway, days: body.days }),
      );
    }
    return { items: await read(app.db.read, { ids, limit: Math.max(1, ids.length) }) };
  },
});

async function read(
  db: Db,
  by: { limit: number; after?: string | undefined; gateway?: PaymentGatewayKey | undefined; ids?: string[] },
): Promise<ReconciliationView[]> {
  let query = db
    .selectFrom('reconciliations')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(by.limit + 1);
  if (by.gateway) query = query.where('gateway', '=', by.gateway);
  if (by.after) query = query.where('id', '<', by.after);
  if (by.ids) query = by.ids.length > 0 ? query.where('id', 'in', by.ids) : query.where('id', '=', '');
  const rows = await query.execute();
  return rows.map((row) => ({
    ...row,
    status: row.status as ReconciliationView['status'], // because the column's check allows only these
    findings: row.findings as ReconciliationView['findings'], // because only `endReconciliation` writes them
    window_from: row.window_from.toISOString(),
    window_to: row.window_to.toISOString(),
    started_at: row.started_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  }));
}

/** Every route of the reconciler. */
export const reconcileRoutes = [list, press];
