import { idSchema, SubscriptionStatus } from '@vozex/domain';
import { z } from 'zod';
import { RequestError } from '../kernel/errors.ts';
import { PageQuery, pageOf } from '../kernel/page.ts';
import { defineRoute } from '../kernel/route.ts';
import { PaymentError } from '../payments/index.ts';
import { attendSubscription } from './attend-subscription.ts';
import { cancelSubscription, ownSubscription, pauseSubscription, resumeSubscription } from './change-subscription.ts';
import { SubscriptionError } from './errors.ts';
import type { SubscriptionsApp } from './subscriptions-app.ts';
import {
  AdminSubscription,
  AdminSubscriptionDetail,
  listSubscriptions,
  SubscriptionConcern,
  showSubscription,
} from './views.ts';

const tag = 'admin: subscriptions';
const Params = z.object({ id: idSchema('subscription') });
const Reason = z.string().trim().min(1).max(500);
const throws = [SubscriptionError, PaymentError, RequestError];

const all = defineRoute({
  method: 'GET',
  path: '/api/admin/subscriptions',
  access: 'read_only',
  tag: tag,
  summary: 'Subscriptions, newest first; q is an id or the beginning of an e-mail address',
  query: PageQuery.extend({
    status: SubscriptionStatus.optional(),
    concern: SubscriptionConcern.optional(),
    q: z.string().max(200).optional(),
  }),
  output: pageOf(AdminSubscription),
  handle: (app: SubscriptionsApp, { query: { status, concern, q, ...page } }) =>
    listSubscriptions(app, { status, concern, search: q }, page),
});

const one = defineRoute({
  method: 'GET',
  path: '/api/admin/subscriptions/{id}',
  access: 'read_only',
  tag: tag,
  summary: 'One subscription with its charges, changes and history',
  params: Params,
  output: AdminSubscriptionDetail,
  throws,
  handle: (app: SubscriptionsApp, { params }) => showSubscription(app, params.id, 'team'),
});

const cancel = defineRoute({
  method: 'POST',
  path: '/api/admin/subscriptions/{id}/cancel',
  access: 'operator',
  tag: tag,
  summary: 'End a subscription at the end of its period, or now',
  params: Params,
  body: z.strictObject({ when: z.enum(['period_end', 'now']).default('period_end'), reason: Reason }),
  output: AdminSubscriptionDetail,
  throws,
  async handle(app: SubscriptionsApp, { params: { id }, body }, { actor }) {
    await cancelSubscription(app, actor, { id, owner: 'team', ...body });
    return showSubscription(app, id, 'team');
  },
});

const resume = defineRoute({
  method: 'POST',
  path: '/api/admin/subscriptions/{id}/resume',
  access: 'operator',
  tag: tag,
  summary: 'Undo a scheduled cancellation, or end a pause',
  params: Params,
  output: AdminSubscriptionDetail,
  throws,
  async handle(app: SubscriptionsApp, { params: { id } }, { actor }) {
    await resumeSubscription(app, actor, { id, owner: 'team' });
    return showSubscription(app, id, 'team');
  },
});

const pause = defineRoute({
  method: 'POST',
  path: '/api/admin/subscriptions/{id}/pause',
  access: 'operator',
  tag: tag,
  summary: 'Pause a subscription',
  params: Params,
  output: AdminSubscriptionDetail,
  throws,
  async handle(app: SubscriptionsApp, { params: { id } }, { actor }) {
    await pauseSubscription(app, actor, { id, owner: 'team' });
    return showSubscription(app, id, 'team');
  },
});

const look = defineRoute({
  method: 'POST',
  path: '/api/admin/subscriptions/{id}/look',
  access: 'operator',
  tag: tag,
  summary: 'Ask the gateway how the subscription stands, now',
  params: Params,
  output: AdminSubscriptionDetail,
  throws,
  async handle(app: SubscriptionsApp, { params: { id } }) {
    await ownSubscription(app, id, 'team');
    await attendSubscription(app, id);
    return showSubscription(app, id, 'team');
  },
});

/** What the team may do with anybody's subscription. */
export const adminSubscriptionRoutes = [all, one, cancel, resume, pause, look];
