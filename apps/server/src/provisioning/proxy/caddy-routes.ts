import { LANGUAGES, type Language } from '@vozex/domain';
import type { Answer, NamedAnswer } from './answers.ts';
import { drawPage, type PageName } from './pages.ts';

/** A route as Caddy's JSON has it. */
export type CaddyRoute = {
  '@id'?: string;
  match?: Record<string, unknown>[];
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

const TRANSLATED = LANGUAGES.filter((language) => language !== 'en');

/** A page in each language, and in English for who names none of them. */
function pageOf(name: PageName): Record<string, unknown> {
  const translated = TRANSLATED.map((language) => ({
    match: [{ header_regexp: { 'Accept-Language': { pattern: asksFirst(language) } } }],
    handle: [staticPage(name, language)],
    terminal: true,
  }));
  return { handler: 'subroute', routes: [...translated, { handle: [staticPage(name, 'en')] }] };
}

/**
 * Matches where a language is named before every other of ours: browsers list theirs in the order in which they want
 * them. Caddy's patterns cannot look ahead, so a name that begins otherwise is told by its first two letters.
 */
function asksFirst(language: Language): string {
  const others = Object.entries(
    Object.groupBy(
      LANGUAGES.filter((other) => other !== language),
      ([first]) => first ?? '',
    ),
  );
  const firsts = others.map(([first]) => first).join('');
  const stranger = [
    `[^${firsts},\\s][^,]*`,
    ...others.map(([first, those = []]) => `${first}(?:[^${those.map(([, second]) => second).join('')},][^,]*)?`),
  ].join('|');
  return `(?i)^(?:\\s*(?:${stranger}),)*\\s*${language}(?:[-;,\\s]|$)`;
}

function staticPage(name: PageName, language: Language): Record<string, unknown> {
  const { status, headers, body } = drawPage(name, language);
  return {
    handler: 'static_response',
    status_code: status,
    headers: Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, [value]])),
    body: body.replaceAll('{', '\\{'), // a brace would begin one of Caddy's placeholders
  };
}
