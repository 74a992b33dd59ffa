import { type ActionResult, type ProviderRequest, refuse } from '@vozex/provider-contract';
import type { Tx } from '../database.ts';
import { usageOf } from '../till/stock.ts';
import { limitsOf } from '../workspaces/plans.ts';
import { tenantByInstanceKey, updateTenant } from '../workspaces/tenants.ts';
import { answerOf } from './answer-of.ts';
import { planOf } from './onboard.ts';

/** Another plan or quantity, up or down. Down only as far as what is in use still fits. */
export async function upgrade(request: ProviderRequest, tx: Tx, publicUrl: string, now: Date): Promise<ActionResult> {
  const tenant = await tenantByInstanceKey(tx, request.instance_key);
  if (!tenant) return refuse('instance_unknown', { detail: `No workspace for ${request.instance_key}.` });
  if (tenant.state === 'cancelled' || tenant.state === 'purged') {
    return refuse('terminated', { detail: `${tenant.id} is ${tenant.state}.` });
  }
  if (request.effective === 'next_renewal') {
    return refuse('not_allowed', { detail: 'We know no renewals: ask for the change when it is due.' });
  }
  const plan = planOf(request);
  if (typeof plan !== 'string') return plan;
  if (request.quantity < 1) return refuse('not_allowed', { detail: 'A workspace needs a quantity of at least 1.' });

  const [usage, limits] = [await usageOf(tx, tenant.id), limitsOf(plan, request.quantity)];
  const over = (['registers', 'products'] as const).filter((what) => usage[what] > limits[what]);
  if (over.length > 0) {
    const words = over.map((what) => `${usage[what]} ${what} (${limits[what]} allowed)`).join(' and ');
    return refuse('quota_below_usage', {
      detail: `in use: ${words}`,
      userMessage: `Your workspace uses ${words}. Remove some first, then change the plan.`,
      fields: over.map((what) => ({
        pointer: '/product/plan',
        message: `${limits[what]} ${what}, ${usage[what]} in use`,
      })),
      usable: true,
    });
  }
  // A dry run comes this far too; its transaction is rolled back.
  const changed = { ...tenant, plan, quantity: request.quantity, observedRevision: request.revision };
  await updateTenant(tx, changed);
  return { kind: 'done', answer: await answerOf(tx, changed, publicUrl, now) };
}
