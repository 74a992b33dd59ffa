import type { BillingInterval, DeliveryModel, OrderStatus, PaymentGatewayKey, PriceBilling } from '@vozex/domain';
import { sql } from 'kysely';
import type { Tx } from '../kernel/database.ts';

/** An item as money and delivery see it. */
export type ItemForPayment = {
  id: string;
  product_id: string;
  price_id: string;
  billing: PriceBilling;
  product_name: string;
  price_name: string;
  quantity: number;
  unit_amount_minor: number;
  /** At list price. */
  total_minor: number;
  discount_minor: number;
  tax_minor: number;
  path: string | null;
  delivery_model: DeliveryModel;
  driver: string;
  external_provider: string | null;
  choices: Record<string, unknown>;
  terms: Record<string, unknown>;
  gateway_product_id: string | null;
  due_hours: number | null;
  /** As stored; `ProductPolicies.parse` fills in the defaults. */
  policies: Record<string, unknown>;
  billing_interval: BillingInterval | null;
  interval_count: number | null;
  trial_days: number | null;
  gateway_plan_id: string | null;
};

/** An order, locked against every other writer until the transaction ends. */
export type OrderForPayment = {
  id: string;
  status: OrderStatus;
  payment_gateway: PaymentGatewayKey;
  currency: string;
  /** What is due: items less discounts, with the tax that is added. */
  total_minor: number;
  discount_minor: number;
  tax_minor: number;
  tax_included: boolean;
  country: string | null;
  region: string | null;
  vat_number: string | null;
  refunded_minor: number;
  /** The one subscription whose money belongs here; null until it started, and for one-time orders. */
  gateway_subscription_id: string | null;
  customer_id: string;
  customer_email: string;
  customer_name: string;
  expires_at: Date;
  items: ItemForPayment[];
  /** The rates of the shop's own tax, frozen; a subscription is alone in its order and has one at most. */
  taxes: { name: string; rate_bp: number; reverse_charge: boolean }[];
};

/** Locks the order and reads it with its items and customer in one statement; `undefined` when there is none. */
export async function lockOrder(tx: Tx, orderId: string): Promise<OrderForPayment | undefined> {
  const { rows } = await sql<OrderForPayment>`
    select o.id, o.status, o.payment_gateway, o.currency, o.total_minor, o.discount_minor, o.tax_minor,
      o.tax_included, o.country, o.region, o.vat_number, o.refunded_minor, o.expires_at,
      o.gateway_subscription_id,
      c.id as customer_id, c.email as customer_email, c.name as customer_name,
      (select jsonb_agg(jsonb_build_object(
          'id', i.id, 'product_id', i.product_id, 'price_id', i.price_id, 'billing', i.billing, 'product_name', i.product_name, 'price_name', i.price_name,
          'quantity', i.quantity, 'unit_amount_minor', i.unit_amount_minor, 'total_minor', i.total_minor,
          'discount_minor', i.discount_minor, 'tax_minor', i.tax_minor, 'path', i.path, 'delivery_model', i.delivery_model, 'driver', i.driver,
          'external_provider', i.external_provider, 'choices', i.choices, 'terms', i.terms,
          'gateway_product_id', i.gateway_product_id, 'due_hours', i.due_hours, 'policies', i.policies,
          'billing_interval', i.billing_interval, 'interval_count', i.interval_count, 'trial_days', i.trial_days,
          'gateway_plan_id', i.gateway_plan_id) order by i.position)
        from order_items i where i.order_id = o.id) as items,
      coalesce((select jsonb_agg(jsonb_build_object('name', t.name, 'rate_bp', t.rate_bp,
          'reverse_charge', t.reverse_charge) order by t.position)
        from order_taxes t where t.order_id = o.id), '[]') as taxes
    from orders o
    join customers c on c.id = o.customer_id
    where o.id = ${orderId}
    for update of o`.execute(tx);
  return rows[0];
}
