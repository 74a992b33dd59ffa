import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../world.ts';
import { changePlan, dropScheduledChange, previewPlanChange } from './change-plan.ts';
import { createCheckout, findCheckout, showCheckout } from './checkouts.ts';
import { createPortalSession } from './customer-portal.ts';
import { createCustomer, findCustomer, listCustomers } from './customers.ts';
import { createDiscount, findDiscount, listDiscounts, showDiscount, validDiscount } from './discounts.ts';
import { patchSubscription } from './patch-subscription.ts';
import { previewCheckout } from './preview-checkout.ts';
import { changeProduct, createProduct, findProduct, listProducts, showProduct } from './products.ts';
import { receiptPdf } from './receipt-pdf.ts';
import { createRefund } from './refund-payment.ts';
import { DodoRefusal } from './refusal.ts';
import { findDispute, listDisputes, showDispute } from './show-disputes.ts';
import {
  findPayment,
  findRefund,
  listPayments,
  listRefunds,
  showLineItems,
  showPayment,
  showRefund,
} from './show-payments.ts';
import { findSubscription, listSubscriptions, showSubscription } from './show-subscriptions.ts';
import { updatePaymentMethod } from './update-payment-method.ts';
import { changeEndpoint, findEndpoint, listEndpoints, registerEndpoint, showEndpoint } from './webhook-endpoints.ts';

type Query = Record<string, string | undefined>;

const idOf = (request: FastifyRequest) => (request.params as { id: string }).id; // because every such path has :id
const queryOf = (request: FastifyRequest) => request.query as Query; // because Fastify parses a query into this

/** The API of Dodo Payments, as far as it is played here. */
export function dodoRoutes(world: World, app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    // An invoice's link is mailed to the customer: whoever has it may see it.
    if (request.url.startsWith('/invoices/payments/')) return;
    if (request.headers.authorization !== `Bearer ${world.state.dodo.api_key}`) {
      throw new DodoRefusal(401, 'UNAUTHORIZED', 'The API key is missing or wrong.');
    }
  });

  app.get('/products', async (request) => listProducts(world, queryOf(request)));
  app.post('/products', async (request) => createProduct(world, request.body));
  app.get('/products/:id', async (request) => showProduct(findProduct(world, idOf(request))));

  app.patch('/products/:id', async (request, reply) => {
    changeProduct(world, findProduct(world, idOf(request)), request.body);
    return reply.code(200).send();
  });

  app.get('/customers', async (request) => listCustomers(world, queryOf(request)));
  app.post('/customers', async (request) => createCustomer(world, request.body));
  app.get('/customers/:id', async (request) => findCustomer(world, idOf(request)));

  app.post('/customers/:id/customer-portal/session', async (request) =>
    createPortalSession(world, idOf(request), queryOf(request)),
  );

  app.get('/discounts', async (request) => listDiscounts(world, queryOf(request)));
  app.post('/discounts', async (request) => showDiscount(createDiscount(world, request.body)));
  app.get('/discounts/:id', async (request) => showDiscount(findDiscount(world, idOf(request))));
  app.get('/discounts/code/:id', async (request) => showDiscount(validDiscount(world, idOf(request))));

  app.post('/checkouts', async (request) => createCheckout(world, request.body));
  app.post('/checkouts/preview', async (request) => previewCheckout(world, request.body));
  app.get('/checkouts/:id', async (request) => showCheckout(world, findCheckout(world, idOf(request))));

  app.get('/payments', async (request) => listPayments(world, queryOf(request)));
  app.get('/payments/:id', async (request) => showPayment(world, findPayment(world, idOf(request))));
  app.get('/payments/:id/line-items', async (request) => showLineItems(world, findPayment(world, idOf(request))));

  app.get('/invoices/payments/:id', async (request, reply) =>
    reply.type('application/pdf').send(receiptPdf(world, findPayment(world, idOf(request)))),
  );

  app.get('/refunds', async (request) => listRefunds(world, queryOf(request)));
  app.post('/refunds', async (request) => createRefund(world, request.body));
  app.get('/refunds/:id', async (request) => showRefund(world, findRefund(world, idOf(request))));

  app.get('/disputes', async (request) => listDisputes(world, queryOf(request)));
  app.get('/disputes/:id', async (request) => showDispute(world, findDispute(world, idOf(request))));

  subscriptionRoutes(world, app);
  webhookRoutes(world, app);
}

function subscriptionRoutes(world: World, app: FastifyInstance): void {
  const named = (request: FastifyRequest) => findSubscription(world, idOf(request));
  app.get('/subscriptions', async (request) => listSubscriptions(world, queryOf(request)));
  app.get('/subscriptions/:id', async (request) => showSubscription(world, named(request)));
  app.patch('/subscriptions/:id', async (request) => patchSubscription(world, named(request), request.body));
  app.post('/subscriptions/:id/change-plan', async (request) => changePlan(world, named(request), request.body));
  app.post('/subscriptions/:id/change-plan/preview', async (request) =>
    previewPlanChange(world, named(request), request.body),
  );
  app.delete('/subscriptions/:id/change-plan/scheduled', async (request, reply) => {
    await dropScheduledChange(world, named(request));
    return reply.code(204).send();
  });
  app.post('/subscriptions/:id/update-payment-method', async (request) =>
    updatePaymentMethod(world, named(request), request.body),
  );
}

function webhookRoutes(world: World, app: FastifyInstance): void {
  app.get('/webhooks', async (request) => listEndpoints(world, queryOf(request)));
  app.post('/webhooks', async (request) => registerEndpoint(world, request.body));
  app.get('/webhooks/:id', async (request) => showEndpoint(findEndpoint(world, idOf(request))));
  app.get('/webhooks/:id/secret', async (request) => ({ secret: findEndpoint(world, idOf(request)).secret }));
  app.patch('/webhooks/:id', async (request) =>
    changeEndpoint(world, findEndpoint(world, idOf(request)), request.body),
  );
  app.delete('/webhooks/:id', async (request, reply) => {
    delete world.state.dodo.endpoints[findEndpoint(world, idOf(request)).id];
    return reply.code(200).send();
  });
}
