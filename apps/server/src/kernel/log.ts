import { pino } from 'pino';

/** One structured line: an event name and its fields. Rooms declare their lines in `log-events.ts`. */
export type Log = {
  debug(event: string, fields?: Record<string, unknown>): void;
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
};

/** Keys whose values never reach a log, wherever they stand in a line. */
const REDACTED = ['password', 'secret', 'token', 'authorization', 'cookie', 'api_key', 'key_sealed', 'license_key'];

/** JSON lines on standard output; `level` is one of pino's. */
export function openLog(level: string): Log {
  const logger = pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED.flatMap((key) => [key, `*.${key}`]), censor: '[secret]' },
  });
  const at = (name: 'debug' | 'info' | 'warn' | 'error') => (event: string, fields?: Record<string, unknown>) =>
    logger[name]({ event, ...fields });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** An error as log fields: its message and stack, never the objects it carries. */
export function errorFields(error: unknown): Record<string, unknown> {
  return error instanceof Error ? { error: error.message, stack: error.stack } : { error: String(error) };
}
