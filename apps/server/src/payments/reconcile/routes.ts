import { PaymentGatewayKey } from '@vozex/domain';
import { z } from 'zod';
import { cutPage, PageQuery, pageOf } from '../../kernel/page.ts';
import { defineRoute } from '../../kernel/route.ts';
import { PaymentError } from '../errors.ts';
import { ReconciliationView, readReconciliations } from './read-reconciliations.ts';
import type { ReconcileApp } from './reconcile-app.ts';
import { reconcileNow } from './reconcile-now.ts';

const DAYS_DEFAULT = 3;
const DAYS_MAX = 90;

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/reconciliations',
  access: 'read_only',
  tag: 'admin: payments',
  summary: 'What was found that no webhook told, newest look first',
  query: PageQuery.extend({ gateway: PaymentGatewayKey.optional() }),
  output: pageOf(ReconciliationView),
  handle: async (app: ReconcileApp, { query }) => cutPage(await readReconciliations(app.db.read, query), query.limit),
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
    return { items: await reconcileNow(app, actor, body) };
  },
});

/** Every route of the reconciler. */
export const reconcileRoutes = [list, press];
