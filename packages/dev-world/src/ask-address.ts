import { request } from 'node:http';

/** What visitors wait for, at most. */
const ANSWER_MS_MAX = 5_000;

type Ask = { method?: 'GET' | 'POST' | 'DELETE'; headers?: Record<string, string>; body?: string };

/**
 * Asks an address as a browser does: every name below localhost is this machine, whatever its DNS says (RFC 6761, 6.3).
 *
 * @throws Error when nobody answers in time.
 */
export function askAddress(
  address: string | URL,
  { body, ...ask }: Ask = {},
): Promise<{ status: number; text: string }> {
  const url = new URL(address);
  const isHere = url.hostname === 'localhost' || url.hostname.endsWith('.localhost');
  const to = { host: isHere ? '127.0.0.1' : url.hostname, port: url.port, path: url.pathname + url.search };
  const headers = { host: url.host, ...ask.headers };
  return new Promise((resolve, reject) => {
    const asked = request({ ...to, ...ask, headers, signal: AbortSignal.timeout(ANSWER_MS_MAX) }, async (answer) => {
      const parts: Buffer[] = [];
      try {
        for await (const part of answer) parts.push(part as Buffer); // because no encoding was set
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') });
      } catch (error) {
        reject(error);
      }
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
