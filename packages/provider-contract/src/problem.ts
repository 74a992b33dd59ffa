import { z } from 'zod';
import { FIELDS_MAX, LINE_CHARS_MAX, REFERENCE_CHARS_MAX, TEXT_CHARS_MAX } from './limits.ts';

/**
 * What VOZEX does about a refusal:
 * - `retryable`: nothing happened; wait and send the same key again
 * - `unknown`: it may have happened; ask by key before anything else, and never use a new key
 * - `needs_customer`: show the fields, wait for the customer
 * - `needs_operator`: a person at VOZEX must look; do not burn the attempts of other orders on it
 * - `permanent`: asking again cannot help
 * - `stale`: a newer revision has been seen; drop it
 */
export const ProblemClass = z.enum(['retryable', 'unknown', 'needs_customer', 'needs_operator', 'permanent', 'stale']);
export type ProblemClass = z.infer<typeof ProblemClass>;

type ProblemSpec = { class: ProblemClass; http: number; title: string };

/** Every code of the contract, with the class it has and the status it travels with. Clients branch on the code. */
export const PROBLEMS = {
  rate_limited: { class: 'retryable', http: 429, title: 'Too many requests' },
  unavailable: { class: 'retryable', http: 503, title: 'Not available right now' },
  operation_in_progress: { class: 'retryable', http: 409, title: 'Another operation on this instance is running' },
  internal_error: { class: 'unknown', http: 500, title: 'Something broke, and it may have taken effect' },
  input_invalid: { class: 'needs_customer', http: 422, title: 'The customer must correct something' },
  input_required: { class: 'needs_customer', http: 422, title: 'The customer must tell something' },
  domain_unverified: { class: 'needs_customer', http: 422, title: 'The domain is not verified' },
  quota_below_usage: { class: 'needs_customer', http: 422, title: 'More is in use than the plan allows' },
  terms_not_accepted: { class: 'needs_customer', http: 422, title: 'The terms are not accepted' },
  auth_failed: { class: 'needs_operator', http: 401, title: 'The request is not signed by a key we know' },
  audience_mismatch: { class: 'needs_operator', http: 403, title: 'The request is meant for another provider' },
  capacity_exhausted: { class: 'needs_operator', http: 507, title: 'No room for another instance' },
  version_unsupported: { class: 'needs_operator', http: 412, title: 'We do not speak this contract version' },
  plan_unknown: { class: 'needs_operator', http: 422, title: 'No such product or plan' },
  endpoint_missing: { class: 'needs_operator', http: 404, title: 'No such endpoint' },
  account_limit: { class: 'needs_operator', http: 402, title: 'The marketplace account is at its limit' },
  invalid_request: { class: 'permanent', http: 400, title: 'The request is not understood' },
  idempotency_mismatch: { class: 'permanent', http: 422, title: 'This key was used with another content' },
  not_allowed: { class: 'permanent', http: 422, title: 'Not possible in this state' },
  terminated: { class: 'permanent', http: 410, title: 'The instance was deleted' },
  instance_unknown: { class: 'permanent', http: 404, title: 'No such instance' },
  stale_revision: { class: 'stale', http: 409, title: 'A newer revision was seen' },
} as const satisfies Record<string, ProblemSpec>;
export type ProblemCode = keyof typeof PROBLEMS;

export const ProblemField = z.object({
  /** JSON Pointer (RFC 6901) into the request body, e.g. `/parameters/workspace_name`. */
  pointer: z.string().max(LINE_CHARS_MAX),
  message: z.string().max(TEXT_CHARS_MAX),
});
export type ProblemField = z.infer<typeof ProblemField>;

/** An `application/problem+json` document (RFC 9457) with the contract's members. */
export const ProviderProblem = z.object({
  type: z.string().max(TEXT_CHARS_MAX),
  title: z.string().max(LINE_CHARS_MAX),
  status: z.int().min(400).max(599),
  /** For the log and the operator. */
  detail: z.string().max(TEXT_CHARS_MAX).optional(),
  instance: z.string().max(TEXT_CHARS_MAX).optional(),
  code: z.string().min(1).max(REFERENCE_CHARS_MAX),
  class: ProblemClass,
  retry_after: z.number().min(0).optional(),
  /** Is the instance still usable despite the refusal? */
  usable: z.boolean().optional(),
  /** May the same request be sent again? */
  repeatable: z.boolean().optional(),
  fields: z.array(ProblemField).max(FIELDS_MAX).optional(),
  /** For the customer, in the customer's language where the provider speaks it. */
  user_message: z.string().max(TEXT_CHARS_MAX).optional(),
  request_id: z.string().max(REFERENCE_CHARS_MAX).optional(),
  supported_versions: z.array(z.int()).optional(),
});
export type ProviderProblem = z.infer<typeof ProviderProblem>;

/** What a provider says beside the code when it refuses. */
export type ProblemParts = {
  detail: string;
  userMessage?: string;
  fields?: ProblemField[];
  retryAfterSeconds?: number;
  usable?: boolean;
  requestId?: string;
  supportedVersions?: number[];
};

/** Builds the problem document of a code. `type` is a name, not an address: nothing is fetched from it. */
export function problemOf(code: ProblemCode, parts: ProblemParts): ProviderProblem {
  const spec = PROBLEMS[code];
  return {
    type: `urn:vozex:problem:${code}`,
    title: spec.title,
    status: spec.http,
    detail: parts.detail,
    code,
    class: spec.class,
    ...(parts.retryAfterSeconds !== undefined && { retry_after: parts.retryAfterSeconds }),
    ...(parts.usable !== undefined && { usable: parts.usable }),
    repeatable: spec.class === 'retryable' || spec.class === 'unknown',
    ...(parts.fields && { fields: parts.fields }),
    ...(parts.userMessage !== undefined && { user_message: parts.userMessage }),
    ...(parts.requestId !== undefined && { request_id: parts.requestId }),
    ...(parts.supportedVersions && { supported_versions: parts.supportedVersions }),
  };
}

/**
 * Reads somebody's error body as far as it makes sense. Each member stands alone: a misspelled
 * `class` must not cost us the readable `code`. Answers {} for HTML, nothing, or an array.
 */
export function readProblem(body: unknown): Partial<ProviderProblem> {
  if (typeof body !== 'object' || body === null) return {};
  const read: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(ProviderProblem.shape)) {
    const member = schema.safeParse((body as Record<string, unknown>)[name]); // because the line above has checked it
    if (member.success && member.data !== undefined) read[name] = member.data;
  }
  return read as Partial<ProviderProblem>; // because every member was parsed by its own schema
}
