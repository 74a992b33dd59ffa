import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import { CatalogError } from '../catalog/index.ts';
import { DownloadError, makeDownloadLink } from '../downloads/index.ts';
import { FulfillmentError } from '../fulfillment/index.ts';
import { RequestError } from '../kernel/errors.ts';
import { PageQuery, pageOf } from '../kernel/page.ts';
import { type Actor, type AnyRoute, defineRoute, rawAnswer } from '../kernel/route.ts';
import { LicensingError, revealLicense } from '../licensing/index.ts';
import { openFile, TaskError, type TaskFileStorage } from '../tasks/index.ts';
import { answer } from './answer.ts';
import type { CustomerApp } from './customer-app.ts';
import { listMyDownloads, listMyFulfillments, listMyLicenses, listMyOrders } from './list-mine.ts';
import { customerOf, openOrder } from './open-order.ts';
import { personalDataRoutes } from './personal-data/routes.ts';
import { revealToCustomer } from './reveal-credential.ts';
import {
  DownloadLink,
  Fulfillment,
  MyDownload,
  MyFulfillment,
  MyLicense,
  Order,
  RevealedCredential,
  RevealedLicense,
} from './shapes.ts';
import { showOrder } from './show-order.ts';

type RoutesApp = CustomerApp & { storage: TaskFileStorage };

/** Keys shown or links made a minute from one address: a person needs a few, a thief with a token wants all. */
const SECRETS_PER_MINUTE = 60;

const Token = z.string().max(200).optional();
const WithToken = z.strictObject({ token: Token });
const OrderParams = z.object({ id: idSchema('order') });
const tag = 'Customer center';

const order = defineRoute({
  method: 'GET',
  path: '/api/orders/{id}',
  access: 'anyone',
  summary: 'One order with its deliveries, for its customer or for whoever has its link',
  tag,
  params: OrderParams,
  query: WithToken,
  output: Order,
  throws: [RequestError],
  handle: (app: RoutesApp, { params, query }, { actor }) =>
    showOrder(app, actor, { orderId: params.id, token: query.token }),
});

const revealForOrder = defineRoute({
  method: 'POST',
  path: '/api/orders/{id}/licenses/{license_id}/reveal',
  access: 'anyone',
  summary: 'Show the key of a license of an order',
  tag,
  params: OrderParams.extend({ license_id: idSchema('license') }),
  body: WithToken,
  output: RevealedLicense,
  throws: [RequestError, LicensingError],
  perMinute: SECRETS_PER_MINUTE,
  handle: async (app: RoutesApp, { params, body }, { actor }) => {
    const { id } = await openOrder(app, actor, { orderId: params.id, token: body.token });
    return await revealLicense(app, { licenseId: params.license_id, orderId: id });
  },
});

const linkForOrder = defineRoute({
  method: 'POST',
  path: '/api/orders/{id}/downloads/{grant_id}/link',
  access: 'anyone',
  summary: 'A link, good for ten minutes, to what an order lets one download',
  tag,
  params: OrderParams.extend({ grant_id: idSchema('download_grant') }),
  body: WithToken,
  output: DownloadLink,
  throws: [RequestError, DownloadError],
  perMinute: SECRETS_PER_MINUTE,
  handle: async (app: RoutesApp, { params, body }, { actor }) => {
    const { id } = await openOrder(app, actor, { orderId: params.id, token: body.token });
    return await makeDownloadLink(app, { grantId: params.grant_id, orderId: id });
  },
});

const answerForOrder = defineRoute({
  method: 'POST',
  path: '/api/orders/{id}/fulfillments/{fulfillment_id}/answer',
  access: 'anyone',
  summary: 'Give the answer that a delivery waits for; an empty one says that its link was followed',
  tag,
  params: OrderParams.extend({ fulfillment_id: idSchema('fulfillment') }),
  body: z.strictObject({ token: Token, answer: z.record(z.string().max(100), z.unknown()).default({}) }),
  output: Fulfillment,
  throws: [RequestError, FulfillmentError, TaskError, CatalogError],
  handle: (app: RoutesApp, { params, body }, { actor }) =>
    answer(app, actor, {
      orderId: params.id,
      fulfillmentId: params.fulfillment_id,
      token: body.token,
      answer: body.answer,
    }),
});

const fileForOrder = defineRoute({
  method: 'GET',
  path: '/api/orders/{id}/files/{file_id}',
  access: 'anyone',
  summary: 'A file that our team left for the customer of an order',
  tag,
  params: OrderParams.extend({ file_id: idSchema('task_file') }),
  query: WithToken,
  output: rawAnswer,
  throws: [RequestError, TaskError],
  perMinute: SECRETS_PER_MINUTE,
  handle: async (app: RoutesApp, { params, query }, { actor }) => {
    const { id } = await openOrder(app, actor, { orderId: params.id, token: query.token });
    return await openFile(app, params.file_id, { customerOfOrder: id });
  },
});

const credentialForOrder = defineRoute({
  method: 'POST',
  path: '/api/orders/{id}/fulfillments/{fulfillment_id}/credentials/{name}/reveal',
  access: 'anyone',
  summary: 'Show a credential that our team left; it is forgotten with this answer',
  tag,
  params: OrderParams.extend({
    fulfillment_id: idSchema('fulfillment'),
    name: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
  }),
  body: z.strictObject({ token: Token, task_id: idSchema('task') }),
  output: RevealedCredential,
  throws: [RequestError, TaskError],
  perMinute: SECRETS_PER_MINUTE,
  handle: (app: RoutesApp, { params, body }, { actor }) =>
    revealToCustomer(app, actor, {
      orderId: params.id,
      fulfillmentId: params.fulfillment_id,
      name: params.name,
      taskId: body.task_id,
      token: body.token,
    }),
});

const myOrders = defineRoute({
  method: 'GET',
  path: '/api/me/orders',
  access: 'customer',
  summary: 'My orders, newest first',
  tag,
  query: PageQuery,
  output: pageOf(Order),
  handle: (app: RoutesApp, { query }, { actor }) => listMyOrders(app, customerOf(actor), query),
});

const myFulfillments = defineRoute({
  method: 'GET',
  path: '/api/me/fulfillments',
  access: 'customer',
  summary: 'Everything I bought and how far it is, newest first',
  tag,
  query: PageQuery,
  output: pageOf(MyFulfillment),
  handle: (app: RoutesApp, { query }, { actor }) => listMyFulfillments(app, customerOf(actor), query),
});

const myLicenses = defineRoute({
  method: 'GET',
  path: '/api/me/licenses',
  access: 'customer',
  summary: 'My licenses without their keys, newest first',
  tag,
  query: PageQuery,
  output: pageOf(MyLicense),
  handle: (app: RoutesApp, { query }, { actor }) => listMyLicenses(app, customerOf(actor), query),
});

const myDownloads = defineRoute({
  method: 'GET',
  path: '/api/me/downloads',
  access: 'customer',
  summary: 'What I may download, newest first',
  tag,
  query: PageQuery,
  output: pageOf(MyDownload),
  handle: (app: RoutesApp, { query }, { actor }) => listMyDownloads(app, customerOf(actor), query),
});

const revealMine = defineRoute({
  method: 'POST',
  path: '/api/me/licenses/{id}/reveal',
  access: 'customer',
  summary: 'Show the key of one of my licenses',
  tag,
  params: z.object({ id: idSchema('license') }),
  output: RevealedLicense,
  throws: [RequestError, LicensingError],
  perMinute: SECRETS_PER_MINUTE,
  handle: async (app: RoutesApp, { params }, { actor }) =>
    await revealLicense(app, { licenseId: params.id, customerId: someCustomer(actor) }),
});

const linkMine = defineRoute({
  method: 'POST',
  path: '/api/me/downloads/{id}/link',
  access: 'customer',
  summary: 'A link, good for ten minutes, to one of my downloads',
  tag,
  params: z.object({ id: idSchema('download_grant') }),
  output: DownloadLink,
  throws: [RequestError, DownloadError],
  perMinute: SECRETS_PER_MINUTE,
  handle: async (app: RoutesApp, { params }, { actor }) =>
    await makeDownloadLink(app, { grantId: params.id, customerId: someCustomer(actor) }),
});

/** @throws RequestError NOT_FOUND for who has bought nothing: nothing here is theirs. */
function someCustomer(actor: Actor): string {
  const customerId = customerOf(actor);
  if (customerId === undefined) throw new RequestError('NOT_FOUND', 'no customer');
  return customerId;
}

export const customerCenterRoutes: AnyRoute<RoutesApp>[] = [
  order,
  revealForOrder,
  linkForOrder,
  answerForOrder,
  fileForOrder,
  credentialForOrder,
  myOrders,
  myFulfillments,
  myLicenses,
  myDownloads,
  revealMine,
  linkMine,
  ...personalDataRoutes,
];
