import type { Answer, NamedAnswer } from './answers.ts';
import { drawPage, type PageName } from './pages.ts';

/** A route as Caddy's JSON has it. */
export type CaddyRoute = {
  '@id'?: string;
  match?: { host: string[] }[];
  handle: Record<string, unknown>[];
  terminal?: boolean;
};

/** By this, routes of ours are told from the operator's own in the same server. */
const OURS = 'vozex-';
const LAST = `${OURS}unknown`;

/**
 * What the routes of the server should be: ours for each name first, then the operator's own as they stand, and last of
 * all a page for names that nobody has, since Caddy would answer those with an empty 200.
 */
export function routesFor(answers: readonly NamedAnswer[], present: readonly CaddyRoute[]): CaddyRoute[] {
  const foreign = present.filter((route) => !(route['@id'] ?? '').startsWith(OURS));
  const unknown: CaddyRoute = { '@id': LAST, handle: [pageOf('unknown')], terminal: true };
  return [...answers.map(routeOf), ...foreign, unknown];
}

function routeOf({ id, host, answer }: NamedAnswer): CaddyRoute {
  return { '@id': `${OURS}${id}`, match: [{ host: [host] }], handle: [handlerOf(answer)], terminal: true };
}

function handlerOf(answer: Answer): Record<string, unknown> {
  if (answer.kind === 'page') return pageOf(answer.page);
  const { host, hostname } = new URL(answer.address);
  const dial = host === hostname ? `${host}:80` : host;
  return {
    handler: 'subroute',
    routes: [{ handle: [{ handler: 'reverse_proxy', upstreams: [{ dial }] }] }],
    errors: { routes: [{ handle: [pageOf('unwell')] }] },
  };
}

function pageOf(name: PageName): Record<string, unknown> {
  const { status, headers, body } = drawPage(name);
  return {
    handler: 'static_response',
    status_code: status,
    headers: Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, [value]])),
    body: body.replaceAll('{', '\\{'), // a brace would begin one of Caddy's placeholders
  };
}
