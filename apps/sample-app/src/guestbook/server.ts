import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Book } from './book.ts';
import { DRILLS } from './drills.ts';
import type { Environment } from './env.ts';
import type { Settings } from './migrate-book.ts';
import { pageOf } from './page.ts';
import type { Release } from './release.ts';

type Site = { book: Book; release: Release; environment: Environment };
type Answer = { status: number; json?: unknown; html?: string; location?: string };

/** Nobody leaves more than this in a guestbook. */
const BODY_BYTES_MAX = 16_384;

/** Builds the site; the caller listens. */
export function openSite(site: Site): Server {
  return createServer(async (request, response) => {
    const answer = await answerTo(site, request).catch((error: unknown): Answer => {
      return { status: 500, json: { error: error instanceof Error ? error.message : String(error) } };
    });
    send(response, answer);
  });
}

async function answerTo(site: Site, request: IncomingMessage): Promise<Answer> {
  const { book, release, environment } = site;
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://guestbook');
  const hasSettings = release.schema >= 2;
  switch (`${request.method} ${pathname}`) {
    case 'GET /healthz':
      return release.healthy
        ? { status: 200, json: { status: 'ok', version: release.version } }
        : { status: 503, json: { status: 'broken', version: release.version } };
    case 'GET /':
      return {
        status: 200,
        html: pageOf({
          entries: book.entries(),
          settings: hasSettings ? book.settings() : undefined,
          version: release.version,
        }),
      };
    case 'GET /api/entries':
      return { status: 200, json: { version: release.version, entries: book.entries() } };
    case 'POST /': {
      const form = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
      return { ...(await leaveEntry(site, form)), status: 303, location: '/' };
    }
    case 'POST /api/entries':
      return leaveEntry(site, JSON.parse(await bodyOf(request)));
    case 'GET /api/settings':
      return hasSettings ? { status: 200, json: book.settings() } : NOT_FOUND;
    case 'PUT /api/settings':
      if (!isOwner(request, environment.adminToken)) return NOT_OWNER;
      return { status: 200, json: await book.change(settingsOf(JSON.parse(await bodyOf(request)))) };
    case 'DELETE /api/entries':
      if (!isOwner(request, environment.adminToken)) return NOT_OWNER;
      return (await book.remove(searchParams.get('id') ?? '')) ? { status: 200, json: {} } : NOT_FOUND;
  }
  const drill = /^POST \/drill\/(\w+)$/.exec(`${request.method} ${pathname}`)?.[1];
  if (!drill || !environment.drills || !Object.hasOwn(DRILLS, drill)) return NOT_FOUND;
  const result = DRILLS[drill]?.(searchParams.get('with') ?? '', environment.dataFolder);
  return { status: 200, json: { result } };
}

const NOT_FOUND: Answer = { status: 404, json: { error: 'there is nothing here' } };
const NOT_OWNER: Answer = { status: 401, json: { error: 'only the owner may do this' } };

async function leaveEntry({ book, release }: Site, said: Record<string, unknown>): Promise<Answer> {
  const { name, text } = said;
  if (typeof name !== 'string' || typeof text !== 'string' || text.trim() === '') {
    return { status: 422, json: { error: 'an entry has a name and a text' } };
  }
  if (release.schema >= 2 && !book.settings().open) return { status: 403, json: { error: 'the guestbook is closed' } };
  return { status: 201, json: await book.add({ name: name.slice(0, 80), text: text.slice(0, 2_000) }) };
}

function settingsOf(said: Record<string, unknown>): Partial<Settings> {
  return {
    ...(typeof said.title === 'string' ? { title: said.title.slice(0, 80) } : {}),
    ...(typeof said.open === 'boolean' ? { open: said.open } : {}),
  };
}

function isOwner(request: IncomingMessage, token: string | undefined): boolean {
  if (!token) return false;
  const expected = Buffer.from(`Bearer ${token}`);
  const given = Buffer.from(request.headers.authorization ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > BODY_BYTES_MAX) throw new Error('too much for a guestbook');
  }
  return text;
}

function send(response: ServerResponse, { status, json, html, location }: Answer): void {
  response.writeHead(status, {
    'content-type': html === undefined ? 'application/json' : 'text/html; charset=utf-8',
    ...(location === undefined ? {} : { location }),
  });
  response.end(html ?? JSON.stringify(json));
}
