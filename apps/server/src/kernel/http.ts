import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { acceptedLanguage, type Language, roleReaches } from '@vozex/domain';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addressBlock } from './address-block.ts';
import { fieldProblems, problemOf, RequestError, VozexError } from './errors.ts';
import { inLanguage } from './language.ts';
import { errorFields, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { Moved } from './moved.ts';
import { type Actor, type AnyRoute, type RawAnswer, type RequestContext, rawAnswer } from './route.ts';
import { unstorableStrings } from './strings-within.ts';
import { SERVER, traced } from './trace.ts';

/** What the HTTP layer needs to know of the world. */
export type HttpOptions = {
  log: Log;
  metrics: Metrics;
  publicUrl: string;
  trustProxy: string[];
  requireTwoFactor: boolean;
  /** Who is asking: from the session cookie or the bearer token. */
  authenticate(headers: RequestContext['headers']): Promise<Actor>;
  /** Told of each request of the team that changed something, once it has. */
  changed?(
    actor: Actor,
    route: Pick<AnyRoute<never>, 'method' | 'path'>,
    params: Record<string, unknown>,
  ): Promise<void>;
  /** What the shop speaks to who names no language that it knows; English where absent. */
  defaultLanguage?: () => Promise<Language>;
};

/** 256 KiB: ten times the largest document the API accepts but for uploads. */
const BODY_BYTES_MAX = 262_144;

/**
 * Requests a minute from one address, unless a route says otherwise. A busy operator makes about 60, and a whole office
 * may stand behind one address.
 */
const PER_MINUTE = 1_200;

/** Files that are sent as they lie there, dozens for one page: whoever is refused one of them sees no page at all. */
const UNCOUNTED = /^\/(assets|theme)\//;

/** A document of 256 KiB arrives in a second on a poor line. Streams (uploads) may take as long as they need. */
const BODY_TIMEOUT_MS = 10_000;

/** Builds the server without routes; `addRoutes` fills it. */
export async function openHttp(options: HttpOptions): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: BODY_BYTES_MAX,
    exposeHeadRoutes: false,
    requestTimeout: 0, // by route instead (refuseSlowBodies): an upload takes minutes; Node ends slow headers by itself
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy.length > 0 ? options.trustProxy : false,
    logger: false,
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply, options.log),
    routerOptions: { maxParamLength: 200, ignoreDuplicateSlashes: true },
  });
  server.removeContentTypeParser('text/plain'); // what a form of another site may send without asking first
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: options.publicUrl.startsWith('https:') ? [] : null,
      },
    },
    strictTransportSecurity: options.publicUrl.startsWith('https:'),
    referrerPolicy: { policy: 'same-origin' },
  });
  await server.register(rateLimit, {
    global: true,
    max: PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: (request) => addressBlock(request.ip),
    allowList: (request) => UNCOUNTED.test(request.url),
    errorResponseBuilder: () => new RequestError('TOO_MANY_REQUESTS', 'rate limit'),
  });
  server.setErrorHandler((error: FastifyError | VozexError | Moved, request, reply) => {
    if (error instanceof Moved) return sendMoved(reply, error.to);
    return sendProblem(error, request, reply, options.log);
  });
  server.setNotFoundHandler((request, reply) =>
    sendProblem(new RequestError('NOT_FOUND', request.url), request, reply, options.log),
  );
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    options.metrics.httpSeconds.observe(
      { route, status: `${Math.floor(reply.statusCode / 100)}xx` },
      reply.elapsedTime / 1000,
    );
  });
  return server;
}

/** Registers every route: parse, check who asks, call one action, shape the answer. */
export async function addRoutes<A>(
  server: FastifyInstance,
  app: A,
  routes: AnyRoute<A>[],
  options: HttpOptions,
): Promise<void> {
  await server.register(async (scope) => {
    refuseSlowBodies(scope);
    addParsed(
      scope,
      app,
      routes.filter((route) => (route.bodyKind ?? 'json') === 'json'),
      options,
    );
  });
  await server.register(async (scope) => {
    refuseSlowBodies(scope);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    addParsed(
      scope,
      app,
      routes.filter((route) => route.bodyKind === 'raw'),
      options,
    );
  });
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    addParsed(
      scope,
      app,
      routes.filter((route) => route.bodyKind === 'stream'),
      options,
    );
  });
}

/** A sender that trickles its body holds a socket for ten seconds and no longer. */
function refuseSlowBodies(scope: FastifyInstance): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  scope.addHook('onRequest', async (request) => {
    timers.set(request, setTimeout(() => request.raw.destroy(), BODY_TIMEOUT_MS).unref());
  });
  const stop = async (request: FastifyRequest) => clearTimeout(timers.get(request));
  scope.addHook('preValidation', stop);
  scope.addHook('onResponse', stop);
  scope.addHook('onRequestAbort', stop);
}

function addParsed<A>(scope: FastifyInstance, app: A, routes: AnyRoute<A>[], options: HttpOptions): void {
  for (const route of routes) {
    scope.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
      // A gateway is no browser: its answer needs none of the headers that tell one what to allow.
      ...(route.bodyKind === 'raw' ? { helmet: false } : {}),
      config: route.perMinute ? { rateLimit: { max: route.perMinute, timeWindow: 60_000 } } : {},
      handler: (request, reply) => {
        const serve = () => answerOf(app, route, options, request, reply);
        // Whoever asks has traces of his own, and does not choose ours. Probes would drown them.
        if (route.tag === 'Health') return serve();
        return traced(`${route.method} ${route.path}`, { parent: null, kind: SERVER }, serve);
      },
    });
  }
}

async function answerOf<A>(
  app: A,
  route: AnyRoute<A>,
  options: HttpOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const actor = await options.authenticate(request.headers);
  refuseUnlessAllowed(route, actor, options);
  refuseCrossSite(route, request, actor, options.publicUrl);
  const language = await languageFor(route, request, options);
  const input = {
    params: parseParams(route.params, request.params),
    query: parse(route.query, request.query, language),
    body: (route.bodyKind ?? 'json') === 'json' ? parse(route.body, request.body ?? {}, language) : undefined,
  };
  const answer = await inLanguage(language, () => route.handle(app, input, contextOf(request, actor)));
  if (isChangeOfTheTeam(route)) {
    await options.changed?.(actor, route, (input.params ?? {}) as Record<string, unknown>); // because params are objects
  }
  return send(route, reply, answer, language);
}

function isChangeOfTheTeam<A>({ method, access, changesNothing }: AnyRoute<A>): boolean {
  return method !== 'GET' && access !== 'anyone' && access !== 'customer' && !changesNothing;
}

/** A malformed id names nothing: the same answer as for one that does not exist. */
function parseParams(schema: z.ZodType | undefined, value: unknown): unknown {
  const parsed = schema?.safeParse(value);
  if (parsed && !parsed.success) throw new RequestError('NOT_FOUND', JSON.stringify(value));
  return parsed?.data;
}

/**
 * The language of an answer: the one that is asked for, else the shop's. The team and programs are answered in English.
 */
async function languageFor<A>(route: AnyRoute<A>, request: FastifyRequest, options: HttpOptions): Promise<Language> {
  if (!speaksToCustomers(route)) return 'en';
  return acceptedLanguage(request.headers['accept-language']) ?? (await options.defaultLanguage?.()) ?? 'en';
}

function speaksToCustomers<A>(route: AnyRoute<A>): boolean {
  return (route.access === 'anyone' || route.access === 'customer') && route.bodyKind !== 'raw';
}

/** zod's own sentences about what is wrong with a field, in the languages it has. */
const FIELD_SENTENCES = { en: z.locales.en(), de: z.locales.de() } satisfies Record<Language, unknown>;

function parse(schema: z.ZodType | undefined, value: unknown, language: Language): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value, { error: FIELD_SENTENCES[language].localeError });
  const fields = parsed.success ? unstorableStrings(parsed.data, '') : fieldProblems(parsed.error);
  if (parsed.success && fields.length === 0) return parsed.data;
  throw new RequestError('INVALID_REQUEST', fields.map((field) => field.field).join(', '), { fields });
}

function contextOf(request: FastifyRequest, actor: Actor): RequestContext {
  const key = request.headers['idempotency-key'];
  return {
    actor,
    ip: request.ip,
    idempotencyKey: typeof key === 'string' && key !== '' ? key.slice(0, 255) : undefined,
    headers: request.headers,
    rawBody: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    stream: request.body instanceof Readable ? request.body : Readable.from([]),
  };
}

/** Refuses whoever may not use the route. What the signed-in may not see is forbidden; whose it is, the action decides. */
function refuseUnlessAllowed<A>(route: AnyRoute<A>, actor: Actor, options: HttpOptions): void {
  if (route.access === 'anyone') return;
  if (actor.kind === 'anonymous') throw new RequestError('SIGN_IN_REQUIRED', route.path);
  if (route.access === 'customer') {
    if (actor.kind !== 'user') throw new RequestError('FORBIDDEN', route.path);
    return;
  }
  if (!roleReaches(actor.role, route.access)) throw new RequestError('FORBIDDEN', route.path);
  const changes = route.method !== 'GET';
  if (options.requireTwoFactor && changes && actor.kind === 'user' && !actor.twoFactor) {
    throw new RequestError('TWO_FACTOR_REQUIRED', route.path);
  }
}

/** A page of another site may make a browser send our cookie; it cannot make it lie about where the request came from. */
function refuseCrossSite<A>(route: AnyRoute<A>, request: FastifyRequest, actor: Actor, publicUrl: string): void {
  if (route.method === 'GET' || actor.kind !== 'user') return;
  const site = request.headers['sec-fetch-site'];
  if (
    site !== undefined
      ? site === 'same-origin' || site === 'none'
      : request.headers.origin === new URL(publicUrl).origin
  )
    return;
  throw new RequestError('CROSS_SITE', `${request.method} ${request.url}`);
}

function send<A>(route: AnyRoute<A>, reply: FastifyReply, answer: unknown, language: Language): FastifyReply {
  const shaped = route.output.parse(answer);
  if (route.output === rawAnswer) {
    const raw = shaped as RawAnswer; // because rawAnswer has just accepted it
    return reply.code(raw.status).headers(raw.headers).send(raw.body);
  }
  return reply
    .code(route.status ?? 200)
    .header('cache-control', 'no-store')
    .header('content-language', language)
    .send(shaped);
}

/**
 * Says for good that something has another address. Nobody keeps it without asking again: what moves back would be asked
 * for in a circle.
 */
export function sendMoved(reply: FastifyReply, to: string): FastifyReply {
  return reply.code(301).header('location', to).header('cache-control', 'no-cache').send();
}

function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const known = knownOf(error);
  const forTeam = request.url.startsWith('/api/admin/');
  const language = forTeam ? 'en' : (acceptedLanguage(request.headers['accept-language']) ?? 'en');
  const problem = problemOf(known, request.id, language);
  const line = { request_id: request.id, method: request.method, route: request.routeOptions.url, code: problem.code };
  if (problem.status >= 500) log.error('http.failed', { ...line, ...errorFields(error) });
  else log.debug('http.refused', { ...line, error: (known as Error).message });
  reply
    .code(problem.status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .header('content-language', language)
    .send(problem);
}

/** Fastify's own refusals in our words; a database that is away is an outage, not a defect. */
function knownOf(error: unknown): unknown {
  if (error instanceof VozexError) return error;
  const code = (error as { code?: string }).code;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new RequestError('BODY_TOO_LARGE', 'body limit');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new RequestError('UNSUPPORTED_MEDIA_TYPE', 'content type');
    case 'FST_ERR_BAD_URL':
      return new RequestError('NOT_FOUND', 'the address is not decodable');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new RequestError('MALFORMED_JSON', 'body');
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case '57P01':
    case '57P03':
    case '53300':
      return new RequestError('UNAVAILABLE', 'database', { cause: error });
    default:
      if (error instanceof SyntaxError && (error as { statusCode?: number }).statusCode === 400) {
        return new RequestError('MALFORMED_JSON', 'body');
      }
      if ((error as { statusCode?: number }).statusCode === 400)
        return new RequestError('MALFORMED_JSON', String(code));
      return error;
  }
}
