import { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { Problem, RequestError } from './errors.ts';
import { type AnyRoute, rawAnswer } from './route.ts';

const WHO = {
  anyone: 'Anyone.',
  customer: 'Whoever is signed in; each sees only his own.',
  read_only: 'The team: read-only, operator or owner.',
  operator: 'Operators and owners.',
  owner: 'Owners.',
} as const;

/** The OpenAPI 3.1 document of the given routes: the same values the router serves. */
export function describeRoutes<A>(routes: AnyRoute<A>[]): Record<string, unknown> {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describe(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'VOZEX',
      version: '1',
      description: 'A marketplace for software products. Errors are problem documents (RFC 9457) with a stable `code`.',
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' },
        api_key: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key of the team (Admin → API keys), or VOZEX_OWNER_API_KEY.',
        },
      },
    },
    paths,
  }) as unknown as Record<string, unknown>; // because the document is plain JSON
}

function describe<A>(route: AnyRoute<A>) {
  const isJson = (route.bodyKind ?? 'json') === 'json';
  const team = route.access !== 'anyone' && route.access !== 'customer';
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replaceAll(/[^a-z0-9]+/gi, '_')}`.replace(/_$/, ''),
    tags: [route.tag],
    summary: route.summary,
    description: WHO[route.access],
    ...(route.access === 'anyone'
      ? { security: [] }
      : { security: team ? [{ session: [] }, { api_key: [] }] : [{ session: [] }] }),
    'x-access': route.access,
    requestParams: {
      ...(route.params ? { path: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
    },
    ...(route.body && isJson
      ? { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }
      : {}),
    ...(isJson
      ? {}
      : { requestBody: { required: true, content: { '*/*': { schema: z.string().meta({ format: 'binary' }) } } } }),
    responses: {
      [String(route.status ?? 200)]: answerOf(route),
      default: problemAnswer(route),
    },
  } as ZodOpenApiPathsObject[string]['get'];
}

function answerOf<A>(route: AnyRoute<A>) {
  if (route.output === rawAnswer) return { description: 'The content itself.' };
  return { description: 'Done.', content: { 'application/json': { schema: route.output } } };
}

function problemAnswer<A>(route: AnyRoute<A>) {
  const codes = [RequestError, ...(route.throws ?? [])].flatMap((room) => Object.keys(room.codes));
  return {
    description: `A problem; \`code\` is one of: ${codes.join(', ')}.`,
    content: { 'application/problem+json': { schema: Problem } },
  };
}
