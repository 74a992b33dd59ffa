/** A problem document as the shop words it. */
export type ProblemDocument = {
  title: string;
  status: number;
  detail?: string;
  code: string;
  errors?: { field: string; message: string }[];
};

/** The shop refused; `code` says why. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: ProblemDocument;

  constructor(what: string, status: number, problem: ProblemDocument) {
    const fields = (problem.errors ?? []).map(({ field, message }) => `${field}: ${message}`).join('; ');
    super(`${what} was refused: ${status} ${problem.code} ${problem.detail ?? problem.title ?? ''} ${fields}`.trim());
    this.status = status;
    this.code = problem.code;
    this.problem = problem;
  }
}

/** `renew` signs in again where the session has ended, as a person does whose story lasts for months. */
export type Credentials = { cookie?: string; bearer?: string; renew?: () => Promise<string> };

export type Answer = { status: number; body: unknown; headers: Headers };

/** Speaks to the shop's HTTP API as one person or program would. */
export type ApiClient = {
  /** @throws Refused for everything but 2xx */
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  /** The same without an opinion about the status. `raw` is sent as it is. */
  ask(
    method: string,
    path: string,
    body?: unknown,
    raw?: { bytes: Uint8Array; headers?: Record<string, string> },
  ): Promise<Answer>;
  /** Somebody else at the same shop, from an address of their own. */
  as(credentials: Credentials): ApiClient;
  readonly baseUrl: string;
  readonly credentials: Credentials;
};

let addresses = 0;

/** Rate limits count by caller: each client of a story is a caller of its own, as X-Forwarded-For tells. */
function nextAddress(): string {
  addresses += 1;
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

/** Opens a client for the shop at `baseUrl`; signed out, unless credentials are given. */
export function openApi(baseUrl: string, credentials: Credentials = {}): ApiClient {
  const address = nextAddress();
  let { cookie } = credentials;
  const ask: ApiClient['ask'] = async (method, path, body, raw) => {
    const answer = await askOnce(method, path, body, raw);
    if (answer.status !== 401 || !credentials.renew) return answer;
    cookie = await credentials.renew();
    return askOnce(method, path, body, raw);
  };
  const askOnce: ApiClient['ask'] = async (method, path, body, raw) => {
    const answer = await fetch(new URL(path, baseUrl), {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        'x-forwarded-for': address,
        origin: new URL(baseUrl).origin,
        ...(cookie ? { cookie } : {}),
        ...(credentials.bearer ? { authorization: `Bearer ${credentials.bearer}` } : {}),
        ...(raw ? { 'content-type': 'application/octet-stream', ...raw.headers } : {}),
        ...(body !== undefined ? { 'content-type': 'application/json' } : {}),
      },
      ...(raw
        ? { body: raw.bytes as Uint8Array<ArrayBuffer> }
        : body !== undefined
          ? { body: JSON.stringify(body) }
          : {}),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, body: isJson && text !== '' ? JSON.parse(text) : text };
  };
  const must = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const { status, body: answered } = await ask(method, path, body);
    if (status >= 200 && status < 300) return answered as T; // because the caller names the shape the API documents
    throw new Refused(`${method} ${path}`, status, problemIn(answered));
  };
  return {
    baseUrl,
    credentials,
    ask,
    get: (path) => must('GET', path),
    post: (path, body = {}) => must('POST', path, body),
    put: (path, body) => must('PUT', path, body),
    as: (others) => openApi(baseUrl, others),
  };
}

function problemIn(body: unknown): ProblemDocument {
  if (typeof body === 'object' && body !== null && 'code' in body) return body as ProblemDocument; // because errors are problem documents
  return {
    title: typeof body === 'string' ? body.slice(0, 300) : JSON.stringify(body),
    status: 0,
    code: 'NO_PROBLEM_DOCUMENT',
  };
}
