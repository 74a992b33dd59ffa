import { pino } from 'pino';
import { traceFields } from './trace.ts';

/** One structured line: an event name and its fields. Rooms declare their lines in `log-events.ts`. */
export type Log = {
  debug<E extends string>(event: E, fields?: FieldsOf<E>): void;
  info<E extends string>(event: E, fields?: FieldsOf<E>): void;
  warn<E extends string>(event: E, fields?: FieldsOf<E>): void;
  error<E extends string>(event: E, fields?: FieldsOf<E>): void;
};

type Fields = Record<string, unknown>;

/** What every line about a delivery says (plan 10); null where it cannot know one. */
export type DeliveryFields = {
  order_id: string | null;
  order_item_id: string | null;
  driver: string | null;
  external_reference: string | null;
};

/** What every line about a payment says (plan 10); null where it cannot know one. */
export type PaymentFields = {
  gateway: string;
  event_id: string | null;
  order_id: string | null;
  payment_id: string | null;
};

/** A line of a name that begins so does not compile without the plan's fields. */
type FieldsOf<E extends string> = E extends `fulfillment.${string}`
  ? DeliveryFields & Fields
  : E extends `payments.${string}` | `checkout.${string}`
    ? PaymentFields & Fields
    : Fields;

/** Keys whose values never reach a log, wherever they stand in a line. */
const REDACTED = ['password', 'secret', 'token', 'authorization', 'cookie', 'api_key', 'key_sealed', 'license_key'];

/** JSON lines on standard output; `level` is one of pino's. */
export function openLog(level: string): Log {
  const logger = pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: traceFields,
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
