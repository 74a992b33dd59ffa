import type { Language, OrderGateway, OrderStatus } from '@vozex/domain';
import { type RawBuilder, sql } from 'kysely';
import { beginsWith } from '../kernel/begins-with.ts';
import { type Db, json, type Tx } from '../kernel/database.ts';
import { languageNow } from '../kernel/language.ts';
import type { NewOrder, OrderTaxLine } from './new-order.ts';

/** One statement for the order, its items and its taxes: each list travels as one JSON document. */
export async function insertOrder(
  tx: Tx,
  row: {
    id: string;
    totalMinor: number;
    discountMinor: number;
    taxMinor: number;
    tokenHash: string;
    now: Date;
    expiresAt: Date;
    language: Language;
    order: NewOrder;
    itemIds: string[];
  },
): Promise<void> {
  const { order } = row;
  const items = order.items.map((item, position) => ({
    id: row.itemIds[position],
    position,
    product_id: item.productId,
    price_id: item.priceId,
    product_name: item.productName,
    price_name: item.priceName,
    billing: item.billing,
    quantity: item.quantity,
    unit_amount_minor: item.unitAmountMinor,
    total_minor: item.unitAmountMinor * item.quantity,
    discount_minor: item.discountMinor,
    tax_minor: item.taxMinor,
    path: item.path,
    delivery_model: item.deliveryModel,
    driver: item.driver,
    external_provider: item.externalProvider,
    choices: item.choices,
    terms: item.terms,
    gateway_product_id: item.gatewayProductId,
    due_hours: item.dueHours,
    policies: item.policies,
    billing_interval: item.recurring?.interval ?? null,
    interval_count: item.recurring?.intervalCount ?? null,
    trial_days: item.recurring?.trialDays ?? null,
    gateway_plan_id: item.recurring?.gatewayPlanId ?? null,
  }));
  await sql`
    with new_order as (
      insert into orders (id, customer_id, status, payment_gateway, currency, total_minor, discount_minor, tax_minor,
        tax_included, coupon_code, country, region, vat_number, metadata, access_token_hash,
        language, created_at, expires_at, updated_at)
      values (${row.id}, ${order.customerId}, 'pending', ${order.paymentGateway}, ${order.currency}, ${row.totalMinor},
        ${row.discountMinor}, ${row.taxMinor}, ${order.tax.included}, ${order.couponCode}, ${order.tax.country},
        ${order.tax.region}, ${order.tax.vatNumber}, ${json(order.metadata)}, ${row.tokenHash},
        ${row.language}, ${row.now}, ${row.expiresAt}, ${row.now})
      returning id),
    taxes as (${insertTaxes(sql`new_order`, order.tax.lines)})
    insert into order_items (order_id, id, position, product_id, price_id, product_name, price_name, billing, quantity,
      unit_amount_minor, total_minor, discount_minor, tax_minor, path, delivery_model, driver, external_provider, choices, terms, gateway_product_id, due_hours,
      policies, billing_interval, interval_count, trial_days, gateway_plan_id)
    select new_order.id, i.* from new_order, jsonb_to_recordset(${json(items)}::jsonb) as i (
      id text, position integer, product_id text, price_id text, product_name text, price_name text, billing text,
      quantity integer, unit_amount_minor bigint, total_minor bigint, discount_minor bigint, tax_minor bigint, path text, delivery_model text, driver text,
      external_provider text, choices jsonb, terms jsonb, gateway_product_id text, due_hours integer, policies jsonb,
      billing_interval text, interval_count integer, trial_days integer, gateway_plan_id text)`.execute(tx);
}

/** @param order a relation whose one row has the order's `id`. */
export function insertTaxes(order: RawBuilder<unknown>, lines: OrderTaxLine[]): RawBuilder<unknown> {
  const taxes = lines.map((line, position) => ({
    position,
    name: line.name,
    rate_bp: line.rateBp,
    country: line.country,
    region: line.region,
    category: line.category,
    base_minor: line.baseMinor,
    tax_minor: line.taxMinor,
    reverse_charge: line.reverseCharge,
  }));
  return sql`
    insert into order_taxes (order_id, position, name, rate_bp, country, region, category, base_minor, tax_minor, reverse_charge)
    select o.id, t.* from ${order} o, jsonb_to_recordset(${json(taxes)}::jsonb) as t (
      position integer, name text, rate_bp integer, country text, region text, category text, base_minor bigint,
      tax_minor bigint, reverse_charge boolean)`;
}

export async function updateOrderStatus(
  tx: Tx,
  orderId: string,
  status: OrderStatus,
  change: { at: Date; refundedMinor?: number; gatewaySubscriptionId?: string },
): Promise<void> {
  await tx
    .updateTable('orders')
    .set({
      status,
      updated_at: change.at,
      ...(status === 'paid' ? { paid_at: change.at } : {}),
      ...(change.gatewaySubscriptionId === undefined ? {} : { gateway_subscription_id: change.gatewaySubscriptionId }),
      ...(change.refundedMinor === undefined ? {} : { refunded_minor: change.refundedMinor }),
    })
    .where('id', '=', orderId)
    .execute();
}

/** An order as lists and pages show it, items included. Money in minor units. */
export type OrderView = {
  id: string;
  status: OrderStatus;
  payment_gateway: OrderGateway;
  /** Of an order of an earlier shop: which, its number there, and how it was paid. */
  imported_from: string | null;
  imported_number: string | null;
  imported_gateway: string | null;
  imported_payment: string | null;
  currency: string;
  total_minor: number;
  discount_minor: number;
  /** What is due of it now, and whether the prices held it. */
  tax_minor: number;
  tax_included: boolean;
  coupon_code: string | null;
  refunded_minor: number;
  access_token_hash: string;
  created_at: Date;
  paid_at: Date | null;
  expires_at: Date;
  customer_id: string;
  customer_email: string;
  customer_name: string;
  metadata: Record<string, unknown>;
  items: {
    id: string;
    product_slug: string;
    product_name: string;
    price_name: string;
    /** What was bought of a hybrid product. */
    path: { name: string; title: string } | null;
    quantity: number;
    /** At list price. */
    total_minor: number;
    discount_minor: number;
    tax_minor: number;
  }[];
  taxes: { name: string; rate_bp: number; base_minor: number; tax_minor: number; reverse_charge: boolean }[];
};

const view = () => sql`
  select o.id, o.status, o.payment_gateway, o.currency, o.total_minor, o.discount_minor, o.tax_minor, o.tax_included, o.coupon_code,
    o.refunded_minor, o.access_token_hash, o.imported_from, o.imported_number, o.imported_gateway, o.imported_payment,
    o.created_at, o.paid_at, o.expires_at, o.customer_id, c.email as customer_email, c.name as customer_name, o.metadata,
    (select jsonb_agg(jsonb_build_object('id', i.id, 'product_slug', p.slug, 'product_name', i.product_name,
        'price_name', i.price_name, 'path', case when i.path is not null then jsonb_build_object('name', i.path,
          'title', path_title(p, i.path, ${languageNow()})) end, 'quantity', i.quantity, 'total_minor', i.total_minor,
        'discount_minor', i.discount_minor, 'tax_minor', i.tax_minor) order by i.position)
      from order_items i join products p on p.id = i.product_id where i.order_id = o.id) as items,
    coalesce((select jsonb_agg(jsonb_build_object('name', t.name, 'rate_bp', t.rate_bp, 'base_minor', t.base_minor,
        'tax_minor', t.tax_minor, 'reverse_charge', t.reverse_charge) order by t.position)
      from order_taxes t where t.order_id = o.id), '[]') as taxes
  from orders o join customers c on c.id = o.customer_id`;

/** One order, whoever asks: the caller checks whose it is. */
export async function readOrder(db: Db, orderId: string): Promise<OrderView | undefined> {
  const { rows } = await sql<OrderView>`${view()} where o.id = ${orderId}`.execute(db);
  return rows[0];
}

/** A customer's orders, newest first; `after` is the last id of the page before. */
export async function ordersOf(
  db: Db,
  customerId: string,
  page: { after?: string; limit: number },
): Promise<OrderView[]> {
  const { rows } = await sql<OrderView>`${view()}
    where o.customer_id = ${customerId} and (${page.after ?? null}::text is null or o.id < ${page.after ?? null})
    order by o.id desc limit ${page.limit}`.execute(db);
  return rows;
}

const isOrderId = (text: string) => text.startsWith('ord_');

/** All orders, newest first; `search` is an order id, its number in an earlier shop, or the beginning of an e-mail address. */
export async function listOrders(
  db: Db,
  filter: { status?: OrderStatus | undefined; search?: string | undefined },
  page: { after?: string | undefined; limit: number },
): Promise<OrderView[]> {
  const search = filter.search?.toLowerCase();
  const conditions = [
    page.after === undefined ? undefined : sql`o.id < ${page.after}`,
    filter.status === undefined ? undefined : sql`o.status = ${filter.status}`,
    search === undefined
      ? undefined
      : isOrderId(search)
        ? sql`o.id = ${search}`
        : sql`o.id in (
      select id from orders where imported_number = ${filter.search} union all
      select id from orders where customer_id in (
        select id from customers where ${beginsWith(sql`lower(email)`, search)}))`,
  ].filter((condition) => condition !== undefined);
  const { rows } = await sql<OrderView>`${view()}
    ${conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
    order by o.id desc limit ${page.limit}`.execute(db);
  return rows;
}

export type OrderMove = { from: string | null; to: string; at: Date };

export async function movesOf(db: Db, orderId: string): Promise<OrderMove[]> {
  const { rows } = await sql<OrderMove>`
    select from_status as "from", to_status as "to", at from order_moves where order_id = ${orderId} order by id`.execute(
    db,
  );
  return rows;
}
