import type { Tx } from '../database.ts';
import { isPlan, type Limits, limitsOf, type PlanName } from './plans.ts';

export type Tenant = {
  id: string;
  instanceKey: string;
  /** null once purged. */
  workspaceName: string | null;
  currency: string;
  plan: PlanName;
  quantity: number;
  state: 'open' | 'suspended' | 'cancelled' | 'purged';
  suspendedReason: string | null;
  readyAt: Date;
  observedRevision: number;
  isTest: boolean;
  createdAt: Date;
  cancelledAt: Date | null;
  retainedUntil: Date | null;
};

type Row = {
  id: string;
  instance_key: string;
  workspace_name: string | null;
  currency: string;
  plan: string;
  quantity: number;
  state: Tenant['state'];
  suspended_reason: string | null;
  ready_at: Date;
  observed_revision: number;
  is_test: boolean;
  created_at: Date;
  cancelled_at: Date | null;
  retained_until: Date | null;
};

function tenantOf(row: Row): Tenant {
  if (!isPlan(row.plan)) throw new Error(`tenant ${row.id} is on plan ${row.plan}, which no longer exists`);
  return {
    id: row.id,
    instanceKey: row.instance_key,
    workspaceName: row.workspace_name,
    currency: row.currency,
    plan: row.plan,
    quantity: row.quantity,
    state: row.state,
    suspendedReason: row.suspended_reason,
    readyAt: row.ready_at,
    observedRevision: row.observed_revision,
    isTest: row.is_test,
    createdAt: row.created_at,
    cancelledAt: row.cancelled_at,
    retainedUntil: row.retained_until,
  };
}

export async function tenantByInstanceKey(tx: Tx, instanceKey: string): Promise<Tenant | undefined> {
  const { rows } = await tx.sql<Row>`select * from tenants where instance_key = ${instanceKey}`;
  return rows[0] && tenantOf(rows[0]);
}

export async function tenantById(tx: Tx, id: string): Promise<Tenant | undefined> {
  const { rows } = await tx.sql<Row>`select * from tenants where id = ${id}`;
  return rows[0] && tenantOf(rows[0]);
}

export async function tenantByName(tx: Tx, workspaceName: string): Promise<Tenant | undefined> {
  const { rows } = await tx.sql<Row>`select * from tenants where workspace_name = ${workspaceName}`;
  return rows[0] && tenantOf(rows[0]);
}

export async function allTenants(tx: Tx): Promise<Tenant[]> {
  const { rows } = await tx.sql<Row>`select * from tenants order by created_at, id`;
  return rows.map(tenantOf);
}

/** @returns false when the workspace name is taken; the unique index decides, not a look before the insert */
export async function insertTenant(tx: Tx, tenant: Tenant): Promise<boolean> {
  const { rows } = await tx.sql`
    insert into tenants (id, instance_key, workspace_name, currency, plan, quantity, state, ready_at,
                         observed_revision, is_test, created_at)
    values (${tenant.id}, ${tenant.instanceKey}, ${tenant.workspaceName}, ${tenant.currency}, ${tenant.plan},
            ${tenant.quantity}, ${tenant.state}, ${tenant.readyAt}, ${tenant.observedRevision}, ${tenant.isTest},
            ${tenant.createdAt})
    on conflict (workspace_name) do nothing
    returning id`;
  return rows.length === 1;
}

/** Writes everything about a tenant that may change after its creation. */
export async function updateTenant(tx: Tx, tenant: Tenant): Promise<void> {
  await tx.sql`
    update tenants set
      workspace_name = ${tenant.workspaceName}, plan = ${tenant.plan}, quantity = ${tenant.quantity},
      state = ${tenant.state}, suspended_reason = ${tenant.suspendedReason},
      observed_revision = ${tenant.observedRevision}, cancelled_at = ${tenant.cancelledAt},
      retained_until = ${tenant.retainedUntil}
    where id = ${tenant.id}`;
}

/** Deletes all a tenant has and all we know of people. The row itself stays, so that its key stays taken. */
export async function deleteContents(tx: Tx, tenantId: string): Promise<void> {
  await tx.sql`delete from sales where tenant_id = ${tenantId}`;
  await tx.sql`delete from items where tenant_id = ${tenantId}`;
  await tx.sql`delete from registers where tenant_id = ${tenantId}`;
  await tx.sql`delete from members where tenant_id = ${tenantId}`;
}

export function limitsOfTenant(tenant: Tenant): Limits {
  return limitsOf(tenant.plan, tenant.quantity);
}

/** An open workspace is ready from `readyAt` on, that instant included. */
export function isBeingSetUp(tenant: Tenant, now: Date): boolean {
  return tenant.state === 'open' && now < tenant.readyAt;
}

/** Only then may anything be written in it. */
export function isUsable(tenant: Tenant, now: Date): boolean {
  return tenant.state === 'open' && now >= tenant.readyAt;
}
