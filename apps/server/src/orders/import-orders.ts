import type { DeliveryModel, PriceBilling } from '@vozex/domain';
import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import { json, type Tx } from '../kernel/database.ts';
import { hashToken, orderToken } from './order-token.ts';

/** One line of an order of an earlier shop, with what is frozen in it. Amounts are minor units. */
export type ImportedItem = {
  id: string;
  productId: string;
  priceId: string;
  productName: string;
  priceName: string;
  billing: PriceBilling;
  quantity: number;
  unitAmountMinor: number;
  path: string | null;
  deliveryModel: DeliveryModel;
  driver: string;
  externalProvider: string | null;
  terms: Record<string, unknown>;
};

/** A paid order of an earlier shop. */
export type ImportedOrder = {
  id: string;
  customerId: string;
  /** The shop it was sold in, and its number there. */
  from: string;
  number: string;
  gateway: string | null;
  payment: string | null;
  currency: string;
  paidAt: Date;
  items: ImportedItem[];
};

/**
 * Writes paid orders of an earlier shop, three statements however many. Nobody is told that they are paid: nothing is
 * delivered, written to anybody or counted for their sake.
 */
export async function importOrders(app: Pick<App, 'seal'>, tx: Tx, orders: ImportedOrder[]): Promise<void> {
  if (orders.length === 0) return;
  const rows = orders.map((order) => ({
    id: order.id,
    customer_id: order.customerId,
    currency: order.currency,
    total_minor: order.items.reduce((sum, item) => sum + item.unitAmountMinor * item.quantity, 0),
    imported_from: order.from,
    imported_number: order.number,
    imported_gateway: order.gateway,
    imported_payment: order.payment,
    token_hash: hashToken(orderToken(app.seal, order.id)),
    paid_at: order.paidAt,
  }));
  await sql`
    insert into orders (id, customer_id, status, payment_gateway, currency, total_minor, metadata, access_token_hash,
      imported_from, imported_number, imported_gateway, imported_payment, created_at, expires_at, paid_at, updated_at)
    select o.id, o.customer_id, 'paid', 'import', o.currency, o.total_minor, '{}', o.token_hash, o.imported_from,
      o.imported_number, o.imported_gateway, o.imported_payment, o.paid_at, o.paid_at, o.paid_at, o.paid_at
    from jsonb_to_recordset(${json(rows)}::jsonb) as o (id text, customer_id text, currency text, total_minor bigint,
      imported_from text, imported_number text, imported_gateway text, imported_payment text, token_hash text,
      paid_at timestamptz)`.execute(tx);
  const items = orders.flatMap((order) =>
    order.items.map((item, position) => ({
      id: item.id,
      order_id: order.id,
      position,
      product_id: item.productId,
      price_id: item.priceId,
      product_name: item.productName,
      price_name: item.priceName,
      billing: item.billing,
      quantity: item.quantity,
      unit_amount_minor: item.unitAmountMinor,
      total_minor: item.unitAmountMinor * item.quantity,
      path: item.path,
      delivery_model: item.deliveryModel,
      driver: item.driver,
      external_provider: item.externalProvider,
      terms: item.terms,
    })),
  );
  await sql`
    insert into order_items (id, order_id, position, product_id, price_id, product_name, price_name, billing, quantity,
      unit_amount_minor, total_minor, path, delivery_model, driver, external_provider, choices, terms)
    select i.id, i.order_id, i.position, i.product_id, i.price_id, i.product_name, i.price_name, i.billing, i.quantity,
      i.unit_amount_minor, i.total_minor, i.path, i.delivery_model, i.driver, i.external_provider, '{}', i.terms
    from jsonb_to_recordset(${json(items)}::jsonb) as i (id text, order_id text, position integer, product_id text,
      price_id text, product_name text, price_name text, billing text, quantity integer, unit_amount_minor bigint,
      total_minor bigint, path text, delivery_model text, driver text, external_provider text, terms jsonb)`.execute(
    tx,
  );
}

/** Given back in full in the earlier shop: their deliveries have ended before. */
export async function importRefunds(tx: Tx, refunds: { orderId: string; at: Date }[]): Promise<void> {
  if (refunds.length === 0) return;
  const rows = refunds.map(({ orderId, at }) => ({ id: orderId, at }));
  await sql`
    update orders o set status = 'refunded', refunded_minor = o.total_minor, updated_at = r.at
    from jsonb_to_recordset(${json(rows)}::jsonb) as r (id text, at timestamptz)
    where o.id = r.id and o.imported_from is not null and o.status = 'paid'`.execute(tx);
}

/** An order of an earlier shop as its licenses need it. */
export type KnownOrder = { id: string; number: string; customer_id: string; email: string; paid_at: Date };

/** Orders by their numbers in the earlier shop. */
export async function importedOrders(tx: Tx, from: string, numbers: string[]): Promise<Map<string, KnownOrder>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await sql<KnownOrder>`
    select o.id, o.imported_number as number, o.customer_id, lower(c.email) as email, o.paid_at
    from orders o join customers c on c.id = o.customer_id
    where o.imported_number = any(${numbers}) and o.imported_from = ${from}`.execute(tx);
  return new Map(rows.map((row) => [row.number, row]));
}
