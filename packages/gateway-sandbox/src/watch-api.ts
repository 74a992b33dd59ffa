import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiCall } from './journal.ts';
import type { Gateway } from './misbehaviour.ts';
import type { World } from './world.ts';

const SLOW_MS_DEFAULT = 2_000;

/** The gateway is down, because a rule says so. Answered 500. */
export class Outage extends Error {}

/**
 * Writes down every call of a gateway's API, checks it and its answer against the description, and lets the
 * rules on `api_...` have their way. Must be added before the routes.
 *
 * @param downAnswer what the gateway answers with status 500.
 */
export function watchApi(world: World, gateway: Gateway, app: FastifyInstance, downAnswer: () => object): void {
  const calls = new WeakMap<FastifyRequest, ApiCall>();

  app.addHook('onRequest', async (request) => {
    calls.set(
      request,
      world.journal.begin({
        gateway,
        method: request.method,
        path: request.url,
        headers: withoutCredentials(request),
        body: undefined,
        received_at: world.clock.now().toISOString(),
        status: null,
      }),
    );
  });

  app.addHook('preHandler', async (request) => {
    const call = calls.get(request);
    if (call) call.body = request.body;
    const found = world.specs?.[gateway].checkRequest(
      request.method,
      request.url,
      withoutCredentials(request),
      request.body,
    );
    reportViolations(world, gateway, request, 'request', found);
    if (world.rules.take(gateway, 'api_500_before', { path: pathOf(request) })) throw new Outage();
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const body = typeof payload === 'string' && payload !== '' ? (JSON.parse(payload) as unknown) : undefined;
    if (reply.statusCode !== 500) {
      const found = world.specs?.[gateway].checkResponse(request.method, request.url, reply.statusCode, body);
      reportViolations(world, gateway, request, `answer ${reply.statusCode}`, found);
    }
    const asked = (what: 'api_slow' | 'api_500_after_effect' | 'api_hang_up_after_effect') =>
      world.rules.take(gateway, what, { path: pathOf(request) });
    const slow = asked('api_slow');
    if (slow) await sleep(slow.ms ?? SLOW_MS_DEFAULT);
    if (reply.statusCode < 400 && asked('api_hang_up_after_effect')) {
      request.raw.socket.destroy();
      return payload;
    }
    const down = reply.statusCode < 400 && asked('api_500_after_effect');
    if (down) reply.code(500).type('application/json; charset=utf-8').removeHeader('content-length');
    const call = calls.get(request);
    if (call) call.status = reply.statusCode;
    return down ? JSON.stringify(downAnswer()) : payload;
  });
}

function pathOf(request: FastifyRequest): string {
  return `${request.method} ${request.url}`;
}

function reportViolations(
  world: World,
  gateway: Gateway,
  request: FastifyRequest,
  where: string,
  found: string[] = [],
): void {
  world.journal.violations.push(...found.map((each) => `${gateway} ${pathOf(request)} ${where}: ${each}`));
}

function withoutCredentials(request: FastifyRequest): Record<string, string> {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return { ...Object.fromEntries(headers), ...(request.headers.authorization ? { authorization: '(hidden)' } : {}) };
}
