import type { ProviderAnswerDraft } from '@vozex/provider-contract';
import type { Tx } from '../database.ts';
import { invitationKey, invitationOf, membersOf } from '../workspaces/members.ts';
import { isBeingSetUp, isUsable, limitsOfTenant, type Tenant } from '../workspaces/tenants.ts';

/** What a customer reads for the codes the marketplace sends as `reason`. */
const REASONS: Record<string, string> = {
  payment_failed: 'The last payment failed.',
  paused: 'The subscription is paused.',
  subscription_ended: 'The subscription has ended.',
  dispute: 'A payment is in dispute.',
  refunded: 'The purchase was refunded.',
  customer_request: 'You asked for it.',
};

export function reasonText(code: string | null): string {
  return (code && REASONS[code]) || 'The marketplace asked for it.';
}

/** The deterministic answer: where a tenant stands now, the same whoever asks and however often. */
export async function answerOf(tx: Tx, tenant: Tenant, publicUrl: string, now: Date): Promise<ProviderAnswerDraft> {
  const owner = (await membersOf(tx, tenant.id)).find((member) => member.role === 'owner');
  const settingUp = isBeingSetUp(tenant, now);
  return {
    instance_key: tenant.instanceKey,
    external_reference: tenant.id,
    external_customer_id: owner?.id ?? null,
    workspace_url:
      owner && tenant.workspaceName
        ? `${publicUrl}/w/${tenant.workspaceName}?invitation=${invitationOf(owner, await invitationKey(tx))}`
        : null,
    status: settingUp ? 'provisioning' : tenant.state === 'open' ? 'active' : tenant.state,
    observed_revision: tenant.observedRevision,
    operation: {
      id: `op_${tenant.id}`,
      action: 'onboard',
      status: settingUp ? 'running' : 'succeeded',
      progress: settingUp ? progressOf(tenant, now) : 100,
      message: settingUp ? 'Setting up the workspace' : null,
      started_at: tenant.createdAt.toISOString(),
    },
    plan: tenant.plan,
    quantity: tenant.quantity,
    limits: limitsOfTenant(tenant),
    usable: isUsable(tenant, now),
    notice:
      tenant.state === 'suspended'
        ? { level: 'warning', title: 'Suspended', message: reasonText(tenant.suspendedReason) }
        : null,
    expires_at: tenant.retainedUntil?.toISOString() ?? null,
  };
}

function progressOf(tenant: Tenant, now: Date): number {
  const wholeMs = tenant.readyAt.getTime() - tenant.createdAt.getTime();
  return Math.max(0, Math.min(99, Math.floor((100 * (now.getTime() - tenant.createdAt.getTime())) / wholeMs)));
}
