import type { FastifyInstance } from 'fastify';
import { controlRoutes } from '../control-routes.ts';
import { BrokenJson, newHttpApp } from '../http-app.ts';
import { Outage, watchApi } from '../watch-api.ts';
import type { World } from '../world.ts';
import { dodoBuyerRoutes, dodoCustomerPages } from './buyer-routes.ts';
import { DodoRefusal } from './refusal.ts';
import { dodoRoutes } from './routes.ts';
import { subscriptionButtons } from './subscription-buttons.ts';

const downAnswer = () => ({ code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong at our side.' });

/** Dodo Payments as an HTTP server, not yet listening. */
export function dodoServer(world: World): FastifyInstance {
  const app = newHttpApp();
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof DodoRefusal)
      return reply.code(error.status).send({ code: error.code, message: error.message });
    if (error instanceof BrokenJson) return reply.code(400).send({ code: 'INVALID_JSON', message: error.message });
    if (!(error instanceof Outage)) {
      world.journal.violations.push(
        `dodo ${request.method} ${request.url}: the sandbox itself failed: ${String(error)}`,
      );
    }
    return reply.code(500).send(downAnswer());
  });
  app.setNotFoundHandler(async (request, reply) => {
    const path = `${request.method} ${request.url}`;
    if (world.specs) world.journal.violations.push(`dodo ${path}: the sandbox has no such operation`);
    return reply.code(404).send({ code: 'NOT_FOUND', message: `There is no ${path}.` });
  });
  controlRoutes(world, 'dodo', app);
  dodoBuyerRoutes(world, app);
  dodoCustomerPages(world, app);
  subscriptionButtons(world, app);
  app.register(async (api) => {
    watchApi(world, 'dodo', api, downAnswer);
    dodoRoutes(world, api);
  });
  return app;
}
