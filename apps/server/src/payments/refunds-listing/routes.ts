import { RefundStatus } from '@vozex/domain';
import type { App } from '../../kernel/app.ts';
import { PageQuery, pageOf, readPage } from '../../kernel/page.ts';
import { defineRoute } from '../../kernel/route.ts';
import { ListedRefund, listRefunds } from './views.ts';

const refunds = defineRoute({
  method: 'GET',
  path: '/api/admin/refunds',
  access: 'read_only',
  tag: 'admin: payments',
  summary: 'Refunds, newest first, with who asked and why',
  query: PageQuery.extend({ status: RefundStatus.optional() }),
  output: pageOf(ListedRefund),
  handle: (app: App, { query: { status, ...page } }) =>
    readPage(page, (cut) => listRefunds(app.db.read, { status }, cut)),
});

/** What operators read of refunds. */
export const refundListingRoutes = [refunds];
