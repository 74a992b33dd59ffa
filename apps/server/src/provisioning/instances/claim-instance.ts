import type {
  InstanceDesire,
  InstanceDriverKey,
  InstanceOperationKind,
  InstanceOperationStep,
  InstanceState,
} from '@vozex/domain';
import { sql } from 'kysely';
import { type Db, json, type Tx } from '../../kernel/database.ts';
import type { Observed } from '../instance-driver.ts';
import type { TemplateVariable } from '../setup/shapes.ts';

// The two statements around a look at an instance: claim before it, record after it.

/** A version as a spec needs it. */
export type ClaimedVersion = {
  id: string;
  version: string;
  image: string | null;
  storage_key: string | null;
  sha256: string | null;
};

/** What is to be done once, under way or next. */
export type ClaimedOperation = {
  id: string;
  kind: InstanceOperationKind;
  step: InstanceOperationStep | null;
  step_at: string | null;
  requested_by: string;
  backup: { id: string; storage_key: string | null } | null;
  from_version_id: string | null;
  to_version: ClaimedVersion | null;
};

/** An instance under a lease, with all that is needed to look after it. */
export type ClaimedInstance = {
  id: string;
  instance_key: string;
  fulfillment_id: string;
  order_id: string;
  customer_id: string;
  reservation_id: string;
  cpu_millis: number;
  memory_mb: number;
  disk_mb: number;
  pids: number;
  plan: string | null;
  quantity: number;
  host: string | null;
  generated_sealed: string;
  desired_state: InstanceDesire;
  stopped_by_customer: boolean;
  revision: number;
  wishes: number;
  observed_state: InstanceState;
  problem_code: string | null;
  attempts: number;
  lease_token: number;
  ready_at: Date | null;
  customer_email: string;
  customer_name: string;
  product_name: string;
  template: { health_path: string; port: number; data_folders: string[]; environment: TemplateVariable[] };
  version: ClaimedVersion;
  pool: { id: string; driver: InstanceDriverKey; config: unknown };
  operation: ClaimedOperation | null;
};

/** Seconds; renewed while an instruction takes longer. */
export const LEASE_SECONDS = 90;

/**
 * Takes a due instance under a lease. One that somebody else holds, or that is not due, is not returned: never two look
 * after the same one at once.
 */
export async function claimInstance(
  db: Db,
  id: string,
  lease: { owner: number; now: Date },
): Promise<ClaimedInstance | undefined> {
  const { rows } = await sql<ClaimedInstance>`
    with claimed as (
      update instances set lease_token = lease_token + 1, lease_owner = ${lease.owner},
        lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
      where id = (
        select id from instances
        where id = ${id} and next_attempt_at <= ${lease.now} and (lease_until is null or lease_until <= now())
        for update skip locked)
      returning *)
    select c.id, c.instance_key, c.fulfillment_id, c.order_id, c.customer_id, c.reservation_id, c.cpu_millis,
      c.memory_mb, c.disk_mb, c.pids, c.plan, c.quantity, c.host, c.generated_sealed, c.desired_state,
      c.stopped_by_customer, c.revision, c.wishes, c.observed_state, c.problem_code, c.attempts, c.lease_token, c.ready_at,
      u.email as customer_email, u.name as customer_name, d.name as product_name,
      jsonb_build_object('health_path', t.health_path, 'port', t.port, 'data_folders', t.data_folders,
        'environment', t.environment) as template,
      to_jsonb(v) as version,
      jsonb_build_object('id', p.id, 'driver', p.driver, 'config', p.config) as pool,
      (select jsonb_build_object('id', o.id, 'kind', o.kind, 'step', o.step, 'step_at', o.step_at,
          'requested_by', o.requested_by, 'from_version_id', o.from_version_id,
          'backup', (select jsonb_build_object('id', b.id, 'storage_key', b.storage_key)
            from instance_backups b where b.id = o.backup_id),
          'to_version', (select to_jsonb(n) from server_template_versions n where n.id = o.to_version_id))
        from instance_operations o
        where o.instance_id = c.id and o.status in ('requested', 'running')) as operation
    from claimed c
    join customers u on u.id = c.customer_id
    join products d on d.id = c.product_id
    join server_templates t on t.id = c.template_id
    join server_template_versions v on v.id = c.version_id
    join pools p on p.id = c.pool_id`.execute(db);
  return rows[0];
}

/** Holds the lease for as long again. @returns false when it is somebody else's by now. */
export async function renewLease(db: Db, { id, lease_token }: ClaimedInstance): Promise<boolean> {
  const { rows } = await sql`
    update instances set lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where id = ${id} and lease_token = ${lease_token} and lease_until is not null
    returning id`.execute(db);
  return rows.length > 0;
}

/** What a look came to. */
export type Look = {
  seen: Observed | undefined;
  /** Null: it is as it should be, or on its way. */
  problem: { code: string; detail: string } | null;
  attempts: number;
  nextAttemptAt: Date | null;
  /** Changes of what is to run, made by the operation that is under way. */
  versionId?: string;
  ended?: boolean;
  now: Date;
};

/**
 * Writes what was seen, for the holder of the newest lease alone. Where something else is wanted by now than when the
 * look began, it is due at once.
 *
 * @returns false when the lease was lost: nothing was written.
 */
export async function recordLook(tx: Tx, claimed: ClaimedInstance, look: Look): Promise<boolean> {
  const { seen, problem, now } = look;
  const isReady = seen?.state === 'running' && seen.revision === claimed.revision;
  const { rows } = await sql`
    update instances set
      observed_state = coalesce(${seen?.state ?? null}, observed_state),
      observed_revision = case when ${seen !== undefined} then ${seen?.revision ?? null}::integer else observed_revision end,
      observed_version = case when ${seen !== undefined} then ${seen?.version ?? null} else observed_version end,
      address = case when ${seen !== undefined} then ${seen?.address ?? null} else address end,
      usage = coalesce(${seen ? json(seen.usage) : null}::jsonb, usage),
      reason = case when ${seen !== undefined} then ${seen?.reason ?? null} else reason end,
      restarts = coalesce(${seen?.restarts ?? null}::integer, restarts),
      observed_at = case when ${seen !== undefined} then ${now}::timestamptz else observed_at end,
      problem_code = ${problem?.code ?? null},
      problem = ${problem?.detail.slice(0, 2_000) ?? null},
      attempts = ${look.attempts},
      version_id = coalesce(${look.versionId ?? null}, version_id),
      revision = revision + ${look.versionId === undefined ? 0 : 1}::integer,
      next_attempt_at = case
        when ${look.ended ?? false} then null
        when wishes <> ${claimed.wishes} then ${now}::timestamptz
        else ${look.nextAttemptAt}::timestamptz end,
      ready_at = case when ${isReady} then coalesce(ready_at, ${now}) else ready_at end,
      ended_at = case when ${look.ended ?? false} then ${now}::timestamptz else ended_at end,
      moved_because = ${(problem?.detail ?? seen?.reason ?? 'seen').slice(0, 500)},
      lease_owner = null,
      lease_until = null,
      updated_at = ${now}
    where id = ${claimed.id} and lease_token = ${claimed.lease_token}
    returning id`.execute(tx);
  return rows.length > 0;
}

/** Moves the operation that is under way. `detail` says how it ended, for people. */
export async function moveOperation(
  tx: Tx,
  id: string,
  change: {
    status: 'running' | 'done' | 'failed';
    step?: InstanceOperationStep;
    backupId?: string;
    detail?: string;
    now: Date;
  },
): Promise<void> {
  await tx
    .updateTable('instance_operations')
    .set({
      status: change.status,
      ...(change.step === undefined ? {} : { step: change.step, step_at: change.now }),
      ...(change.backupId === undefined ? {} : { backup_id: change.backupId }),
      ...(change.detail === undefined ? {} : { detail: change.detail.slice(0, 2_000) }),
      ...(change.status === 'running' ? {} : { finished_at: change.now }),
    })
    .where('id', '=', id)
    .where('status', 'in', ['requested', 'running'])
    .execute();
}

/** What is open when an instance ends will not be done any more. */
export async function failOpenOperations(tx: Tx, instanceId: string, now: Date): Promise<void> {
  await tx
    .updateTable('instance_operations')
    .set({ status: 'failed', detail: 'the installation was removed', finished_at: now })
    .where('instance_id', '=', instanceId)
    .where('status', 'in', ['requested', 'running'])
    .execute();
  await tx
    .updateTable('instance_backups')
    .set({ status: 'failed' })
    .where('instance_id', '=', instanceId)
    .where('status', '=', 'requested')
    .execute();
}

/** Instances whose time has come and that a worker on this machine may tend, longest waiting first. */
export async function dueInstances(
  db: Db,
  now: Date,
  from: { host: string; limit: number },
): Promise<{ id: string; pool_id: string }[]> {
  const { rows } = await sql<{ id: string; pool_id: string }>`
    select i.id, i.pool_id from instances i join pools p on p.id = i.pool_id
    where i.next_attempt_at <= ${now} and (i.lease_until is null or i.lease_until <= now())
      and (p.host is null or p.host = ${from.host})
    order by i.next_attempt_at limit ${from.limit}`.execute(db);
  return rows;
}

export async function instanceLeaseOwners(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('instances')
    .select('lease_owner')
    .distinct()
    .where('lease_owner', 'is not', null)
    .execute();
  return rows.map((row) => row.lease_owner!); // because nulls were excluded
}

/** Frees the leases of workers that are no more, so that their work is taken over at once. */
export async function freeInstanceLeases(db: Db, deadOwners: number[]): Promise<void> {
  await db
    .updateTable('instances')
    .set({ lease_until: null, lease_owner: null })
    .where('lease_owner', 'in', deadOwners)
    .execute();
}
