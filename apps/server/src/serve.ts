import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import scalar from '@scalar/fastify-api-reference';
import { acceptedLanguage } from '@vozex/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { auditRequest, languageSetting, readSession } from './accounts/index.ts';
import type { Env } from './env.ts';
import { RequestError } from './kernel/errors.ts';
import { addRoutes, type HttpOptions, openHttp, sendMoved } from './kernel/http.ts';
import { inLanguage } from './kernel/language.ts';
import { describeRoutes } from './kernel/openapi.ts';
import { readSetting } from './kernel/settings.ts';
import { languageOf, PAGE_VARIES_BY, pageIn } from './page-language.ts';
import { DEVELOPMENT_ROUTES, ROUTES } from './routes.ts';
import { addDocs } from './serve-docs.ts';
import { openStorefront } from './storefront/index.ts';
import type { Shop } from './wiring.ts';

/** Where `npm run build` puts the web app. */
const WEB = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/** The HTTP server with every route, the web app and the API reference; not yet listening. */
export async function openServer(shop: Shop, env: Env): Promise<FastifyInstance> {
  const options: HttpOptions = {
    log: shop.log,
    metrics: shop.metrics,
    publicUrl: env.publicUrl,
    trustProxy: env.trustProxy,
    requireTwoFactor: env.requireTwoFactor,
    authenticate: (headers) => shop.accounts.authenticate(headers),
    changed: (actor, route, params) => auditRequest(shop, actor, route, params),
    defaultLanguage: async () => (await readSetting(shop.db.read, languageSetting)).default,
  };
  const server = await openHttp(options);
  await addRoutes(server, shop, env.development ? [...ROUTES, ...DEVELOPMENT_ROUTES] : ROUTES, options);
  addSignIn(server, shop, env, options);
  await addReference(server);
  addDocs(server);
  await addWeb(server, shop, env);
  return server;
}

/** better-auth speaks the web's Request and Response. */
function addSignIn(server: FastifyInstance, shop: Shop, env: Env, options: HttpOptions): void {
  server.all('/api/auth/*', async (request, reply) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (typeof value === 'string') headers.set(name, value);
    }
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    const asked = new Request(new URL(request.url, env.publicUrl), {
      method: request.method,
      headers,
      ...(hasBody ? { body: JSON.stringify(request.body ?? {}) } : {}),
    });
    const language = acceptedLanguage(headers.get('accept-language')) ?? (await options.defaultLanguage?.()) ?? 'en';
    // The mails that signing in sends are written in the language it is asked for in.
    const answer = await inLanguage(language, () => shop.accounts.handle(asked, request.ip));
    reply.code(answer.status);
    answer.headers.forEach((value, name) => {
      if (name !== 'set-cookie') reply.header(name, value);
    });
    for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
    return reply.send(Buffer.from(await answer.arrayBuffer()));
  });
}

async function addReference(server: FastifyInstance): Promise<void> {
  const document = describeRoutes(ROUTES);
  server.get('/openapi.json', { config: { rateLimit: false } }, async (_request, reply) => reply.send(document));
  await server.register(scalar, {
    routePrefix: '/docs',
    configuration: { content: document, withDefaultFonts: false, telemetry: false },
  } as Parameters<typeof scalar>[1]);
}

/** The web app's files, and its first page for every address that is a screen, as the storefront draws it. */
async function addWeb(server: FastifyInstance, shop: Shop, { themeFolder }: Env): Promise<void> {
  if (!existsSync(join(WEB, 'scripts.json'))) return; // not built, or by a version that told less
  const built = (name: string) => readFileSync(join(WEB, name), 'utf8');
  const screens = JSON.parse(built('screens.json')) as string[]; // because the build wrote it
  const scripts = JSON.parse(built('scripts.json')) as Record<string, string[]>; // as above
  const storefront = openStorefront(shop, { template: built('index.html'), screens, scripts, themeFolder });
  await server.register(fastifyStatic, {
    root: WEB,
    wildcard: false,
    index: false,
    preCompressed: true,
    setHeaders(reply, path) {
      reply.header('cache-control', path.includes('/assets/') ? FOR_EVER : 'no-cache');
    },
  });
  if (themeFolder !== undefined) {
    await server.register(fastifyStatic, { root: themeFolder, prefix: '/theme/', decorateReply: false, index: false });
  }
  server.get('/theme.css', { config: { rateLimit: false } }, async (request, reply) => {
    const theme = await storefront.theme();
    const isNamed = theme !== undefined && request.url.endsWith(`?v=${theme.hash}`);
    reply.type('text/css; charset=utf-8').header('cache-control', isNamed ? FOR_EVER : 'no-cache');
    return sendCompressed(request, reply, theme?.css ?? '');
  });
  server.get('/*', async (request, reply) => {
    if (/^\/(api|webhooks|d|docs|assets|theme)\//.test(request.url)) throw new RequestError('NOT_FOUND', request.url);
    const actor = await shop.accounts.authenticate(request.headers).catch(() => undefined);
    const language = await languageOf(shop, request, actor);
    const session = actor && (await readSession(shop, actor));
    const page = await inLanguage(language, () => storefront.page(request.url, session));
    if (page.movedTo !== undefined) return sendMoved(reply, page.movedTo);
    if (!page.isFound) reply.header('x-robots-tag', 'noindex');
    // What names its reader is kept nowhere: not for who comes back to it after signing out.
    reply.header('cache-control', session?.user ? 'private, no-store' : 'no-cache');
    reply.code(page.status).type('text/html; charset=utf-8');
    reply.header('content-language', language).header('vary', PAGE_VARIES_BY);
    return sendCompressed(request, reply, pageIn(page.html, language, new URL(request.url, shop.publicUrl).href));
  });
}

const FOR_EVER = 'public, max-age=31536000, immutable';

/** Sent for every page: half of the best compression takes a twentieth of its time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Pages are squeezed as they are drawn; the app's files were when it was built. */
async function sendCompressed(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  reply.header('vary', [reply.getHeader('vary'), 'Accept-Encoding'].filter(Boolean).join(', '));
  if (!/\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(text);
  return reply.header('content-encoding', 'br').send(await promisify(brotliCompress)(text, BROTLI));
}
