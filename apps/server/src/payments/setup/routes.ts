import { idSchema, PaymentGatewayKey } from '@vozex/domain';
import { z } from 'zod';
import { AdminPrice, CatalogError } from '../../catalog/index.ts';
import { defineRoute } from '../../kernel/route.ts';
import { PaymentError } from '../errors.ts';
import { GatewaySetupError } from './errors.ts';
import { listGateways } from './list-gateways.ts';
import { makeMapping } from './make-mapping.ts';
import { registerGatewayWebhook } from './register-webhook.ts';
import type { SetupApp } from './setup-app.ts';
import { testGateway } from './test-gateway.ts';
import { GatewayView, TestAnswer, testAnswer } from './views.ts';

const tag = 'admin: payments';
const GatewayParams = z.object({ gateway: PaymentGatewayKey });

/** Each one asks the gateway several times, and it allows about a hundred calls a minute. */
const TESTS_PER_MINUTE = 20;

const gateways = defineRoute({
  method: 'GET',
  path: '/api/admin/gateways',
  access: 'read_only',
  tag,
  summary: 'What can take money: what it needs of a price, how it is set up, what its newest check found',
  output: z.object({ items: z.array(GatewayView) }),
  handle: async (app: SetupApp) => ({ items: await listGateways(app) }),
});

const test = defineRoute({
  method: 'POST',
  path: '/api/admin/gateways/{gateway}/test-connection',
  access: 'operator',
  tag,
  summary: 'Try a payment gateway: credentials, mode, webhook, and the prices of a product where one is named',
  params: GatewayParams,
  body: z.strictObject({ product_id: idSchema('product').optional() }),
  output: TestAnswer,
  throws: [PaymentError, CatalogError],
  perMinute: TESTS_PER_MINUTE,
  handle: async (app: SetupApp, { params, body }) =>
    testAnswer(await testGateway(app, params.gateway, body.product_id)),
});

const register = defineRoute({
  method: 'POST',
  path: '/api/admin/gateways/{gateway}/register-webhook',
  access: 'owner',
  tag,
  summary: 'Have a payment gateway deliver its events to this shop',
  params: GatewayParams,
  output: z.object({ gateway: PaymentGatewayKey, endpoint_id: z.string(), url: z.string() }),
  throws: [PaymentError, GatewaySetupError],
  perMinute: TESTS_PER_MINUTE,
  async handle(app: SetupApp, { params }, { actor }) {
    const { gateway, endpointId, url } = await registerGatewayWebhook(app, actor, params.gateway);
    return { gateway, endpoint_id: endpointId, url };
  },
});

const map = defineRoute({
  method: 'POST',
  path: '/api/admin/prices/{id}/mappings/{gateway}',
  access: 'operator',
  tag,
  summary: 'Make the product or plan of a price at a payment gateway, and map the price to it',
  params: z.object({ id: idSchema('price'), gateway: PaymentGatewayKey }),
  output: AdminPrice,
  throws: [PaymentError, CatalogError],
  perMinute: TESTS_PER_MINUTE,
  handle: (app: SetupApp, { params }, { actor }) => makeMapping(app, actor, params.id, params.gateway),
});

/** Every route about setting payment gateways up. */
export const gatewaySetupRoutes = [gateways, test, register, map];
