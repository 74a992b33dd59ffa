/**
 * Marketplace Provider Contract v1: what travels between VOZEX and a provider.
 *
 * Names are snake_case because they are the wire's. Unknown fields are dropped when read, on both
 * sides, so either may add fields within a major version.
 */
import { z } from 'zod';
import {
  EMAIL_CHARS_MAX,
  FIELDS_MAX,
  LINE_CHARS_MAX,
  QUANTITY_MAX,
  REFERENCE_CHARS_MAX,
  REVISION_MAX,
  TEXT_CHARS_MAX,
  URL_CHARS_MAX,
} from './limits.ts';

/** The major version this package speaks. */
export const CONTRACT_VERSION = 1;

export const ProviderAction = z.enum(['onboard', 'suspend', 'resume', 'cancel', 'upgrade']);
export type ProviderAction = z.infer<typeof ProviderAction>;

const Reference = z.string().min(1).max(REFERENCE_CHARS_MAX);
const Line = z.string().min(1).max(LINE_CHARS_MAX);
const Sentence = z.string().max(TEXT_CHARS_MAX);
const Instant = z.iso.datetime({ offset: true });
const HttpUrl = z.url({ protocol: /^https?$/ }).max(URL_CHARS_MAX);
const Quantity = z.int().min(0).max(QUANTITY_MAX);
const Revision = z.int().min(0).max(REVISION_MAX);
const Parameters = z.record(z.string().max(LINE_CHARS_MAX), z.unknown());

/**
 * Names one bought thing for ever; VOZEX uses `<order_id>:<order_item_id>`. The alphabet is what
 * may stand in a header, a query and a log line without escaping. No dot: the key feeds signed ids.
 */
export const InstanceKey = z.string().regex(/^[A-Za-z0-9_:-]{1,128}$/);

/** What VOZEX asks of a provider: the body of every POST. */
export const ProviderRequest = z.object({
  contract_version: z.int().min(1).max(999),
  action: ProviderAction,
  /** The provider this request is meant for. A signature alone does not say so. */
  audience: Reference,
  /** New for each attempt; for finding the attempt in two logs. Not part of the idempotency hash. */
  request_id: Reference,
  sent_at: Instant,
  instance_key: InstanceKey,
  order_id: Reference,
  order_item_id: Reference,
  /** Grows with each change of what this item should be. A lower one than already seen is stale. */
  revision: z.int().min(1).max(REVISION_MAX),
  /** The provider's own id of the instance; null until it has told one. */
  external_reference: Reference.nullable().default(null),
  product: z.object({
    external_product_ref: Reference,
    plan: Reference.nullable().default(null),
    billing_interval: Reference.nullable().default(null),
    trial_ends_at: Instant.nullable().default(null),
  }),
  quantity: Quantity.default(1),
  customer: z.object({
    id: Reference,
    email: z.string().min(3).max(EMAIL_CHARS_MAX),
    name: z.string().max(LINE_CHARS_MAX).nullable().default(null),
    locale: z.string().max(35).nullable().default(null),
    country: z.string().max(2).nullable().default(null),
  }),
  /** What the buyer chose, in the shape the product's parameter schema asks for. */
  parameters: Parameters.default({}),
  /** `upgrade` only: what was in force before. */
  previous: z
    .object({ plan: Reference.nullable(), quantity: Quantity.nullable(), parameters: Parameters.nullable() })
    .partial()
    .nullable()
    .default(null),
  desired_state: z.enum(['active', 'suspended', 'cancelled']),
  actor: z.object({ type: z.enum(['customer', 'admin', 'system']), id: Reference.nullable().default(null) }),
  /** True for test purchases: provide everything, bill nobody. */
  test: z.boolean().default(false),
  callback_url: HttpUrl.nullable().default(null),
  /** After this instant VOZEX gives up on the operation. */
  deadline_at: Instant.nullable().default(null),
  /**
   * `suspend` and `cancel`: a code, not a sentence. `payment_failed`, `paused`, `dispute`, `refunded`,
   * `subscription_ended`, `marketplace_request`, `customer_request`, `orphan`. The same for every attempt.
   */
  reason: Reference.nullable().default(null),
  /** `cancel` only. `purge` deletes at once what the other two keep for `retention_days`. */
  cancel: z
    .object({
      mode: z.enum(['end_of_term', 'immediate', 'purge']),
      retention_days: z.int().min(0).max(3_650).nullable().default(null),
    })
    .nullable()
    .default(null),
  /** `upgrade` only. */
  effective: z.enum(['now', 'next_renewal']).default('now'),
  /** `upgrade` only: answer whether it could be done, and change nothing. */
  dry_run: z.boolean().default(false),
});
export type ProviderRequest = z.output<typeof ProviderRequest>;

/** The provider's word for where an instance stands. VOZEX maps it to its own fulfillment status. */
export const ProviderStatus = z.enum([
  'accepted',
  'provisioning',
  'updating',
  'rotating',
  'awaiting_input',
  'awaiting_operator',
  'active',
  'degraded',
  'suspended',
  'cancelling',
  'cancelled',
  'purged',
  'failed',
]);
export type ProviderStatus = z.infer<typeof ProviderStatus>;

/** Statuses that will change by themselves: look again later. */
export const STATUSES_IN_MOTION: ReadonlySet<ProviderStatus> = new Set<ProviderStatus>([
  'accepted',
  'provisioning',
  'updating',
  'rotating',
  'cancelling',
]);

export const ProviderOperation = z.object({
  id: Reference,
  action: ProviderAction,
  status: z.enum(['queued', 'running', 'succeeded', 'failed']),
  progress: z.int().min(0).max(100).nullable().default(null),
  message: Sentence.nullable().default(null),
  started_at: Instant.nullable().default(null),
});
export type ProviderOperation = z.infer<typeof ProviderOperation>;

/** The deterministic answer: one shape for 200, 201, 202 and for `GET status`. */
export const ProviderAnswer = z.object({
  /** Echoed. VOZEX refuses an answer that names another instance. */
  instance_key: InstanceKey,
  /** Mandatory already with 202: whoever loses the connection afterwards can still ask. */
  external_reference: Reference,
  external_customer_id: Reference.nullable().default(null),
  external_subscription_id: Reference.nullable().default(null),
  workspace_url: HttpUrl.nullable().default(null),
  status: ProviderStatus,
  /** The highest revision the provider has acted on; null when it does not keep one. */
  observed_revision: Revision.nullable().default(null),
  operation: ProviderOperation.nullable().default(null),
  plan: Reference.nullable().default(null),
  quantity: Quantity.nullable().default(null),
  limits: Parameters.default({}),
  /** Can the customer work with it now? null when the provider does not say. */
  usable: z.boolean().nullable().default(null),
  inputs_required: z
    .array(
      z.object({
        name: Line,
        /** A JSON Schema of the one value. */
        schema: Parameters,
        label: Line,
        error: Sentence.nullable().default(null),
      }),
    )
    .max(FIELDS_MAX)
    .default([]),
  notice: z
    .object({
      level: z.enum(['info', 'warning', 'error']),
      title: Line,
      message: Sentence,
      href: HttpUrl.nullable().default(null),
    })
    .nullable()
    .default(null),
  expires_at: Instant.nullable().default(null),
  /** Told once, never logged, shown once. */
  credentials: z
    .array(z.object({ name: Line, value: z.string().max(TEXT_CHARS_MAX) }))
    .max(FIELDS_MAX)
    .default([]),
});
export type ProviderAnswer = z.output<typeof ProviderAnswer>;
/** What a provider writes: everything with a sensible default may be left out. */
export type ProviderAnswerDraft = z.input<typeof ProviderAnswer>;

/** `GET capabilities`: what VOZEX may ask of this provider, so that it offers nothing that cannot be done. */
export const ProviderCapabilities = z.object({
  contract_versions: z.array(z.int().min(1).max(999)).min(1).max(10),
  audience: Reference,
  actions: z.array(ProviderAction).min(1),
  /** Actions that may answer 202. */
  async_actions: z.array(ProviderAction).default([]),
  plans: z
    .array(
      z.object({
        external_product_ref: Reference,
        plan: Reference,
        title: Line,
        limits: Parameters.default({}),
        /** JSON Schema of `parameters` for `onboard` and for `upgrade`. */
        create_parameters: Parameters.nullable().default(null),
        update_parameters: Parameters.nullable().default(null),
      }),
    )
    .max(100)
    .default([]),
  /** After this long an operation that has not ended is a fault. Default 30 min, at most 7 d. */
  max_operation_seconds: z.int().min(1).max(604_800).default(1_800),
  callback_events: z.array(Reference).max(FIELDS_MAX).default([]),
  sso: z.boolean().default(false),
  usage: z.boolean().default(false),
  retention_days: z.int().min(0).max(3_650).nullable().default(null),
  /** The provider's clock: VOZEX warns when it is more than a minute off, before signatures fail. */
  server_time: Instant.nullable().default(null),
});
export type ProviderCapabilities = z.output<typeof ProviderCapabilities>;
export type ProviderCapabilitiesDraft = z.input<typeof ProviderCapabilities>;
