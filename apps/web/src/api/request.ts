import { languageOfPage } from '../languages/say.ts';
import { readProblem } from './problem.ts';

type RequestOptions = {
  query?: Readonly<Record<string, string>>;
  /** A Blob goes as bytes, everything else as JSON. */
  body?: unknown;
  signal?: AbortSignal;
};

/**
 * Calls what the server's description does not cover: the accounts library's endpoints, uploads of bytes, and what
 * exists in development only. Everything else goes through `api` in client.ts.
 *
 * @param Answer trusted, not checked.
 * @throws Problem for every answer outside 200..299; TypeError when no answer came.
 */
export async function request<Answer>(
  method: 'GET' | 'POST',
  path: string,
  { query, body, signal }: RequestOptions = {},
): Promise<Answer> {
  const bytes = body instanceof Blob ? body : undefined;
  const response = await fetch(query ? `${path}?${new URLSearchParams(query)}` : path, {
    method,
    signal: signal ?? null,
    headers: {
      'accept-language': languageOfPage(),
      ...(body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body !== undefined && { body: bytes ?? JSON.stringify(body) }),
  });
  const answer = parse(await response.text());
  if (!response.ok) throw readProblem(response.status, answer);
  return answer as Answer;
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy's HTML page: the status says enough
  }
}
