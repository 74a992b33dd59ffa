import { DisputeStatus, idSchema } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { RequestError } from '../../kernel/errors.ts';
import { PageQuery, pageOf, readPage } from '../../kernel/page.ts';
import { defineRoute } from '../../kernel/route.ts';
import { DisputeDetail, DisputeView, listDisputes, readDispute } from './views.ts';

const disputes = defineRoute({
  method: 'GET',
  path: '/api/admin/disputes',
  access: 'read_only',
  tag: 'admin: payments',
  summary: 'Disputes, newest first',
  query: PageQuery.extend({ status: DisputeStatus.optional() }),
  output: pageOf(DisputeView),
  handle: (app: App, { query: { status, ...page } }) =>
    readPage(page, (cut) => listDisputes(app.db.read, { status }, cut)),
});

const dispute = defineRoute({
  method: 'GET',
  path: '/api/admin/disputes/{id}',
  access: 'read_only',
  tag: 'admin: payments',
  summary: 'One dispute with its payment and its history',
  params: z.object({ id: idSchema('dispute') }),
  output: DisputeDetail,
  throws: [RequestError],
  async handle(app: App, { params }) {
    const found = await readDispute(app.db.read, params.id);
    if (!found) throw new RequestError('NOT_FOUND', params.id);
    return found;
  },
});

/** What operators read of disputes. */
export const disputeRoutes = [disputes, dispute];
