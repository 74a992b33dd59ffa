import { ProductPolicies } from '@vozex/domain';
import { sql } from 'kysely';
import type { Tx } from '../kernel/database.ts';

/** A live record of an order (of an item that is being moved to another path, both) with the policies that were sold with it. */
export type SoldRecord = {
  id: string;
  order_item_id: string;
  plan: string | null;
  quantity: number;
  policies: ProductPolicies;
};

/** The live records of an order, locked in the order of their ids. The order itself is locked first, by the caller. */
export async function recordsOfOrder(tx: Tx, orderId: string): Promise<SoldRecord[]> {
  const { rows } = await sql<Omit<SoldRecord, 'policies'> & { policies: unknown }>`
    select r.id, r.order_item_id, r.terms ->> 'plan' as plan, r.quantity, i.policies
    from fulfillment_records r join order_items i on i.id = r.order_item_id
    where r.order_id = ${orderId} and r.status <> 'cancelled'
    order by r.id
    for update of r`.execute(tx);
  return rows.map((row) => ({ ...row, policies: ProductPolicies.parse(row.policies) }));
}
