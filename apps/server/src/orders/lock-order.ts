import type { DeliveryModel, OrderStatus, PaymentGatewayKey } from '@vozex/domain';
import { sql } from 'kysely';
import type { Tx } from '../kernel/database.ts';

/** An item as money and delivery see it. */
export type ItemForPayment = {
  id: string;
  product_id: string;
  product_name: string;
  price_name: string;
  quantity: number;
  total_minor: number;
  delivery_model: DeliveryModel;
  driver: string;
  external_provider: string | null;
  choices: Record<string, unknown>;
  terms: Record<string, unknown>;
  gateway_product_id: string | null;
  due_hours: number | null;
};

/** An order, locked against every other writer until the transaction ends. */
export type OrderForPayment = {
  id: string;
  status: OrderStatus;
  payment_gateway: PaymentGatewayKey;
  currency: string;
  total_minor: number;
  refunded_minor: number;
  customer_id: string;
  customer_email: string;
  customer_name: string;
  expires_at: Date;
  items: ItemForPayment[];
};

/** Locks the order and reads it with its items and customer in one statement; `undefined` when there is none. */
export async function lockOrder(tx: Tx, orderId: string): Promise<OrderForPayment | undefined> {
  const { rows } = await sql<OrderForPayment>`
    select o.id, o.status, o.payment_gateway, o.currency, o.total_minor, o.refunded_minor, o.expires_at,
      c.id as customer_id, c.email as customer_email, c.name as customer_name,
      (select jsonb_agg(jsonb_build_object(
          'id', i.id, 'product_id', i.product_id, 'product_name', i.product_name, 'price_name', i.price_name,
          'quantity', i.quantity, 'total_minor', i.total_minor, 'delivery_model', i.delivery_model, 'driver', i.driver,
          'external_provider', i.external_provider, 'choices', i.choices, 'terms', i.terms,
          'gateway_product_id', i.gateway_product_id, 'due_hours', i.due_hours) order by i.position)
        from order_items i where i.order_id = o.id) as items
    from orders o
    join customers c on c.id = o.customer_id
    where o.id = ${orderId}
    for update of o`.execute(tx);
  return rows[0];
}
