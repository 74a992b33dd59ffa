import type { FastifyInstance, FastifyReply } from 'fastify';
import type { World } from '../world.ts';
import { captureBalance } from './capture-balance.ts';
import { listSubscriptions, listTransactions, showTransaction } from './list-subscriptions.ts';
import { patchSubscription } from './patch-subscription.ts';
import { activatePlan, createPlan, deactivatePlan, findPlan, listPlans, showPlan, showPlanShortly } from './plans.ts';
import type { News } from './post-event.ts';
import { tell } from './post-event.ts';
import { createProduct, findProduct, listProducts, showProduct, showProductShortly } from './products.ts';
import { BILLING_HOURS_REMEMBERED, onceByRequestId } from './request-ids.ts';
import { idOf, preferOf, prefersAll, queryOf, requestIdOf } from './request-parts.ts';
import { reviseSubscription } from './revise-subscription.ts';
import { findSale } from './show-sale.ts';
import { findSubscription, showSubscription, showSubscriptionShortly } from './show-subscription.ts';
import { activateSubscription, cancelSubscription, createSubscription, suspendSubscription } from './subscriptions.ts';

const remembered = (operation: string, requestId: string | undefined) => ({
  operation,
  requestId,
  hoursRemembered: BILLING_HOURS_REMEMBERED,
});

/** Catalog products, plans and subscriptions. */
export function billingRoutes(world: World, app: FastifyInstance): void {
  productRoutes(world, app);
  planRoutes(world, app);
  subscriptionRoutes(world, app);
  subscriptionActionRoutes(world, app);
}

async function done(reply: FastifyReply, news: News[]): Promise<FastifyReply> {
  await tell(news);
  return reply.code(204).send();
}

function productRoutes(world: World, app: FastifyInstance): void {
  const path = '/v1/catalogs/products';
  app.post(path, async (request, reply) => {
    const call = remembered('create product', requestIdOf(request));
    const { id, repeated } = await onceByRequestId(world, call, () => createProduct(world, request.body));
    reply.code(repeated ? 200 : 201);
    return (prefersAll(request) ? showProduct : showProductShortly)(world, findProduct(world, id));
  });
  app.get(path, async (request) => listProducts(world, queryOf(request)));
  app.get(`${path}/:id`, async (request) => showProduct(world, findProduct(world, idOf(request))));
}

function planRoutes(world: World, app: FastifyInstance): void {
  const path = '/v1/billing/plans';
  app.post(path, async (request, reply) => {
    const call = remembered('create plan', requestIdOf(request));
    const { id, repeated } = await onceByRequestId(world, call, () => createPlan(world, request.body));
    reply.code(repeated ? 200 : 201);
    return (prefersAll(request) ? showPlan : showPlanShortly)(world, findPlan(world, id));
  });
  app.get(path, async (request) => listPlans(world, queryOf(request), preferOf(request)));
  app.get(`${path}/:id`, async (request) => showPlan(world, findPlan(world, idOf(request))));
  app.post(`${path}/:id/activate`, async (request, reply) => done(reply, activatePlan(world, idOf(request))));
  app.post(`${path}/:id/deactivate`, async (request, reply) => done(reply, deactivatePlan(world, idOf(request))));
}

function subscriptionRoutes(world: World, app: FastifyInstance): void {
  const path = '/v1/billing/subscriptions';
  app.post(path, async (request, reply) => {
    const call = remembered('create subscription', requestIdOf(request));
    const { id, repeated } = await onceByRequestId(world, call, () => createSubscription(world, request.body));
    const subscription = findSubscription(world, id);
    reply.code(repeated ? 200 : 201);
    return prefersAll(request) ? showSubscription(world, subscription) : showSubscriptionShortly(world, subscription);
  });
  app.get(path, async (request) => listSubscriptions(world, queryOf(request)));
  app.get(`${path}/:id`, async (request) =>
    showSubscription(world, findSubscription(world, idOf(request)), queryOf(request).fields?.split(',')),
  );
  app.patch(`${path}/:id`, async (request, reply) =>
    done(reply, patchSubscription(world, idOf(request), request.body)),
  );
  app.get(`${path}/:id/transactions`, async (request) => listTransactions(world, idOf(request), queryOf(request)));
}

function subscriptionActionRoutes(world: World, app: FastifyInstance): void {
  const path = '/v1/billing/subscriptions/:id';
  const actions = { suspend: suspendSubscription, cancel: cancelSubscription, activate: activateSubscription };
  for (const [name, act] of Object.entries(actions)) {
    app.post(`${path}/${name}`, async (request, reply) => done(reply, act(world, idOf(request), request.body)));
  }
  app.post(`${path}/revise`, async (request) => reviseSubscription(world, idOf(request), request.body));
  app.post(`${path}/capture`, async (request) => {
    const subscription = findSubscription(world, idOf(request));
    const call = remembered(`capture ${subscription.id}`, requestIdOf(request));
    const { id } = await onceByRequestId(world, call, () => captureBalance(world, subscription.id, request.body));
    return showTransaction(subscription, findSale(world, id));
  });
}
