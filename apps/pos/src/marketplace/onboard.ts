import { type ActionResult, type ProviderRequest, refuse } from '@vozex/provider-contract';
import { z } from 'zod';
import type { Tx } from '../database.ts';
import { newId } from '../ids.ts';
import { stockNewWorkspace } from '../till/stock.ts';
import { addMember } from '../workspaces/members.ts';
import { isPlan, PLANS, type PlanName } from '../workspaces/plans.ts';
import { insertTenant, isBeingSetUp, type Tenant, tenantByInstanceKey } from '../workspaces/tenants.ts';
import { answerOf } from './answer-of.ts';

/** What a buyer chooses. Published in the capabilities, so a bound or a pattern here becomes a form there. */
export const OnboardParameters = z.object({
  workspace_name: z
    .string()
    .min(3)
    .max(40)
    .regex(/^[a-z][a-z0-9-]*$/)
    .meta({ title: 'Workspace name', description: 'Becomes part of your address.' }),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('USD')
    .meta({ title: 'Currency of your prices' }),
});

const WORKSPACE_NAME_RULE = '3 to 40 characters: small letters, digits and hyphens, beginning with a letter.';

/** The one product this provider sells. */
export const PRODUCT_REF = 'point-of-sale';

/** How long a workspace of that name takes to open. Everybody else's is ready at once. */
const SLOW_WORKSPACES: Readonly<Record<string, number>> = { slowpoke: 40 };

/** Opens one workspace for an instance key; what is there already is answered as it is. */
export async function onboard(request: ProviderRequest, tx: Tx, publicUrl: string, now: Date): Promise<ActionResult> {
  const existing = await tenantByInstanceKey(tx, request.instance_key);
  if (existing) return answerAgain(existing, tx, publicUrl, now);

  const plan = planOf(request);
  if (typeof plan !== 'string') return plan;
  if (request.quantity < 1) return refuse('not_allowed', { detail: 'A workspace needs a quantity of at least 1.' });
  const parameters = OnboardParameters.safeParse(request.parameters);
  if (!parameters.success) return refuseParameters(request, parameters.error);

  const { workspace_name: workspaceName, currency } = parameters.data;
  const tenant: Tenant = {
    id: newId('ten'),
    instanceKey: request.instance_key,
    workspaceName,
    currency,
    plan,
    quantity: request.quantity,
    state: 'open',
    suspendedReason: null,
    readyAt: new Date(now.getTime() + (SLOW_WORKSPACES[workspaceName] ?? 0) * 1000),
    observedRevision: request.revision,
    isTest: request.test,
    createdAt: now,
    cancelledAt: null,
    retainedUntil: null,
  };
  if (!(await insertTenant(tx, tenant))) {
    const fields = [{ pointer: '/parameters/workspace_name', message: `"${workspaceName}" is taken.` }];
    const userMessage = `A workspace named "${workspaceName}" exists already. Please choose another name.`;
    return refuse('input_invalid', { detail: 'workspace_name is taken', fields, userMessage });
  }
  await addMember(tx, tenant.id, { email: request.customer.email, name: request.customer.name, role: 'owner' }, now);
  await stockNewWorkspace(tx, tenant.id, now);
  return resultOf(tenant, tx, publicUrl, now, true);
}

/** A new key for an old instance, as after a reconciliation: adopt what is there, open nothing. */
async function answerAgain(tenant: Tenant, tx: Tx, publicUrl: string, now: Date): Promise<ActionResult> {
  if (tenant.state === 'cancelled' || tenant.state === 'purged') {
    return refuse('terminated', { detail: `${tenant.id} was cancelled; buy a new one.` });
  }
  return resultOf(tenant, tx, publicUrl, now, false);
}

async function resultOf(tenant: Tenant, tx: Tx, publicUrl: string, now: Date, created: boolean): Promise<ActionResult> {
  const answer = await answerOf(tx, tenant, publicUrl, now);
  if (!isBeingSetUp(tenant, now)) return { kind: 'done', answer, created };
  return { kind: 'accepted', answer, lookAgainAfterSeconds: secondsUntilReady(tenant, now) };
}

/** Looking every five seconds is enough for a progress bar. */
export function secondsUntilReady(tenant: Tenant, now: Date): number {
  return Math.min(5, Math.max(1, Math.ceil((tenant.readyAt.getTime() - now.getTime()) / 1000)));
}

/** @returns the plan asked for, `starter` when none is named, or the refusal */
export function planOf(request: ProviderRequest): PlanName | ActionResult {
  const { external_product_ref: product, plan = null } = request.product;
  if (product !== PRODUCT_REF) return refuse('plan_unknown', { detail: `We sell ${PRODUCT_REF}, not ${product}.` });
  const name = plan ?? 'starter';
  if (isPlan(name)) return name;
  return refuse('plan_unknown', { detail: `There is no plan ${name}, only ${Object.keys(PLANS).join(' and ')}.` });
}

function refuseParameters(request: ProviderRequest, error: z.ZodError): ActionResult {
  // One message a field, however many rules it breaks.
  const wrong = new Map(error.issues.map((issue) => [issue.path.map(String).join('/'), issue.message]));
  const fields = [...wrong].map(([name, message]) => ({
    pointer: `/parameters/${name}`,
    message: name === 'workspace_name' ? WORKSPACE_NAME_RULE : message,
  }));
  const missing = request.parameters.workspace_name === undefined;
  return refuse(missing ? 'input_required' : 'input_invalid', {
    detail: 'parameters do not fit the schema of the capabilities',
    userMessage: missing ? 'Please choose a name for your workspace.' : 'Please correct your choice.',
    fields,
  });
}
