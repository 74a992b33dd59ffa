import type { Role } from '@vozex/domain';
import { type RawBuilder, sql } from 'kysely';

/** What stands before each row for the next chunk to go on from; no column of the file. */
export type Cursor = { cursor_at: string; cursor_id: string };

/** The part of a table that is asked for; what a table does not know is refused by its route. */
export type ExportFilter = { from: Date; until: Date } & Partial<Record<ExportFilterName, string | undefined>>;
export type ExportFilterName = 'status' | 'driver' | 'gateway';

export type ExportTable = {
  summary: string;
  /** Who may take all of it away. */
  access: Exclude<Role, 'customer'>;
  filters: readonly ExportFilterName[];
  /** In the order of the file. A name that ends in `_minor` is money: written as a decimal, without the ending. */
  columns: readonly string[];
  /** The next rows after a cursor, by an index of the instant that orders them. */
  rows(filter: ExportFilter, after: Cursor, limit: number): RawBuilder<Record<string, unknown> & Cursor>;
};

/** `where` of a chunk: after the cursor, within the range, and what else is asked for. */
function part(
  at: string,
  id: string,
  filter: ExportFilter,
  after: Cursor,
  columns: Partial<Record<ExportFilterName, string>> = {},
) {
  const asked = Object.entries(columns).flatMap(([name, column]) => {
    const value = filter[name as ExportFilterName]; // because columns has only these names
    return value === undefined ? [] : [sql`${sql.ref(column)} = ${value}`];
  });
  return sql.join(
    [
      sql`(${sql.ref(at)}, ${sql.ref(id)}) > (${after.cursor_at}::timestamptz, ${after.cursor_id})`,
      sql`${sql.ref(at)} >= ${filter.from}`,
      sql`${sql.ref(at)} < ${filter.until}`,
      ...asked,
    ],
    sql` and `,
  );
}

/** Every table that can be taken away as a file. Keys, tokens, messages and whatever is sealed stay. */
export const EXPORTS = {
  orders: {
    summary: 'Orders with their customers',
    access: 'operator',
    filters: ['status'],
    columns: [
      'id',
      'status',
      'customer_id',
      'customer_email',
      'customer_name',
      'payment_gateway',
      'currency',
      'total_minor',
      'discount_minor',
      'coupon_code',
      'tax_minor',
      'tax_included',
      'refunded_minor',
      'created_at',
      'paid_at',
      'imported_from',
      'imported_number',
    ],
    rows: (filter, after, limit) => sql`
      select o.created_at::text as cursor_at, o.id as cursor_id, o.id, o.status, o.customer_id, c.email as customer_email,
        c.name as customer_name, o.payment_gateway, o.currency, o.total_minor, o.discount_minor, o.coupon_code, o.tax_minor, o.tax_included,
        o.refunded_minor, o.created_at, o.paid_at,
        o.imported_from, o.imported_number
      from orders o join customers c on c.id = o.customer_id
      where ${part('o.created_at', 'o.id', filter, after, { status: 'o.status' })}
      order by o.created_at, o.id limit ${limit}`,
  },
  'order-items': {
    summary: 'What was ordered, a line each; ordered by the order',
    access: 'operator',
    filters: ['status'],
    columns: [
      'id',
      'order_id',
      'order_status',
      'product_id',
      'product_name',
      'price_name',
      'path',
      'billing',
      'quantity',
      'currency',
      'unit_amount_minor',
      'total_minor',
      'discount_minor',
      'tax_minor',
      'delivery_model',
      'ordered_at',
      'paid_at',
    ],
    rows: (filter, after, limit) => sql`
      select o.cursor_at, o.id as cursor_id, i.id, o.id as order_id, o.status as order_status, i.product_id, i.product_name,
        i.price_name, i.path, i.billing, i.quantity, o.currency, i.unit_amount_minor, i.total_minor, i.discount_minor,
        i.tax_minor, i.delivery_model, o.created_at as ordered_at, o.paid_at
      from (select id, status, currency, created_at, created_at::text as cursor_at, paid_at from orders
        where ${part('created_at', 'id', filter, after, { status: 'status' })}
        order by created_at, id limit ${limit}) o
      join order_items i on i.order_id = o.id
      order by o.created_at, o.id, i.position`,
  },
  'order-taxes': {
    summary: 'The tax of each order, by rate; ordered by the order',
    access: 'operator',
    filters: ['status'],
    columns: [
      'order_id',
      'order_status',
      'ordered_at',
      'paid_at',
      'name',
      'country',
      'region',
      'category',
      'rate_bp',
      'reverse_charge',
      'currency',
      'base_minor',
      'tax_minor',
    ],
    rows: (filter, after, limit) => sql`
      select o.cursor_at, o.id as cursor_id, o.id as order_id, o.status as order_status, o.created_at as ordered_at,
        o.paid_at, t.name, t.country, t.region, t.category, t.rate_bp, t.reverse_charge, o.currency, t.base_minor, t.tax_minor
      from (select id, status, currency, created_at, created_at::text as cursor_at, paid_at from orders
        where ${part('created_at', 'id', filter, after, { status: 'status' })}
          and exists (select from order_taxes where order_id = orders.id)
        order by created_at, id limit ${limit}) o
      join order_taxes t on t.order_id = o.id
      order by o.created_at, o.id, t.position`,
  },
  payments: {
    summary: 'Payments',
    access: 'operator',
    filters: ['status', 'gateway'],
    columns: [
      'id',
      'order_id',
      'gateway',
      'gateway_payment_id',
      'gateway_subscription_id',
      'status',
      'currency',
      'amount_minor',
      'tax_minor',
      'tax_name',
      'tax_rate_bp',
      'tax_reverse_charge',
      'fee_minor',
      'refunded_minor',
      'problem_code',
      'created_at',
      'captured_at',
    ],
    // The rate is that of the period, else the order's where it has only one; several stand in the orders' taxes.
    rows: (filter, after, limit) => sql`
      select p.created_at::text as cursor_at, p.id as cursor_id, p.id, p.order_id, p.gateway, p.gateway_payment_id,
        p.gateway_subscription_id, p.status, p.currency, p.amount_minor, p.tax_minor,
        coalesce(p.tax_rate ->> 'name', t.name) as tax_name, coalesce((p.tax_rate ->> 'rate_bp')::integer, t.rate_bp) as tax_rate_bp,
        coalesce((p.tax_rate ->> 'reverse_charge')::boolean, t.reverse_charge) as tax_reverse_charge,
        p.fee_minor, p.refunded_minor, p.problem_code, p.created_at, p.captured_at
      from (select * from payments
        where ${part('created_at', 'id', filter, after, { status: 'status', gateway: 'gateway' })}
        order by created_at, id limit ${limit}) p
      left join order_taxes t on t.order_id = p.order_id and t.position = 0
        and not exists (select from order_taxes more where more.order_id = p.order_id and more.position > 0)
      order by p.created_at, p.id`,
  },
  refunds: {
    summary: 'Refunds, and what gateways took back',
    access: 'operator',
    filters: ['status'],
    columns: [
      'id',
      'payment_id',
      'order_id',
      'gateway_refund_id',
      'status',
      'currency',
      'amount_minor',
      'reversal',
      'reason',
      'requested_by',
      'created_at',
      'settled_at',
    ],
    rows: (filter, after, limit) => sql`
      select r.created_at::text as cursor_at, r.id as cursor_id, r.id, r.payment_id, p.order_id, r.gateway_refund_id,
        r.status, r.currency, r.amount_minor, r.reversal, r.reason, r.requested_by, r.created_at, r.settled_at
      from refunds r join payments p on p.id = r.payment_id
      where ${part('r.created_at', 'r.id', filter, after, { status: 'r.status' })}
      order by r.created_at, r.id limit ${limit}`,
  },
  customers: {
    summary: 'Customers',
    access: 'operator',
    filters: [],
    columns: ['id', 'email', 'name', 'has_account', 'created_at'],
    rows: (filter, after, limit) => sql`
      select created_at::text as cursor_at, id as cursor_id, id, email, name, user_id is not null as has_account, created_at
      from customers where ${part('created_at', 'id', filter, after)} order by created_at, id limit ${limit}`,
  },
  fulfillments: {
    summary: 'Deliveries',
    access: 'operator',
    filters: ['status', 'driver'],
    columns: [
      'id',
      'order_id',
      'order_item_id',
      'product_id',
      'customer_id',
      'path',
      'delivery_model',
      'driver',
      'provider',
      'status',
      'desired_state',
      'service_state',
      'quantity',
      'attempts',
      'error_code',
      'external_reference_id',
      'external_workspace_url',
      'created_at',
      'paid_at',
      'due_at',
      'delivered_at',
    ],
    rows: (filter, after, limit) => sql`
      select created_at::text as cursor_at, id as cursor_id, id, order_id, order_item_id, product_id, customer_id, path,
        delivery_model, driver, provider, status, desired_state, service_state, quantity, attempts, error_code,
        external_reference_id, external_workspace_url, created_at, paid_at, due_at, delivered_at
      from fulfillment_records where ${part('created_at', 'id', filter, after, { status: 'status', driver: 'driver' })}
      order by created_at, id limit ${limit}`,
  },
  subscriptions: {
    summary: 'Subscriptions',
    access: 'operator',
    filters: ['status', 'gateway'],
    columns: [
      'id',
      'order_id',
      'product_id',
      'customer_id',
      'gateway',
      'gateway_subscription_id',
      'status',
      'quantity',
      'currency',
      'unit_amount_minor',
      'unit_tax_minor',
      'tax_included',
      'tax_rate_bp',
      'billing_interval',
      'interval_count',
      'paid_periods',
      'started_at',
      'trial_ends_at',
      'current_period_end',
      'cancel_at',
      'cancelled_at',
      'ended_at',
      'created_at',
    ],
    rows: (filter, after, limit) => sql`
      select created_at::text as cursor_at, id as cursor_id, id, order_id, product_id, customer_id, gateway,
        gateway_subscription_id, status, quantity, currency, unit_amount_minor,
        (tax ->> 'unit_minor')::bigint as unit_tax_minor, (tax ->> 'included')::boolean as tax_included,
        (tax ->> 'rate_bp')::integer as tax_rate_bp, billing_interval, interval_count,
        paid_periods, started_at, trial_ends_at, current_period_end, cancel_at, cancelled_at, ended_at, created_at
      from subscriptions where ${part('created_at', 'id', filter, after, { status: 'status', gateway: 'gateway' })}
      order by created_at, id limit ${limit}`,
  },
  licenses: {
    summary: 'Licenses; of the keys only their last letters',
    access: 'operator',
    filters: ['status'],
    columns: [
      'id',
      'order_id',
      'fulfillment_id',
      'product_id',
      'customer_id',
      'status',
      'license_type',
      'key_hint',
      'max_activations',
      'expires_at',
      'created_at',
    ],
    rows: (filter, after, limit) => sql`
      select created_at::text as cursor_at, id as cursor_id, id, order_id, fulfillment_id, product_id, customer_id, status,
        license_type, key_hint, max_activations, expires_at, created_at
      from licenses where ${part('created_at', 'id', filter, after, { status: 'status' })}
      order by created_at, id limit ${limit}`,
  },
  'audit-log': {
    summary: 'Who of the team did what',
    access: 'owner',
    filters: [],
    columns: ['id', 'at', 'actor', 'action', 'subject', 'detail'],
    rows: (filter, after, limit) => sql`
      select at::text as cursor_at, id::text as cursor_id, id, at, actor, action, subject, detail
      from audit_log
      where (at, id) > (${after.cursor_at}::timestamptz, ${after.cursor_id === '' ? '0' : after.cursor_id}::bigint)
        and at >= ${filter.from} and at < ${filter.until}
      order by at, id limit ${limit}`,
  },
} as const satisfies Record<string, ExportTable>;

export type ExportName = keyof typeof EXPORTS;
export const EXPORT_NAMES = Object.keys(EXPORTS) as ExportName[]; // because EXPORTS has just these
