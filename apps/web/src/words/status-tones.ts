import type {
  DisputeStatus,
  DomainStatus,
  FulfillmentStatus,
  GuardBatchStatus,
  GuardVerdict,
  InstallationStatus,
  InstanceBackupStatus,
  InstanceOperationStatus,
  InstanceState,
  LicenseStatus,
  OperationOutcome,
  OrderStatus,
  PathMoveStatus,
  PaymentStatus,
  PoolStatus,
  ProductStatus,
  RefundStatus,
  SubscriptionStatus,
  TaskState,
  WebhookEventStatus,
} from '@vozex/domain';
import type { Tone } from '../ui/tone.ts';

// Which colour each status has, everywhere. A new status does not compile until it has one.

export const FULFILLMENT_TONE = {
  queued: 'busy',
  processing: 'busy',
  awaiting_customer: 'warn',
  manual_pending: 'busy',
  active: 'good',
  suspended: 'warn',
  failed: 'bad',
  cancelled: 'quiet',
} satisfies Record<FulfillmentStatus, Tone>;

export const ORDER_TONE = {
  pending: 'warn',
  on_hold: 'warn',
  paid: 'good',
  partially_refunded: 'quiet',
  refunded: 'quiet',
  expired: 'quiet',
  cancelled: 'quiet',
} satisfies Record<OrderStatus, Tone>;

export const PAYMENT_TONE = {
  pending: 'busy',
  succeeded: 'good',
  held: 'warn',
  failed: 'bad',
  cancelled: 'quiet',
} satisfies Record<PaymentStatus, Tone>;

export const REFUND_TONE = {
  requested: 'busy',
  unknown: 'warn',
  pending: 'busy',
  succeeded: 'good',
  failed: 'bad',
} satisfies Record<RefundStatus, Tone>;

export const DISPUTE_TONE = {
  opened: 'bad',
  under_review: 'busy',
  won: 'good',
  lost: 'quiet',
} satisfies Record<DisputeStatus, Tone>;

export const SUBSCRIPTION_TONE = {
  trialing: 'busy',
  active: 'good',
  past_due: 'warn',
  on_hold: 'bad',
  paused: 'quiet',
  cancel_scheduled: 'warn',
  cancelled: 'quiet',
  expired: 'quiet',
} satisfies Record<SubscriptionStatus, Tone>;

export const EVENT_TONE = {
  received: 'busy',
  applied: 'good',
  ignored: 'quiet',
  quarantined: 'bad',
} satisfies Record<WebhookEventStatus, Tone>;

export const DOMAIN_TONE = {
  pending_dns: 'warn',
  verified: 'busy',
  issuing: 'busy',
  active: 'good',
  failing: 'bad',
  released: 'quiet',
} satisfies Record<DomainStatus, Tone>;

export const INSTALLATION_TONE = {
  setting_up: 'busy',
  starting: 'busy',
  running: 'good',
  stopped: 'quiet',
  paused: 'warn',
  in_trouble: 'bad',
  ending: 'busy',
  ended: 'quiet',
} satisfies Record<InstallationStatus, Tone>;

export const LICENSE_TONE = {
  active: 'good',
  suspended: 'warn',
  revoked: 'bad',
  expired: 'quiet',
} satisfies Record<LicenseStatus, Tone>;

export const TASK_STATE_TONE = {
  unassigned: 'warn',
  in_work: 'busy',
  awaiting_customer: 'quiet',
  done: 'good',
  cancelled: 'quiet',
} satisfies Record<TaskState, Tone>;

export const PRODUCT_TONE = {
  draft: 'warn',
  published: 'good',
  archived: 'quiet',
} satisfies Record<ProductStatus, Tone>;

export const INSTANCE_STATE_TONE = {
  absent: 'quiet',
  starting: 'busy',
  running: 'good',
  unhealthy: 'bad',
  suspended: 'warn',
  stopped: 'quiet',
  failed: 'bad',
} satisfies Record<InstanceState, Tone>;

export const INSTANCE_OPERATION_TONE = {
  requested: 'busy',
  running: 'busy',
  done: 'good',
  failed: 'bad',
} satisfies Record<InstanceOperationStatus, Tone>;

export const BACKUP_TONE = {
  requested: 'busy',
  ready: 'good',
  failed: 'bad',
  deleted: 'quiet',
} satisfies Record<InstanceBackupStatus, Tone>;

export const PATH_MOVE_TONE = {
  preparing: 'busy',
  overlap: 'warn',
  completed: 'good',
  returned: 'quiet',
  failed: 'bad',
} satisfies Record<PathMoveStatus, Tone>;

export const POOL_TONE = {
  open: 'good',
  cordoned: 'warn',
  draining: 'warn',
} satisfies Record<PoolStatus, Tone>;

export const OUTCOME_TONE = {
  in_flight: 'busy',
  delivered: 'good',
  done: 'good',
  not_yet: 'busy',
  needs_customer: 'warn',
  needs_operator: 'warn',
  try_again: 'warn',
  give_up: 'bad',
  unknown: 'warn',
} satisfies Record<OperationOutcome, Tone>;

export const GUARD_TONE = {
  open: 'bad',
  waiting: 'busy',
  passed: 'good',
  held: 'warn',
  approved: 'good',
  rejected: 'quiet',
} satisfies Record<GuardVerdict | GuardBatchStatus, Tone>;
