import type { FastifyInstance, FastifyRequest } from 'fastify';
import Fastify from 'fastify';

/** 1 MiB: far above every call of the two APIs. */
const BODY_BYTES_MAX = 1_048_576;

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, before it was parsed. */
    rawBody: string;
  }
}

/** An HTTP server that takes JSON (also none at all, as PayPal's SDK sends it) and forms, and keeps the raw body. */
export function newHttpApp(): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true, bodyLimit: BODY_BYTES_MAX, exposeHeadRoutes: false });
  app.decorateRequest('rawBody', '');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (request: FastifyRequest, body: string) => {
    request.rawBody = body;
    return request.rawBody.trim() === '' ? undefined : parseJson(request.rawBody);
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (request: FastifyRequest, body: string) => {
      request.rawBody = body;
      // PayPal's SDK names this type also for calls without a body.
      return body === '' ? undefined : Object.fromEntries(new URLSearchParams(body));
    },
  );
  return app;
}

/** The request's body is no JSON at all. */
export class BrokenJson extends Error {}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BrokenJson('the body is no valid JSON');
  }
}
