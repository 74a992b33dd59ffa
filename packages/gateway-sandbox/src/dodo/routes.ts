import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../world.ts';
import { createCheckout, findCheckout, showCheckout } from './checkouts.ts';
import { createCustomer, findCustomer, listCustomers } from './customers.ts';
import { previewCheckout } from './price-cart.ts';
import { createProduct, findProduct, listProducts, showProduct } from './products.ts';
import { createRefund } from './refund-payment.ts';
import { DodoRefusal } from './refusal.ts';
import {
  findPayment,
  findRefund,
  listPayments,
  listRefunds,
  showLineItems,
  showPayment,
  showRefund,
} from './show-payments.ts';
import { changeEndpoint, findEndpoint, listEndpoints, registerEndpoint, showEndpoint } from './webhook-endpoints.ts';

type Query = Record<string, string | undefined>;

const idOf = (request: FastifyRequest) => (request.params as { id: string }).id; // because every such path has :id
const queryOf = (request: FastifyRequest) => request.query as Query; // because Fastify parses a query into this

/** The API of Dodo Payments, as far as it is played here. */
export function dodoRoutes(world: World, app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.headers.authorization !== `Bearer ${world.state.dodo.api_key}`) {
      throw new DodoRefusal(401, 'UNAUTHORIZED', 'The API key is missing or wrong.');
    }
  });

  app.get('/products', async (request) => listProducts(world, queryOf(request)));
  app.post('/products', async (request) => createProduct(world, request.body));
  app.get('/products/:id', async (request) => showProduct(findProduct(world, idOf(request))));

  app.get('/customers', async (request) => listCustomers(world, queryOf(request)));
  app.post('/customers', async (request) => createCustomer(world, request.body));
  app.get('/customers/:id', async (request) => findCustomer(world, idOf(request)));

  app.post('/checkouts', async (request) => createCheckout(world, request.body));
  app.post('/checkouts/preview', async (request) => previewCheckout(world, request.body));
  app.get('/checkouts/:id', async (request) => showCheckout(world, findCheckout(world, idOf(request))));

  app.get('/payments', async (request) => listPayments(world, queryOf(request)));
  app.get('/payments/:id', async (request) => showPayment(world, findPayment(world, idOf(request))));
  app.get('/payments/:id/line-items', async (request) => showLineItems(world, findPayment(world, idOf(request))));

  app.get('/refunds', async (request) => listRefunds(world, queryOf(request)));
  app.post('/refunds', async (request) => createRefund(world, request.body));
  app.get('/refunds/:id', async (request) => showRefund(world, findRefund(world, idOf(request))));

  webhookRoutes(world, app);
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
