import type { Tx } from '../database.ts';
import { salesOfTheDay } from '../till/sales.ts';
import { itemsOf, registersOf } from '../till/stock.ts';
import { invitationKey, invitationOf, type Member, membersOf } from '../workspaces/members.ts';
import { limitsOfTenant, type Tenant } from '../workspaces/tenants.ts';
import type { Workspace } from './workspace-page.ts';

/** Everything a member may see of the own workspace. */
export async function loadWorkspace(tx: Tx, tenant: Tenant, member: Member, now: Date): Promise<Workspace> {
  const key = await invitationKey(tx);
  const members = await membersOf(tx, tenant.id);
  return {
    tenant,
    member,
    members: members.map((one) => ({
      member: one,
      address: `/w/${tenant.workspaceName}?invitation=${invitationOf(one, key)}`,
    })),
    items: await itemsOf(tx, tenant.id),
    registers: await registersOf(tx, tenant.id),
    limits: limitsOfTenant(tenant),
    sales: await salesOfTheDay(tx, tenant.id, now),
  };
}
