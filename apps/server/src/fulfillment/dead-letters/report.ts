import type { DeadLetterRow } from './store.ts';

/** Names under which secrets travel; their values are never shown. */
const SECRET_NAME = '[^"]*(?:secret|token|passwo?r?d|authorization|api_?key|credential|signature)[^"]*';
const IN_JSON = new RegExp(`("${SECRET_NAME}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'gi');
const IN_URL = /([?&](?:token|secret|signature|key|access_token)=)[^&\s"]+/gi;
const BEARER = /\b(bearer\s+)[\w.~+/-]+=*/gi;

const LINES_MAX_CHARS = 6_000;

/** Hides what may be secret in a text that goes to somebody else. */
export function masked(text: string): string {
  return text.replaceAll(IN_JSON, '$1"•••"').replaceAll(IN_URL, '$1•••').replaceAll(BEARER, '$1•••');
}

/** What a provider's developer needs to find it on his side: ids, times, what was sent and answered. */
export function reportOf(row: DeadLetterRow, developerVoice: string): string {
  const { call } = row;
  const { request, status, response, ms } = (call?.exchange ?? {}) as {
    request?: unknown;
    status?: number;
    response?: string;
    ms?: number;
  };
  const lines = [
    `error: ${row.code}${row.error_class ? ` (${row.error_class})` : ''}`,
    `meaning: ${developerVoice}`,
    `detail: ${row.detail ?? '-'}`,
    `driver: ${row.driver}, provider: ${row.provider}`,
    `delivery: ${row.id}, order: ${row.order_id}`,
    `failed at: ${row.failed_at.toISOString()}`,
    ...(call
      ? [
          `operation: ${call.operation_key} (${call.action}, attempt ${call.attempt}, ${call.outcome})`,
          `started: ${new Date(call.started_at).toISOString()}${ms === undefined ? '' : `, took ${ms} ms`}`,
        ]
      : []),
    ...(request === undefined ? ['request: none was sent'] : [`request: ${JSON.stringify(request, null, 2)}`]),
    ...(status === undefined && response === undefined ? [] : [`answer: HTTP ${status ?? '-'}`, response ?? '']),
    'contract: packages/provider-contract/README.md',
  ];
  return masked(lines.join('\n')).slice(0, LINES_MAX_CHARS);
}
