import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Addresses } from './admission.ts';
import { discover } from './discovery.ts';
import { apiVersionOf } from './kinds.ts';
import { notFound, Refused } from './refused.ts';
import { type Asked, readAsked, verbOf } from './request.ts';
import type { rightsOf } from './rights.ts';
import { selector } from './select.ts';
import type { Change, Store } from './store.ts';
import type { Json, Thing } from './thing.ts';
import { remove, write } from './write.ts';

/** What the API server asks of the rest of the fake cluster. */
export type ServerParts = {
  store: Store;
  addresses: Addresses;
  rights: ReturnType<typeof rightsOf>;
  /** Account of a bearer token; an administrator without one. @returns null for a token that nobody has. */
  userOf(token: string | null): string | null;
  /** What goes wrong, on purpose, before anything is done. */
  trouble(asked: Asked): Promise<void>;
  logsOf(pod: Thing, lines: number): string;
  exec(asked: Asked, request: IncomingMessage, socket: Duplex): void;
};

/** The HTTP side of the fake cluster. */
export async function openApiServer(parts: ServerParts): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    try {
      await answer(parts, request, response);
    } catch (error) {
      if (!(error instanceof Refused)) process.stderr.write(`fake cluster: ${String(error)}\n`);
      const refused = error instanceof Refused ? error : new Refused(500, 'InternalError', String(error));
      if (refused.code === 0) return response.destroy();
      send(response, refused.code, refused.status, refused.headers);
    }
  });
  server.on('upgrade', async (request, socket) => {
    try {
      const asked = await authorized(parts, request);
      if (asked?.subresource !== 'exec') throw new Refused(400, 'BadRequest', 'nothing here to upgrade');
      parts.exec(asked, request, socket);
    } catch (error) {
      const code = error instanceof Refused ? error.code : 500;
      socket.end(`HTTP/1.1 ${code} ${error instanceof Error ? error.message : ''}\r\nContent-Length: 0\r\n\r\n`);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // because it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function authorized(parts: ServerParts, request: IncomingMessage): Promise<Asked | null> {
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? null;
  const user = parts.userOf(token);
  if (user === null) throw new Refused(401, 'Unauthorized', 'Unauthorized');
  const asked = await readAsked(request);
  if (!asked) return null;
  const { kind, subresource, namespace = '', name = '' } = asked;
  const resource = subresource === undefined ? kind.plural : `${kind.plural}/${subresource}`;
  const verb = verbOf(asked);
  const access = { user, group: kind.group, resource, name, namespace };
  parts.rights.check({ ...access, verb });
  // What is applied and not there is made, which is a right of its own.
  const isNew = verb === 'patch' && !parts.store.find(kind.kind, asked.namespace, name);
  if (isNew) parts.rights.check({ ...access, verb: 'create' });
  await parts.trouble(asked);
  return asked;
}

async function answer(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const discovered = discover(path);
  if (discovered !== null) return send(response, 200, discovered);
  const asked = await authorized(parts, request);
  if (!asked) throw new Refused(404, 'NotFound', 'the server could not find the requested resource');
  const { store } = parts;
  if (asked.subresource === 'log') return sendLog(parts, asked, response);
  switch (verbOf(asked)) {
    case 'get':
      return send(response, 200, find(store, asked));
    case 'list':
      return send(response, 200, listed(store, asked));
    case 'watch':
      return watch(store, asked, response);
    case 'delete':
      return send(response, 200, remove(store, asked));
    default: {
      const { thing, isNew } = write(store, asked, parts.addresses);
      return send(response, isNew ? 201 : 200, thing);
    }
  }
}

function find(store: Store, { kind, namespace, name = '' }: Asked): Thing {
  const found = store.find(kind.kind, namespace, name);
  if (!found) throw notFound(kind.plural, name);
  return found;
}

/** In pages, when asked for them: what follows is named by its number. */
function listed(store: Store, { kind, namespace, query }: Asked): Json {
  const all = store.all(kind.kind, namespace).filter(selector(query));
  const begin = Number(query.get('continue') ?? '0');
  const limit = Number(query.get('limit') ?? '0') || all.length;
  const more = begin + limit < all.length ? { continue: String(begin + limit) } : {};
  const list = {
    kind: `${kind.kind}List`,
    apiVersion: apiVersionOf(kind),
    metadata: { resourceVersion: store.version, ...more },
    items: all.slice(begin, begin + limit),
  };
  return list as unknown as Json; // because things are JSON
}

function watch(store: Store, { kind, namespace, query }: Asked, response: ServerResponse): void {
  const isMeant = selector(query);
  response.writeHead(200, { 'content-type': 'application/json' });
  const tell = (change: Change) => {
    const isHere = namespace === undefined || change.thing.metadata.namespace === namespace;
    if (change.kind !== kind || !isHere || !isMeant(change.thing)) return;
    response.write(`${JSON.stringify({ type: change.type, object: change.thing })}\n`);
  };
  const from = Number(query.get('resourceVersion') ?? '0');
  if (from > 0) for (const change of store.since(from)) tell(change);
  else for (const thing of store.all(kind.kind, namespace)) tell({ type: 'ADDED', kind, thing, version: 0 });
  store.changes.on('change', tell);
  response.on('close', () => store.changes.off('change', tell));
  response.flushHeaders();
}

function sendLog(parts: ServerParts, asked: Asked, response: ServerResponse): void {
  const pod = find(parts.store, asked);
  const text = parts.logsOf(pod, Number(asked.query.get('tailLines') ?? '1000'));
  response.writeHead(200, { 'content-type': 'text/plain' });
  response.end(text.slice(0, Number(asked.query.get('limitBytes') ?? text.length)));
}

function send(response: ServerResponse, code: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(code, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
