import { type ActionResult, type ProviderRequest, refuse } from '@vozex/provider-contract';
import type { Tx } from '../database.ts';
import { deleteContents, type Tenant, tenantByInstanceKey, updateTenant } from '../workspaces/tenants.ts';
import { answerOf } from './answer-of.ts';

/** How long a cancelled workspace's data is kept when the marketplace does not say. */
export const RETENTION_DAYS_DEFAULT = 30;

const DAY_MS = 86_400_000;

/** A workspace that has ended takes no orders except to be forgotten. */
function hasEnded(tenant: Tenant): boolean {
  return tenant.state === 'cancelled' || tenant.state === 'purged';
}

export async function suspend(request: ProviderRequest, tx: Tx, publicUrl: string, now: Date): Promise<ActionResult> {
  return change(request, tx, publicUrl, now, (tenant) =>
    hasEnded(tenant) ? undefined : { ...tenant, state: 'suspended', suspendedReason: request.reason ?? 'unspecified' },
  );
}

export async function resume(request: ProviderRequest, tx: Tx, publicUrl: string, now: Date): Promise<ActionResult> {
  return change(request, tx, publicUrl, now, (tenant) =>
    hasEnded(tenant) ? undefined : { ...tenant, state: 'open', suspendedReason: null },
  );
}

/**
 * Ends a workspace at once, whatever the mode says about terms: this provider bills nobody and knows
 * no terms, so VOZEX calls when the term is over. `purge` deletes now what else waits for the retention.
 */
export async function cancel(request: ProviderRequest, tx: Tx, publicUrl: string, now: Date): Promise<ActionResult> {
  const purge = request.cancel?.mode === 'purge';
  const days = request.cancel?.retention_days ?? RETENTION_DAYS_DEFAULT;
  return change(request, tx, publicUrl, now, async (tenant) => {
    if (tenant.state === 'purged' || (tenant.state === 'cancelled' && !purge)) return tenant;
    const ended = { ...tenant, suspendedReason: null, cancelledAt: tenant.cancelledAt ?? now };
    if (!purge) return { ...ended, state: 'cancelled', retainedUntil: new Date(now.getTime() + days * DAY_MS) };
    await deleteContents(tx, tenant.id);
    return { ...ended, state: 'purged', workspaceName: null, retainedUntil: null };
  });
}

type NextTenant = (tenant: Tenant) => Tenant | undefined | Promise<Tenant | undefined>;

/** @param next undefined when the workspace has ended and cannot change any more */
async function change(
  request: ProviderRequest,
  tx: Tx,
  publicUrl: string,
  now: Date,
  next: NextTenant,
): Promise<ActionResult> {
  const tenant = await tenantByInstanceKey(tx, request.instance_key);
  if (!tenant) return refuse('instance_unknown', { detail: `No workspace for ${request.instance_key}.` });
  const changed = await next(tenant);
  if (!changed) return refuse('terminated', { detail: `${tenant.id} is ${tenant.state}.` });
  const seen = { ...changed, observedRevision: request.revision };
  await updateTenant(tx, seen);
  return { kind: 'done', answer: await answerOf(tx, seen, publicUrl, now) };
}
