import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { controlRoutes } from '../control-routes.ts';
import { BrokenJson, newHttpApp } from '../http-app.ts';
import { Outage, watchApi } from '../watch-api.ts';
import type { World } from '../world.ts';
import { paypalBuyerRoutes } from './buyer-routes.ts';
import { malformedPayPal, PayPalRefusal, V1Refusal } from './refusal.ts';
import { paypalOpenRoutes, paypalRoutes } from './routes.ts';
import { WebhookRefusal } from './webhooks.ts';

const newDebugId = () => randomBytes(7).toString('hex').slice(0, 13);
const downAnswer = () => ({
  name: 'INTERNAL_SERVER_ERROR',
  message: 'An internal server error occurred.',
  debug_id: newDebugId(),
  links: [],
});

/** PayPal as an HTTP server, not yet listening. */
export function paypalServer(world: World): FastifyInstance {
  const app = newHttpApp();
  app.setErrorHandler(async (thrown, request, reply) => {
    const error = thrown instanceof BrokenJson ? malformedPayPal('body', 'JSON', 'wrong') : thrown;
    const debug_id = newDebugId();
    if (error instanceof PayPalRefusal) return reply.code(error.status).send({ ...error.answer, debug_id });
    if (error instanceof V1Refusal) return reply.code(error.status).send({ ...error.answer, debug_id });
    if (error instanceof WebhookRefusal) {
      return reply.code(400).send({ name: error.message, message: 'The webhook was refused.', debug_id });
    }
    if (!(error instanceof Outage)) {
      world.journal.violations.push(
        `paypal ${request.method} ${request.url}: the sandbox itself failed: ${String(error)}`,
      );
    }
    return reply.code(500).send(downAnswer());
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (world.specs) {
      world.journal.violations.push(`paypal ${request.method} ${request.url}: the sandbox has no such operation`);
    }
    return reply.code(404).send({ ...new PayPalRefusal(404).answer, debug_id: newDebugId() });
  });
  controlRoutes(world, 'paypal', app);
  paypalBuyerRoutes(world, app);
  // Outside of `watchApi`: the API descriptions know neither the token nor the certificates.
  paypalOpenRoutes(world, app);
  app.register(async (api) => {
    watchApi(world, 'paypal', api, downAnswer);
    paypalRoutes(world, api);
  });
  return app;
}
