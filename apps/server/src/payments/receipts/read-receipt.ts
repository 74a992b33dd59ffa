import type { PaymentGatewayKey } from '@vozex/domain';
import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';

/** What a receipt says of a payment that arrived. Amounts in minor units of the currency beside them. */
export type PaidReceipt = {
  payment_id: string;
  gateway: PaymentGatewayKey;
  gateway_payment_id: string;
  order_id: string;
  /** Which the order was bought in. */
  language: string;
  customer_id: string;
  customer_name: string;
  customer_email: string;
  paid_at: Date;
  amount_minor: number;
  currency: string;
  /** Part of the amount; null where the gateway told none. */
  tax_minor: number | null;
  refunded_minor: number;
  /** The lines of the order were priced in this currency; a gateway may have charged another one. */
  order_currency: string;
  /** A later period of a subscription: its price is what was charged, not what the order said. */
  is_renewal: boolean;
  lines: { name: string; quantity: number; unit_amount_minor: number; total_minor: number }[];
  /** What a coupon took off the lines, in the order's currency. */
  discount_minor: number;
  coupon_code: string | null;
  /** Of a company elsewhere in the EU that owes the tax itself, or of any buyer who gave it. */
  vat_number: string | null;
  /** The shop's own tax of this period, else as it was sold; of a renewal only the rates count. */
  taxes: { name: string; rate_bp: number; base_minor: number; tax_minor: number; reverse_charge: boolean }[];
  tax_included: boolean;
};

/** `undefined` where there is no such payment, or its money has not arrived or was never accepted. */
export async function readReceipt(db: Db, paymentId: string): Promise<PaidReceipt | undefined> {
  const { rows } = await sql<PaidReceipt>`
    select p.id as payment_id, p.gateway, p.gateway_payment_id, p.order_id, o.language, o.customer_id, c.name as customer_name,
      c.email as customer_email, coalesce(p.occurred_at, p.captured_at, p.created_at) as paid_at, p.amount_minor,
      p.currency, p.tax_minor, p.refunded_minor, o.currency as order_currency,
      o.discount_minor, o.coupon_code, o.vat_number, o.tax_included,
      case when p.tax_rate is not null then jsonb_build_array(p.tax_rate || jsonb_build_object(
        'base_minor', p.amount_minor - p.tax_minor, 'tax_minor', p.tax_minor))
      else coalesce((select jsonb_agg(jsonb_build_object('name', t.name, 'rate_bp', t.rate_bp, 'base_minor', t.base_minor,
          'tax_minor', t.tax_minor, 'reverse_charge', t.reverse_charge) order by t.position)
        from order_taxes t where t.order_id = o.id), '[]') end as taxes,
      (p.gateway_subscription_id is not null and (o.total_minor = 0 or exists (
        select from payments e where e.gateway = p.gateway and e.gateway_subscription_id = p.gateway_subscription_id
          and e.status = 'succeeded' and e.id <> p.id and (coalesce(e.occurred_at, e.created_at), e.id)
            < (coalesce(p.occurred_at, p.created_at), p.id)))) as is_renewal,
      (select jsonb_agg(jsonb_build_object('name', i.product_name || ', ' || i.price_name, 'quantity', i.quantity,
          'unit_amount_minor', i.unit_amount_minor, 'total_minor', i.total_minor) order by i.position)
        from order_items i where i.order_id = o.id) as lines
    from payments p join orders o on o.id = p.order_id join customers c on c.id = o.customer_id
    where p.id = ${paymentId} and p.status = 'succeeded'`.execute(db);
  return rows[0];
}
