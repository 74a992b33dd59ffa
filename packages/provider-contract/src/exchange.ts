import { ANSWER_BODY_BYTES_MAX, LOGGED_ANSWER_CHARS_MAX } from './limits.ts';

/** The part of `fetch` we use. An egress guard wraps it; one that blocks throws an error with code `EGRESS_REFUSED`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** One call as the operations log keeps it. Headers are left out on purpose: they hold the signature or the token. */
export type Exchange = {
  method: 'GET' | 'POST';
  url: string;
  /** null when no answer came. */
  status: number | null;
  ms: number;
  /** The body sent; null for a GET. */
  request: string | null;
  /** The body answered, capped, credentials masked; null when none could be read. */
  response: string | null;
};

export type Exchanged =
  | { kind: 'answered'; status: number; headers: Headers; body: unknown; exchange: Exchange }
  /** `sent: false` only when it is certain that no byte of the request left. */
  | { kind: 'failed'; sent: boolean; code: string; detail: string; exchange: Exchange };

type Call = { fetch: Fetch; method: 'GET' | 'POST'; url: string; headers: Record<string, string>; body: string | null };

/** Faults before the first byte of the request: the provider cannot have acted. Names are Node's, OpenSSL's and undici's. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|EGRESS_REFUSED|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|EPROTO)$/;

/** Sends one request and reads the whole answer within one time limit. Never throws. */
export async function exchange(call: Call, timeoutSeconds: number): Promise<Exchanged> {
  const startedMs = performance.now(); // a duration, not a time of day: the injected clock may stand still
  const soFar = (status: number | null, response: string | null): Exchange => ({
    method: call.method,
    url: call.url,
    status,
    ms: Math.round(performance.now() - startedMs),
    request: call.body,
    response: response === null ? null : loggable(response),
  });
  const signal = AbortSignal.timeout(timeoutSeconds * 1000);
  let response: Response;
  try {
    response = await call.fetch(call.url, {
      method: call.method,
      headers: call.headers,
      redirect: 'manual',
      signal,
      ...(call.body !== null && { body: call.body }),
    });
  } catch (fault) {
    return { kind: 'failed', ...readFault(fault, signal), exchange: soFar(null, null) };
  }
  try {
    const text = await readCapped(response);
    if (text === undefined) {
      const detail = `the answer is larger than ${ANSWER_BODY_BYTES_MAX} bytes`;
      return { kind: 'failed', sent: true, code: 'answer_too_large', detail, exchange: soFar(response.status, null) };
    }
    const { status, headers } = response;
    return { kind: 'answered', status, headers, body: parsedOrUndefined(text), exchange: soFar(status, text) };
  } catch (fault) {
    const code = signal.aborted ? 'timeout' : 'answer_truncated';
    return { kind: 'failed', sent: true, code, detail: faultText(fault), exchange: soFar(response.status, null) };
  }
}

function readFault(fault: unknown, signal: AbortSignal): { sent: boolean; code: string; detail: string } {
  if (signal.aborted) return { sent: true, code: 'timeout', detail: 'no answer within the time limit' };
  const codes = faultCodes(fault);
  const detail = faultText(fault);
  if (codes.includes('EGRESS_REFUSED')) return { sent: false, code: 'egress_refused', detail };
  // A reset counts as sent: from here it cannot be told whether it came during the handshake or after the body.
  const sent = codes.length === 0 || !codes.every((code) => NOT_SENT.test(code));
  return { sent, code: sent ? 'connection_lost' : 'connection_failed', detail };
}

/** Codes along the chain of causes; of a joint failure (IPv4 and IPv6) those of every part. */
function faultCodes(fault: unknown, depth = 0): string[] {
  if (!(fault instanceof Error) || depth > 5) return [];
  const own = 'code' in fault && typeof fault.code === 'string' ? [fault.code] : [];
  const parts = fault instanceof AggregateError ? fault.errors : [];
  return [...own, ...parts.flatMap((part) => faultCodes(part, depth + 1)), ...faultCodes(fault.cause, depth + 1)];
}

function faultText(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  return fault.cause instanceof Error ? `${fault.message}: ${fault.cause.message}` : fault.message;
}

/** @returns undefined when the body is larger than the cap; the rest is then not downloaded. */
async function readCapped(response: Response): Promise<string | undefined> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > ANSWER_BODY_BYTES_MAX) return undefined; // leaving the loop cancels the stream
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsedOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Credentials are told once and must not survive in a log: their values go, and so does unreadable text that may hold them. */
function loggable(text: string): string {
  const parsed = parsedOrUndefined(text);
  if (parsed === undefined) {
    const end = text.indexOf('credentials');
    return (end === -1 ? text : `${text.slice(0, end)}[cut]`).slice(0, LOGGED_ANSWER_CHARS_MAX);
  }
  let masked = false;
  const safe = JSON.stringify(parsed, (name, value) => {
    if (name !== 'credentials' || (Array.isArray(value) && value.length === 0)) return value;
    masked = true;
    return '[secret]';
  });
  return (masked ? safe : text).slice(0, LOGGED_ANSWER_CHARS_MAX);
}
