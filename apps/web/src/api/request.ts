import { readProblem } from './problem.ts';

type Query = Readonly<Record<string, string | number | null | undefined>>;
type RequestOptions = {
  query?: Query;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal | undefined;
};

/**
 * Sends one request to our own server and reads its JSON.
 *
 * @param Answer trusted, not checked: both sides are built from one description of the API.
 * @throws Problem for every answer outside 200..299; TypeError when no answer came.
 */
export async function request<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  const raw = options.body instanceof Blob;
  const response = await fetch(path + queryText(options.query), {
    method,
    credentials: 'same-origin',
    signal: options.signal ?? null,
    headers: {
      accept: 'application/json',
      ...(options.body !== undefined && { 'content-type': raw ? 'application/octet-stream' : 'application/json' }),
      ...options.headers,
    },
    ...(options.body !== undefined && { body: raw ? (options.body as Blob) : JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const body = parse(text);
  if (!response.ok) throw readProblem(response.status, body);
  return body as Answer;
}

/** `?q=till&limit=10`; what is empty is left out, so that equal questions have equal addresses. */
function queryText(query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy's HTML page: the status says enough
  }
}
