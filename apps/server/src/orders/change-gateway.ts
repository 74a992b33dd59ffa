import type { PaymentGatewayKey } from '@vozex/domain';
import { sql } from 'kysely';
import type { Tx } from '../kernel/database.ts';

/** The prices an order was made of, each once. */
export async function priceIdsOf(tx: Tx, orderId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('order_items')
    .select('price_id')
    .distinct()
    .where('order_id', '=', orderId)
    .execute();
  return rows.map((row) => row.price_id);
}

/** Puts a pending order, whose lock the caller holds, into another gateway: what it is sold as there comes along. */
export async function changeGateway(tx: Tx, orderId: string, gateway: PaymentGatewayKey, now: Date): Promise<void> {
  await sql`
    with moved as (
      update orders set payment_gateway = ${gateway}, updated_at = ${now},
        metadata = jsonb_set(metadata, '{payment_gateway}', to_jsonb(${gateway}::text))
      where id = ${orderId} and status = 'pending'
      returning id)
    update order_items i set (gateway_product_id, gateway_plan_id) = (
      select max(m.gateway_product_id),
        case i.billing when 'recurring' then max(coalesce(m.gateway_plan_id, m.gateway_product_id)) end
      from price_mappings m where m.price_id = i.price_id and m.gateway = ${gateway})
    from moved where i.order_id = moved.id`.execute(tx);
}
