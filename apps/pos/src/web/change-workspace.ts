import { z } from 'zod';
import type { Tx } from '../database.ts';
import { ringUp } from '../till/sales.ts';
import { addItem, addRegister, usageOf } from '../till/stock.ts';
import { addMember, type Member } from '../workspaces/members.ts';
import { isUsable, limitsOfTenant, type Tenant } from '../workspaces/tenants.ts';
import { readPrice } from './money.ts';

/** Why a form was not accepted, in words for the person at the till; undefined when it was. */
export type Complaint = { status: 403 | 409 | 422; text: string } | undefined;

type Change = (tx: Tx, tenant: Tenant, member: Member, form: URLSearchParams, now: Date) => Promise<Complaint>;

const Name = z.string().trim().min(1).max(80);
const Email = z.email().max(320);
const Count = z.coerce.number().int().min(0).max(999);

/** What can be posted below a workspace's address. */
const CHANGES = { sales: sell, items: offer, registers: install, members: invite } satisfies Record<string, Change>;
export type ChangeName = keyof typeof CHANGES;

export function isChange(name: string): name is ChangeName {
  return Object.hasOwn(CHANGES, name);
}

/** Applies a form to a workspace, which must be in use: a suspended one is for reading only. */
export async function changeWorkspace(
  name: ChangeName,
  ...[tx, tenant, member, form, now]: Parameters<Change>
): Promise<Complaint> {
  if (!isUsable(tenant, now)) return { status: 409, text: 'This workspace cannot be changed right now.' };
  return CHANGES[name](tx, tenant, member, form, now);
}

async function sell(tx: Tx, tenant: Tenant, member: Member, form: URLSearchParams, now: Date): Promise<Complaint> {
  const basket = new Map<string, number>();
  for (const [field, typed] of form) {
    if (!field.startsWith('item.')) continue;
    const count = Count.safeParse(typed || '0');
    if (!count.success) return { status: 422, text: 'A quantity is a whole number from 0 to 999.' };
    if (count.data > 0) basket.set(field.slice('item.'.length), count.data);
  }
  if (basket.size === 0) return { status: 422, text: 'Choose at least one item.' };
  const registerId = form.get('register') ?? '';
  const total = await ringUp(tx, { tenantId: tenant.id, registerId, memberId: member.id, basket }, now);
  return total === undefined ? { status: 422, text: 'That item or register is not yours.' } : undefined;
}

async function offer(tx: Tx, tenant: Tenant, _member: Member, form: URLSearchParams, now: Date): Promise<Complaint> {
  const name = Name.safeParse(form.get('name'));
  const priceMinor = readPrice(form.get('price') ?? '', tenant.currency);
  if (!name.success || priceMinor === undefined)
    return { status: 422, text: 'An item needs a name and a price, as in 2.50.' };
  const { products } = limitsOfTenant(tenant);
  if ((await usageOf(tx, tenant.id)).products >= products) {
    return { status: 422, text: `Your plan has room for ${products} items. Upgrade it to add more.` };
  }
  const added = await addItem(tx, tenant.id, { name: name.data, priceMinor }, now);
  return added ? undefined : { status: 422, text: `There is an item named ${name.data} already.` };
}

async function install(tx: Tx, tenant: Tenant, _member: Member, form: URLSearchParams, now: Date): Promise<Complaint> {
  const name = Name.safeParse(form.get('name'));
  if (!name.success) return { status: 422, text: 'A register needs a name.' };
  const { registers } = limitsOfTenant(tenant);
  if ((await usageOf(tx, tenant.id)).registers >= registers) {
    return { status: 422, text: `Your plan has room for ${registers} registers. Upgrade it to add more.` };
  }
  const added = await addRegister(tx, tenant.id, name.data, now);
  return added ? undefined : { status: 422, text: `There is a register named ${name.data} already.` };
}

async function invite(tx: Tx, tenant: Tenant, member: Member, form: URLSearchParams, now: Date): Promise<Complaint> {
  if (member.role !== 'owner') return { status: 403, text: 'Only the owner can invite people.' };
  const email = Email.safeParse(form.get('email'));
  if (!email.success) return { status: 422, text: 'That is no e-mail address.' };
  const added = await addMember(tx, tenant.id, { email: email.data, name: null, role: 'cashier' }, now);
  return added ? undefined : { status: 422, text: `${email.data} is a member already.` };
}
