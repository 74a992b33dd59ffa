import { createHash } from 'node:crypto';
import type { ProviderAction } from './messages.ts';

/** Members that differ between two attempts of one operation, and so are no part of what is asked. */
const PER_ATTEMPT = new Set(['request_id', 'sent_at', 'deadline_at']);

/** The key of one operation: constant over its retries, different for the second suspend of the same instance. */
export function idempotencyKeyOf(of: { instance_key: string; action: ProviderAction; revision: number }): string {
  return `${of.instance_key}:${of.action}:${of.revision}`;
}

/** The header value: a quoted structured-field string, as draft-ietf-httpapi-idempotency-key-header asks. */
export function idempotencyHeaderOf(of: { instance_key: string; action: ProviderAction; revision: number }): string {
  return `"${idempotencyKeyOf(of)}"`;
}

/**
 * SHA-256 (hex) of what a body asks for: members sorted, so that a re-serialized retry is the same,
 * and without those that are new for each attempt. Unknown members count: they may change the meaning.
 */
export function canonicalHashOf(body: Record<string, unknown>): string {
  const asked = Object.fromEntries(Object.entries(body).filter(([name]) => !PER_ATTEMPT.has(name)));
  return createHash('sha256').update(canonicalJson(asked)).digest('hex');
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
