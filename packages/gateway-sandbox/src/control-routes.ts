import type { FastifyInstance } from 'fastify';
import type { Gateway, MisbehaviourRule } from './misbehaviour.ts';
import { MISBEHAVIOURS } from './misbehaviour.ts';
import type { World } from './world.ts';

/** The switches of the sandbox itself, the same on both servers. They ask for no credentials: it is a toy bank. */
export function controlRoutes(world: World, gateway: Gateway, app: FastifyInstance): void {
  app.get('/sandbox/misbehave', async () => ({ known: MISBEHAVIOURS, in_force: world.rules.inForce() }));
  app.post('/sandbox/misbehave', async (request, reply) => {
    const rule = { gateway, ...(request.body as Omit<MisbehaviourRule, 'gateway'>) };
    try {
      world.rules.add(rule);
    } catch (error) {
      return reply.code(422).send({ code: 'UNKNOWN_MISBEHAVIOUR', message: String(error) });
    }
    return { in_force: world.rules.inForce() };
  });
  app.delete('/sandbox/misbehave', async () => {
    world.rules.clear(gateway);
    return { in_force: world.rules.inForce() };
  });

  app.get('/sandbox/deliveries', async () => ({
    items: world.courier.deliveries().filter((delivery) => delivery.gateway === gateway),
  }));
  app.post('/sandbox/deliveries/:id/replay', async (request, reply) => {
    const { id } = request.params as { id: string }; // because the path has :id
    const delivery = await world.courier.replay(id);
    return delivery ?? reply.code(404).send({ code: 'DELIVERY_NOT_FOUND', message: `There is no delivery ${id}.` });
  });
  app.get('/sandbox/requests', async () => ({
    items: world.journal.calls.filter((call) => call.gateway === gateway),
  }));
  app.post('/sandbox/tick', async () => ({
    played: await world.timeline.tick(),
    next_due_at: world.timeline.nextDueAt(),
  }));
  app.get('/sandbox/violations', async () => ({ items: world.journal.violations }));
}
