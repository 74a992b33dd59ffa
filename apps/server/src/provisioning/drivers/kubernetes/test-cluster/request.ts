import type { IncomingMessage } from 'node:http';
import { KINDS, type Kind } from './kinds.ts';
import type { Fields } from './thing.ts';

/** What a request is about. */
export type Asked = {
  method: string;
  kind: Kind;
  namespace: string | undefined;
  name: string | undefined;
  subresource: string | undefined;
  query: URLSearchParams;
  contentType: string;
  body: Fields;
  /** Who writes: as the request says, else the program by its user agent. */
  manager: string;
};

const BODY_BYTES_MAX = 3_145_728;

/** Reads what a request is about. @returns null for a path that names no kind. */
export async function readAsked(request: IncomingMessage): Promise<Asked | null> {
  const url = new URL(request.url ?? '/', 'http://cluster');
  const place =
    /^\/(?:api|apis\/(?<group>[^/]+))\/v1(?:\/namespaces\/(?<namespace>[^/]+))?\/(?<plural>[a-z]+)(?:\/(?<name>[^/]+))?(?:\/(?<part>[a-z]+))?$/.exec(
      url.pathname,
    )?.groups ??
    /^\/api\/v1\/(?<plural>namespaces)\/(?<name>[^/]+)(?:\/(?<part>status|finalize))?$/.exec(url.pathname)?.groups;
  const kind = KINDS.find((one) => one.plural === place?.plural && one.group === (place.group ?? ''));
  if (!place || !kind) return null;
  return {
    method: request.method ?? 'GET',
    kind,
    namespace: place.namespace,
    name: place.name === undefined ? undefined : decodeURIComponent(place.name),
    subresource: place.part,
    query: url.searchParams,
    contentType: request.headers['content-type']?.split(';')[0] ?? 'application/json',
    body: await readBody(request),
    manager: url.searchParams.get('fieldManager') ?? (request.headers['user-agent'] ?? 'unknown').split('/')[0] ?? '',
  };
}

/** As JSON, also where YAML is said: every JSON is YAML, and clients send no other. */
async function readBody(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > BODY_BYTES_MAX) throw new Error('request body too large');
    chunks.push(chunk as Buffer);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Fields);
}

/** The verb that rights are about. */
export function verbOf({ method, name, query }: Asked): string {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return 'delete';
    default:
      if (query.get('watch') === 'true' || query.get('watch') === '1') return 'watch';
      return name === undefined ? 'list' : 'get';
  }
}
