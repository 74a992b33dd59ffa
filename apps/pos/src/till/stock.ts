import type { Tx } from '../database.ts';
import { newId } from '../ids.ts';

export type Item = { id: string; name: string; priceMinor: number };
export type Register = { id: string; name: string };

/** So that the first sale can be rung up a minute after buying. */
const FIRST_ITEMS = [
  { name: 'Espresso', priceMinor: 250 },
  { name: 'Cappuccino', priceMinor: 380 },
  { name: 'Croissant', priceMinor: 320 },
  { name: 'Sandwich', priceMinor: 690 },
];

export async function stockNewWorkspace(tx: Tx, tenantId: string, now: Date): Promise<void> {
  await addRegister(tx, tenantId, 'Front counter', now);
  for (const item of FIRST_ITEMS) await addItem(tx, tenantId, item, now);
}

/** @returns false when the workspace has an item of that name */
export async function addItem(tx: Tx, tenantId: string, item: Omit<Item, 'id'>, now: Date): Promise<boolean> {
  const { rows } = await tx.sql`
    insert into items (id, tenant_id, name, price_minor, created_at)
    values (${newId('itm')}, ${tenantId}, ${item.name}, ${item.priceMinor}, ${now})
    on conflict (tenant_id, name) do nothing returning id`;
  return rows.length === 1;
}

/** @returns false when the workspace has a register of that name */
export async function addRegister(tx: Tx, tenantId: string, name: string, now: Date): Promise<boolean> {
  const { rows } = await tx.sql`
    insert into registers (id, tenant_id, name, created_at)
    values (${newId('reg')}, ${tenantId}, ${name}, ${now})
    on conflict (tenant_id, name) do nothing returning id`;
  return rows.length === 1;
}

export async function itemsOf(tx: Tx, tenantId: string): Promise<Item[]> {
  const { rows } = await tx.sql<{ id: string; name: string; price_minor: number }>`
    select id, name, price_minor from items where tenant_id = ${tenantId} order by created_at, name`;
  return rows.map((row) => ({ id: row.id, name: row.name, priceMinor: row.price_minor }));
}

export async function registersOf(tx: Tx, tenantId: string): Promise<Register[]> {
  const { rows } = await tx.sql<Register>`
    select id, name from registers where tenant_id = ${tenantId} order by created_at, name`;
  return rows;
}

/** How much of the plan's limits is in use. */
export async function usageOf(tx: Tx, tenantId: string): Promise<{ registers: number; products: number }> {
  const { rows } = await tx.sql<{ registers: number; products: number }>`
    select (select count(*)::int from registers where tenant_id = ${tenantId}) as registers,
           (select count(*)::int from items where tenant_id = ${tenantId}) as products`;
  return rows[0]!; // because a select without "from" has one row
}
