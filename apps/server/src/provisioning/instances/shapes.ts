import {
  INSTALLATION_ACTIONS,
  InstallationStatus,
  InstanceBackupStatus,
  InstanceDesire,
  InstanceOperationKind,
  InstanceOperationStatus,
  InstanceOperationStep,
  InstanceState,
  idSchema,
} from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { label } from '../../kernel/language.ts';
import type { BackupRow } from './backup-store.ts';
import { installationStatus, installationUrl } from './installation-status.ts';
import type { InstanceMove, InstanceView, OperationView } from './store.ts';

const Time = z.iso.datetime();
const Limits = z.object({ cpu_millis: z.int(), memory_mb: z.int(), disk_mb: z.int() });
const Usage = z.object({
  cpu_millis: z.number().nullable(),
  memory_mb: z.number().nullable(),
  disk_mb: z.number().nullable(),
});
const ActionName = z.enum(['start', 'stop', 'restart', 'backup', 'restore', 'upgrade']);

/** An installation as its customer sees it. */
export const Installation = z
  .object({
    id: idSchema('instance'),
    product_name: z.string(),
    order_id: z.string(),
    fulfillment_id: z.string(),
    status: InstallationStatus,
    status_label: z.string(),
    problem: z.string().nullable().meta({ description: 'One sentence while it is in trouble.' }),
    url: z.string().nullable(),
    version: z.string(),
    newer_version: z.string().nullable(),
    plan: z.string().nullable(),
    limits: Limits,
    usage: Usage,
    operation: z
      .object({ kind: InstanceOperationKind, step: InstanceOperationStep.nullable() })
      .nullable()
      .meta({ description: 'What is being done to it, and how far that is.' }),
    actions: z.array(ActionName).meta({ description: 'What may be asked for now.' }),
    created_at: Time,
  })
  .meta({ id: 'Installation' });

export const InstanceBackup = z
  .object({
    id: idSchema('instance_backup'),
    kind: z.enum(['manual', 'before_upgrade', 'before_restore']),
    status: InstanceBackupStatus,
    version: z.string().nullable(),
    size_bytes: z.int().nullable(),
    sha256: z.string().nullable(),
    created_at: Time,
  })
  .meta({ id: 'InstanceBackup' });

const DoneToIt = z.object({
  id: idSchema('instance_operation'),
  kind: InstanceOperationKind,
  status: InstanceOperationStatus,
  step: InstanceOperationStep.nullable().meta({ description: 'The last that was begun, of those that have several.' }),
  from_version: z.string().nullable(),
  to_version: z.string().nullable(),
  created_at: Time,
  finished_at: Time.nullable(),
});

/** With what a page about it shows. */
export const InstallationDetail = Installation.extend({
  backups: z.array(InstanceBackup),
  operations: z.array(DoneToIt),
  secrets: z.array(z.string()).meta({ description: 'Names of values that can be revealed.' }),
}).meta({ id: 'InstallationDetail' });

/** An instance as the team sees it. */
export const AdminInstance = Installation.extend({
  customer_email: z.string(),
  instance_key: z.string(),
  pool: z.object({ id: z.string(), name: z.string() }),
  template: z.string(),
  profile: z.string(),
  desired_state: InstanceDesire,
  stopped_by_customer: z.boolean(),
  observed_state: InstanceState,
  observed_version: z.string().nullable(),
  observed_at: Time.nullable(),
  address: z.string().nullable(),
  reason: z.string().nullable(),
  restarts: z.int(),
  problem_code: z.string().nullable(),
  problem_detail: z.string().nullable(),
  next_attempt_at: Time.nullable(),
  ended_at: Time.nullable(),
}).meta({ id: 'AdminInstance' });

export const AdminInstanceDetail = AdminInstance.extend({
  backups: z.array(InstanceBackup),
  operations: z.array(DoneToIt.extend({ requested_by: z.string(), detail: z.string().nullable() })),
  history: z.array(
    z.object({
      desired_state: InstanceDesire,
      observed_state: InstanceState,
      problem_code: z.string().nullable(),
      because: z.string(),
      at: Time,
    }),
  ),
}).meta({ id: 'AdminInstanceDetail' });

export const Orphan = z
  .object({
    pool: z.object({ id: z.string(), name: z.string() }),
    instance_key: z.string(),
    instance_id: z.string(),
    state: z.string(),
    first_seen_at: Time,
    destroy_requested_by: z.string().nullable(),
  })
  .meta({ id: 'InstanceOrphan' });

/** What customers read of each problem; what is not named here is with the team. */
const PROBLEM_SENTENCES: Record<string, string> = {
  DISK_FULL: 'Its disk is full. Remove data, change to a larger plan, or put a backup back.',
  CRASH_LOOP: 'It ended again and again and was stopped. Restart it, or put a backup back.',
  UNHEALTHY: 'It does not answer as it should at the moment.',
  ENDED: 'It ended unexpectedly and is being started again.',
};
const WITH_OUR_TEAM = 'Something is wrong that our team has to mend. Your data is kept.';

type Addresses = Pick<App, 'instanceUrl'>;

export function installationAnswer(app: Addresses, row: InstanceView): z.input<typeof Installation> {
  const status = installationStatus(row);
  const usage = row.usage as { cpuMillis?: number | null; memoryMb?: number | null; diskMb?: number | null }; // because recordLook wrote it
  const isBusy = row.operation !== null;
  return {
    id: row.id,
    product_name: row.product_name,
    order_id: row.order_id,
    fulfillment_id: row.fulfillment_id,
    status,
    status_label: label('installation', status),
    problem: status === 'in_trouble' ? (PROBLEM_SENTENCES[row.problem_code ?? ''] ?? WITH_OUR_TEAM) : null,
    url: installationUrl(app, row),
    version: row.version,
    newer_version: row.newer_version?.version ?? null,
    plan: row.plan,
    limits: { cpu_millis: row.cpu_millis, memory_mb: row.memory_mb, disk_mb: row.disk_mb },
    usage: {
      cpu_millis: usage.cpuMillis ?? null,
      memory_mb: usage.memoryMb ?? null,
      disk_mb: usage.diskMb ?? null,
    },
    operation: row.operation && { kind: row.operation.kind, step: row.operation.step },
    actions: ActionName.options.filter((action) => {
      const from: readonly InstallationStatus[] = INSTALLATION_ACTIONS[action];
      if (!from.includes(status)) return false;
      if (action === 'start' || action === 'stop') return true;
      return !isBusy && (action !== 'upgrade' || row.newer_version !== null);
    }),
    created_at: row.created_at.toISOString(),
  };
}

export function adminInstanceAnswer(app: Addresses, row: InstanceView): z.input<typeof AdminInstance> {
  return {
    ...installationAnswer(app, row),
    customer_email: row.customer_email,
    instance_key: row.instance_key,
    pool: { id: row.pool_id, name: row.pool_name },
    template: row.template_name,
    profile: row.profile_name,
    desired_state: row.desired_state,
    stopped_by_customer: row.stopped_by_customer,
    observed_state: row.observed_state,
    observed_version: row.observed_version,
    observed_at: row.observed_at?.toISOString() ?? null,
    address: row.address,
    reason: row.reason,
    restarts: row.restarts,
    problem_code: row.problem_code,
    problem_detail: row.problem,
    next_attempt_at: row.next_attempt_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
  };
}

export function backupAnswer(row: BackupRow): z.input<typeof InstanceBackup> {
  const { id, kind, status, version, size_bytes, sha256, created_at } = row;
  const word = kind as z.input<typeof InstanceBackup>['kind']; // because the database allows no other
  return { id, kind: word, status, version, size_bytes, sha256, created_at: created_at.toISOString() };
}

export function operationAnswer(row: OperationView) {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    from_version: row.from_version,
    to_version: row.to_version,
    requested_by: row.requested_by,
    step: InstanceOperationStep.nullable().parse(row.step),
    detail: row.detail,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}

export function moveAnswer(row: InstanceMove) {
  return {
    desired_state: InstanceDesire.parse(row.desired_state),
    observed_state: InstanceState.parse(row.observed_state),
    problem_code: row.problem_code,
    because: row.because,
    at: row.at.toISOString(),
  };
}
