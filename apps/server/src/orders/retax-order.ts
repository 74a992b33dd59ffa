import { sql } from 'kysely';
import { json, type Tx } from '../kernel/database.ts';
import type { OrderForPayment } from './lock-order.ts';
import type { OrderTax } from './new-order.ts';
import { insertTaxes } from './store.ts';

/**
 * Taxes a pending order anew, whose lock the caller holds: another gateway leaves the tax to the shop, or takes it over.
 * Prices and discounts stay.
 *
 * @param itemTaxes minor units, one for each item in their order.
 */
export async function retaxOrder(
  tx: Tx,
  order: OrderForPayment,
  tax: OrderTax,
  itemTaxes: number[],
  now: Date,
): Promise<void> {
  const items = order.items.map((item, i) => ({ ...item, tax_minor: itemTaxes[i] ?? 0 }));
  const due = items.filter((item) => item.trial_days === null); // nothing while a trial runs
  const taxMinor = due.reduce((sum, item) => sum + item.tax_minor, 0);
  const netMinor = due.reduce((sum, item) => sum + item.total_minor - item.discount_minor, 0);
  await sql`
    with gone as (delete from order_taxes where order_id = ${order.id})
    update orders set tax_minor = ${taxMinor}, tax_included = ${tax.included},
      total_minor = ${netMinor + (tax.included ? 0 : taxMinor)}, updated_at = ${now}
    where id = ${order.id} and status = 'pending'`.execute(tx);
  const taxes = items.map(({ id, tax_minor }) => ({ id, tax_minor }));
  await sql`
    with taxes as (${insertTaxes(sql`(select ${order.id}::text as id)`, tax.lines)})
    update order_items i set tax_minor = t.tax_minor
    from jsonb_to_recordset(${json(taxes)}::jsonb) as t (id text, tax_minor bigint) where i.id = t.id`.execute(tx);
}
