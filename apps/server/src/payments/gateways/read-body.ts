import { z } from 'zod';
import { UnreadableWebhook } from '../gateway.ts';

/** Longer than any id of either gateway by far. */
const ID_LENGTH_MAX = 128;
/** What a person reads of a gateway's reason; the event keeps the whole. */
const REASON_LENGTH_MAX = 500;

/** An id as gateways make them: printable ASCII. Anything else would not survive the database's text columns. */
export const GatewayId = z
  .string()
  .max(ID_LENGTH_MAX)
  .regex(/^[\x21-\x7e]+$/);

/** ISO 4217, upper case. */
export const GatewayCurrency = z.string().regex(/^[A-Z]{3}$/);

const EVENT_TYPE = /^[\w.-]{1,100}$/;

/** What a delivery's type is called in the list of events, when its body does not tell. */
const UNREADABLE_TYPE = 'unreadable';

/** Parses a kept body. @throws UnreadableWebhook when it is no JSON object. */
export function readJsonObject(body: Buffer): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw new UnreadableWebhook('the body is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new UnreadableWebhook('the body is not a JSON object');
  }
  return parsed as Record<string, unknown>;
}

/** The named strings of a body, as far as they can be read; for the list of events, never for a decision. */
export function peekText(body: Buffer, field: string): string | undefined {
  try {
    const value = readJsonObject(body)[field];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The event type as a list may show it. */
export function peekType(body: Buffer, field: string): string {
  const type = peekText(body, field);
  return type !== undefined && EVENT_TYPE.test(type) ? type : UNREADABLE_TYPE;
}

/** @throws UnreadableWebhook naming what does not fit the shape. */
export function readAs<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UnreadableWebhook(`${what}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'does not fit'}`);
}

/** A gateway's date, or null: PayPal's simulator sends a month 19, and a genuine event is not refused for that. */
export function readDate(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** A reason as a person may read it: one line, no control characters, bounded. */
export function readReason(...parts: unknown[]): { reason?: string } {
  const text = parts
    .filter((part) => typeof part === 'string' && part !== '')
    .join(': ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\x00-\x1f\x7f]+/g, ' ')
    .toWellFormed()
    .slice(0, REASON_LENGTH_MAX);
  return text === '' ? {} : { reason: text };
}

/** The refs that are there: null and undefined ones are left out. */
export function present<K extends string>(refs: Record<K, string | null | undefined>): { [key in K]?: string } {
  return Object.fromEntries(Object.entries(refs).filter(([, value]) => value)) as { [key in K]?: string }; // because only texts are left
}
