import { getGlobalDispatcher, interceptors, request } from 'undici';
import { ProxyUnreachable } from './instance-proxy.ts';

/** A part of Caddy's configuration as it is now, with the mark that says so. */
export type CaddyPart = { value: unknown; etag: string | undefined };

/** The part of Caddy's admin API that is used here. */
export type CaddyAdmin = {
  /** What stands at a path of the configuration; null where nothing does. @throws ProxyUnreachable */
  read(path: string): Promise<CaddyPart>;
  /**
   * Puts a value in place of what was read; Caddy takes the whole change or none of it.
   *
   * @returns false when somebody else has changed it since. @throws ProxyUnreachable
   */
  replace(path: string, value: unknown, before: CaddyPart): Promise<boolean>;
};

/** Caddy loads a changed configuration before it answers, milliseconds. */
const ANSWER_MS_MAX = 20_000;

/** Caddy ends its connections while it loads a changed configuration: whoever only reads asks once more. */
const readAgain = interceptors.retry({
  maxRetries: 2,
  minTimeout: 100,
  methods: ['GET'],
  statusCodes: [],
  errorCodes: ['ECONNRESET', 'UND_ERR_SOCKET'],
});

/** @see https://caddyserver.com/docs/api, "Concurrent config changes" */
export function openCaddyAdmin(adminUrl: string): CaddyAdmin {
  const dispatcher = getGlobalDispatcher().compose(readAgain);
  const ask = async (
    method: 'GET' | 'PUT' | 'PATCH',
    path: string,
    change?: { value: unknown; etag?: string | undefined },
  ) => {
    try {
      const { statusCode, body, trailers } = await request(`${adminUrl}/config/${path}`, {
        method,
        headers: {
          ...(change === undefined ? {} : { 'content-type': 'application/json' }),
          ...(change?.etag === undefined ? {} : { 'if-match': change.etag }),
        },
        body: change === undefined ? null : JSON.stringify(change.value),
        signal: AbortSignal.timeout(ANSWER_MS_MAX),
        dispatcher,
      });
      const text = await body.text(); // trailers are there only after the body
      const { etag } = trailers;
      return { status: statusCode, text, etag: typeof etag === 'string' ? etag : undefined };
    } catch (error) {
      throw new ProxyUnreachable(`Caddy does not answer at ${adminUrl}`, { cause: error });
    }
  };
  return {
    async read(path) {
      const { status, text, etag } = await ask('GET', path);
      // Below something that is not there, Caddy speaks of an invalid path.
      if (status === 400 && text.includes('invalid traversal path')) return { value: null, etag };
      if (status !== 200) throw new ProxyUnreachable(`Caddy answered ${status} for ${path}: ${text.slice(0, 300)}`);
      return { value: JSON.parse(text) as unknown, etag };
    },
    async replace(path, value, before) {
      const method = before.value === null ? 'PUT' : 'PATCH';
      const { status, text } = await ask(method, path, { value, etag: before.etag });
      if (status === 412) return false;
      if (status !== 200) throw new ProxyUnreachable(`Caddy refused ${path}: ${status} ${text.slice(0, 300)}`);
      return true;
    },
  };
}
