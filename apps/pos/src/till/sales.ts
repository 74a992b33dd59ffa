import type { Tx } from '../database.ts';
import { newId } from '../ids.ts';

/** A basket as it comes from the till: item id to quantity. */
export type Basket = ReadonlyMap<string, number>;

export type Sale = { id: string; totalMinor: number; soldAt: Date; registerName: string; lines: string };

/** A shop shows its day; older ones belong into a report. */
const SALES_SHOWN_MAX = 200;

/**
 * Rings up a sale at today's prices.
 * @returns the total in minor units; undefined when the basket is empty, or an item or the register is not this tenant's
 */
export async function ringUp(
  tx: Tx,
  sale: { tenantId: string; registerId: string; memberId: string; basket: Basket },
  now: Date,
): Promise<number | undefined> {
  const { tenantId, basket } = sale;
  const register = await tx.sql`select 1 from registers where tenant_id = ${tenantId} and id = ${sale.registerId}`;
  const { rows: items } = await tx.sql<{ id: string; name: string; price_minor: number }>`
    select id, name, price_minor from items where tenant_id = ${tenantId} and id = any(${[...basket.keys()]})`;
  if (register.rows.length === 0 || basket.size === 0 || items.length !== basket.size) return undefined;

  const lines = items.map((item) => ({ ...item, quantity: basket.get(item.id)! })); // because items come from its keys
  const totalMinor = lines.reduce((sum, line) => sum + line.price_minor * line.quantity, 0);
  const id = newId('sal');
  await tx.sql`
    insert into sales (id, tenant_id, register_id, member_id, total_minor, sold_at)
    values (${id}, ${tenantId}, ${sale.registerId}, ${sale.memberId}, ${totalMinor}, ${now})`;
  for (const line of lines) {
    await tx.sql`
      insert into sale_lines (tenant_id, sale_id, item_id, item_name, price_minor, quantity)
      values (${tenantId}, ${id}, ${line.id}, ${line.name}, ${line.price_minor}, ${line.quantity})`;
  }
  return totalMinor;
}

/** The sales of the UTC day that `now` falls into, newest first. */
export async function salesOfTheDay(tx: Tx, tenantId: string, now: Date): Promise<Sale[]> {
  const midnight = new Date(now);
  midnight.setUTCHours(0, 0, 0, 0);
  const { rows } = await tx.sql<{ id: string; total_minor: number; sold_at: Date; register: string; lines: string }>`
    select s.id, s.total_minor, s.sold_at, r.name as register,
           string_agg(l.quantity || ' × ' || l.item_name, ', ' order by l.item_name) as lines
    from sales s
    join registers r on r.tenant_id = s.tenant_id and r.id = s.register_id
    join sale_lines l on l.tenant_id = s.tenant_id and l.sale_id = s.id
    where s.tenant_id = ${tenantId} and s.sold_at >= ${midnight}
    group by s.id, r.name order by s.sold_at desc, s.id limit ${SALES_SHOWN_MAX}`;
  return rows.map((row) => ({
    id: row.id,
    totalMinor: row.total_minor,
    soldAt: row.sold_at,
    registerName: row.register,
    lines: row.lines,
  }));
}
