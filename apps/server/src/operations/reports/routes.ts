import { z } from 'zod';
import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import { defineRoute } from '../../kernel/route.ts';
import { DeliveriesReport, reportDeliveries } from './deliveries.ts';
import { ProvidersReport, reportProviders } from './providers.ts';
import { QueueReport, reportQueue } from './queue.ts';
import { ReportQuery } from './range.ts';
import { forgetDays } from './roll-days.ts';
import { reportSales, SalesQuery, SalesReport } from './sales.ts';

const tag = 'Reports';

const sales = defineRoute({
  method: 'GET',
  path: '/api/admin/reports/sales',
  access: 'read_only',
  tag,
  summary: 'Money in and back by day, and what was bought; each currency for itself',
  query: SalesQuery,
  output: SalesReport,
  handle: (app: App, { query }) => reportSales(app, query),
});

const deliveries = defineRoute({
  method: 'GET',
  path: '/api/admin/reports/deliveries',
  access: 'read_only',
  tag,
  summary: 'Deliveries and failures by day; by product how long they took and whether promises were kept',
  query: ReportQuery,
  output: DeliveriesReport,
  handle: (app: App, { query }) => reportDeliveries(app, query),
});

const providers = defineRoute({
  method: 'GET',
  path: '/api/admin/reports/providers',
  access: 'read_only',
  tag,
  summary: 'How calls to providers went, by day and in the last hour and day',
  query: ReportQuery,
  output: ProvidersReport,
  handle: (app: App, { query }) => reportProviders(app, query),
});

const queue = defineRoute({
  method: 'GET',
  path: '/api/admin/reports/queue',
  access: 'read_only',
  tag,
  summary: 'What waits, now and over time',
  query: ReportQuery,
  output: QueueReport,
  handle: (app: App, { query }) => reportQueue(app, query),
});

const recompute = defineRoute({
  method: 'POST',
  path: '/api/admin/reports/recompute',
  access: 'owner',
  tag,
  summary: 'Forget the daily sums; they are made anew from the rows, which reports read meanwhile',
  status: 202,
  output: z.object({ status: z.literal('forgotten') }),
  perMinute: 6,
  async handle(app: App, _input, { actor }) {
    await app.db.inOneTransaction(async (tx) => {
      await forgetDays(tx);
      await audit(app, tx, actor, 'operations.reports_recomputed', 'reports');
    });
    return { status: 'forgotten' as const };
  },
});

export const reportRoutes = [sales, deliveries, providers, queue, recompute];
