import type { InstanceDesire, InstanceOperationKind, InstanceOperationStep, InstanceState } from '@vozex/domain';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { DB, Db, Tx } from '../../kernel/database.ts';
import { languageNow } from '../../kernel/language.ts';

export type InstanceRow = Selectable<DB['instances']>;
export type OperationRow = Selectable<DB['instance_operations']>;

/** The unique key makes wanting twice wanting once. @returns false when it was wanted before. */
export async function insertInstance(tx: Tx, row: Insertable<DB['instances']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('instances')
    .values(row)
    .onConflict((conflict) => conflict.column('instance_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function instanceOfKey(db: Db, instanceKey: string): Promise<InstanceRow | undefined> {
  return db.selectFrom('instances').selectAll().where('instance_key', '=', instanceKey).executeTakeFirst();
}

export async function readInstance(db: Db, id: string): Promise<InstanceRow | undefined> {
  return db.selectFrom('instances').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What may be wanted of an instance from now on. */
export type Wish = {
  desired?: InstanceDesire;
  stoppedByCustomer?: boolean;
  /** Makes it another one to start: counts as a new revision. */
  shape?: {
    profile_name: string;
    cpu_millis: number;
    memory_mb: number;
    disk_mb: number;
    pids: number;
    plan: string | null;
    quantity: number;
    generated_sealed: string;
  };
  because: string;
  now: Date;
};

/** Writes what is wanted, and makes it due. What has ended wants nothing. @returns whether it was written. */
export async function wish(
  tx: Tx,
  id: string,
  { desired, stoppedByCustomer, shape, because, now }: Wish,
): Promise<boolean> {
  const result = await tx
    .updateTable('instances')
    .set((eb) => ({
      ...(desired === undefined ? {} : { desired_state: desired }),
      ...(stoppedByCustomer === undefined ? {} : { stopped_by_customer: stoppedByCustomer }),
      ...(shape === undefined ? {} : { ...shape, revision: eb('revision', '+', 1) }),
      wishes: eb('wishes', '+', 1),
      moved_because: because.slice(0, 500),
      next_attempt_at: now,
      updated_at: now,
    }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .$if(desired !== 'terminated', (query) => query.where('desired_state', '<>', 'terminated'))
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** The unique index lets one operation be open at a time. @returns false when another one is. */
export async function insertOperation(tx: Tx, row: Insertable<DB['instance_operations']>): Promise<boolean> {
  const { rows } = await sql`
    insert into instance_operations (id, instance_id, kind, backup_id, from_version_id, to_version_id, requested_by, created_at)
    values (${row.id}, ${row.instance_id}, ${row.kind}, ${row.backup_id ?? null}, ${row.from_version_id ?? null},
      ${row.to_version_id ?? null}, ${row.requested_by}, ${row.created_at})
    on conflict (instance_id) where status in ('requested', 'running') do nothing
    returning id`.execute(tx);
  return rows.length > 0;
}

/** An installation with its names, for lists and pages. */
export type InstanceView = InstanceRow & {
  product_name: string;
  customer_email: string;
  pool_name: string;
  template_name: string;
  version: string;
  /** The newest released version where it is another one than what runs. */
  newer_version: { id: string; version: string } | null;
  operation: { id: string; kind: InstanceOperationKind; step: InstanceOperationStep | null } | null;
};

export type InstanceFilter = {
  id?: string | undefined;
  customerId?: string | undefined;
  fulfillmentIds?: string[] | undefined;
  poolId?: string | undefined;
  state?: InstanceState | undefined;
  inTrouble?: boolean | undefined;
  /** An order, or the beginning of an e-mail address or host. */
  search?: string | undefined;
};

const beginsWith = (text: string) => `${text.replaceAll(/[\\%_]/g, '\\$&').toLowerCase()}%`;

/** Newest first; `after` is the last id of the page before. */
export async function listInstances(
  db: Db,
  filter: InstanceFilter,
  page: { limit: number; after?: string | undefined },
): Promise<InstanceView[]> {
  const only = (value: string | undefined) => value ?? null;
  const beginning = filter.search === undefined ? null : beginsWith(filter.search);
  const { rows } = await sql<InstanceView>`
    select i.*, name_in(d.translations, ${languageNow()}, d.name) as product_name, c.email as customer_email, p.name as pool_name, t.name as template_name, v.version,
      (select jsonb_build_object('id', n.id, 'version', n.version) from server_template_versions n
        where n.template_id = i.template_id and n.status = 'released' and n.id > i.version_id
        order by n.id desc limit 1) as newer_version,
      (select jsonb_build_object('id', o.id, 'kind', o.kind, 'step', o.step) from instance_operations o
        where o.instance_id = i.id and o.status in ('requested', 'running')) as operation
    from instances i
    join products d on d.id = i.product_id
    join customers c on c.id = i.customer_id
    join pools p on p.id = i.pool_id
    join server_templates t on t.id = i.template_id
    join server_template_versions v on v.id = i.version_id
    where (${only(filter.id)}::text is null or i.id = ${only(filter.id)})
      and (${only(filter.customerId)}::text is null or i.customer_id = ${only(filter.customerId)})
      and (${filter.fulfillmentIds === undefined} or i.fulfillment_id = any(${filter.fulfillmentIds ?? []}))
      and (${only(filter.poolId)}::text is null or i.pool_id = ${only(filter.poolId)})
      and (${only(filter.state)}::text is null or i.observed_state = ${only(filter.state)})
      and (not ${filter.inTrouble ?? false} or i.problem_code is not null)
      and (${only(filter.search)}::text is null or i.order_id = ${only(filter.search)}
        or lower(c.email) like ${beginning} or i.host like ${beginning})
      and (${only(page.after)}::text is null or i.id < ${only(page.after)})
    order by i.id desc limit ${page.limit}`.execute(db);
  return rows;
}

export type InstanceMove = Selectable<DB['instance_moves']>;

/** What became of it, oldest first. */
export async function movesOfInstance(db: Db, instanceId: string): Promise<InstanceMove[]> {
  const newest = await db
    .selectFrom('instance_moves')
    .selectAll()
    .where('instance_id', '=', instanceId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return newest.toReversed();
}

export type OperationView = OperationRow & { from_version: string | null; to_version: string | null };

/** What was done to it, newest first. */
export async function operationsOfInstance(db: Db, instanceId: string): Promise<OperationView[]> {
  const { rows } = await sql<OperationView>`
    select o.*, f.version as from_version, t.version as to_version
    from instance_operations o
    left join server_template_versions f on f.id = o.from_version_id
    left join server_template_versions t on t.id = o.to_version_id
    where o.instance_id = ${instanceId} order by o.id desc limit 50`.execute(db);
  return rows;
}
