import { idSchema, Slug } from '@vozex/domain';
import { z } from 'zod';
import { PageQuery } from '../../kernel/page.ts';
import { defineRoute, rawAnswer } from '../../kernel/route.ts';
import type { CatalogApp } from '../catalog-app.ts';
import { CatalogError } from '../errors.ts';
import { storable } from '../price.ts';
import { joinWaitingList } from './join.ts';
import { askToLeave, leaveWaitingLists } from './leave.ts';
import { listWaiting, WaitingList } from './list-waiting.ts';

/** Addresses put in line a minute from one place: a person has one, an office a few. */
const JOINED_PER_MINUTE = 10;

const join = defineRoute({
  method: 'POST',
  path: '/api/products/{slug}/waiting-list',
  access: 'anyone',
  tag: 'catalog',
  summary: 'Be told by one mail when there is room again; the answer is the same for who is told already',
  params: z.object({ slug: storable(80) }),
  body: z.strictObject({
    email: z.email().max(254),
    path: Slug.optional().meta({ description: 'Of a hybrid product; absent: whichever has room first.' }),
  }),
  output: z.object({ noted: z.literal(true) }),
  status: 202,
  throws: [CatalogError],
  perMinute: JOINED_PER_MINUTE,
  handle: (app: CatalogApp, { params, body }) => joinWaitingList(app, params.slug, body),
});

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/waiting-list',
  access: 'read_only',
  tag: 'admin: catalog',
  summary: 'Who waits for what is sold out, newest first, and why it is',
  query: PageQuery.extend({ product_id: idSchema('product').optional() }),
  output: WaitingList,
  handle: (app: CatalogApp, { query }) => listWaiting(app, query),
});

const leaving = {
  path: '/w/{id}',
  access: 'anyone',
  tag: 'catalog',
  params: z.object({ id: idSchema('waiting') }),
  query: z.object({ signature: z.string().max(100) }),
  output: rawAnswer,
} as const;

const ask = defineRoute({
  ...leaving,
  method: 'GET',
  summary: 'The page behind the link by which somebody leaves the waiting lists',
  handle: (app: CatalogApp, { params, query }) => askToLeave(app, { ...params, ...query }),
});

const leave = defineRoute({
  ...leaving,
  method: 'POST',
  bodyKind: 'raw',
  summary: 'Leave all waiting lists of the shop, by the link in a mail',
  handle: (app: CatalogApp, { params, query }) => leaveWaitingLists(app, { ...params, ...query }),
});

export const waitingListRoutes = [join, list, ask, leave];
