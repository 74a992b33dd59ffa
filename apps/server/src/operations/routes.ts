import { createHash, timingSafeEqual } from 'node:crypto';
import {
  FULFILLMENT_LABEL,
  FulfillmentStatus,
  idSchema,
  ORDER_LABEL,
  OrderStatus,
  PaymentGatewayKey,
} from '@vozex/domain';
import { z } from 'zod';
import { fulfillmentsOf } from '../fulfillment/index.ts';
import type { App } from '../kernel/app.ts';
import { RequestError } from '../kernel/errors.ts';
import { isMigrated } from '../kernel/migrate.ts';
import { PageQuery, pageOf, readPage } from '../kernel/page.ts';
import { defineRoute, rawAnswer } from '../kernel/route.ts';
import type { Secret } from '../kernel/secret.ts';
import { listOrders, movesOf, OrderError, type OrderView, readOrder } from '../orders/index.ts';
import { eventsOfOrder, type GatewayRouter, PaymentView, paymentsOfOrder } from '../payments/index.ts';
import { readPoolGauges } from '../provisioning/index.ts';
import { readAlertGauges } from './alerts/read-gauges.ts';
import { alertRoutes } from './alerts/routes.ts';
import { readAuditGauges } from './auditor/read-gauges.ts';
import { auditorRoutes } from './auditor/routes.ts';
import { readBackupGauge } from './backup/read-backup-gauge.ts';
import { backupRoutes } from './backup/routes.ts';
import { benchRoutes } from './bench/routes.ts';
import { checklistRoutes } from './checklist/routes.ts';
import { doctorRoutes } from './doctor/routes.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { exportRoutes } from './exports/routes.ts';
import { readOverview, readWaiting } from './overview.ts';
import { reportRoutes } from './reports/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { settingsRoutes } from './settings/routes.ts';

/** Of many lines it may be more than one price can be. */
const Total = z.object({ amount_minor: z.int(), currency: z.string() });

const AdminOrder = z
  .object({
    id: z.string(),
    status: OrderStatus,
    status_label: z.string(),
    customer: z.object({ email: z.string(), name: z.string() }),
    total: Total,
    refunded_minor: z.int(),
    payment_gateway: z.string(),
    imported: z
      .object({
        from: z.string(),
        number: z.string(),
        gateway: z.string().nullable(),
        payment_reference: z.string().nullable(),
      })
      .nullable()
      .meta({
        description: 'Of an order of an earlier shop: its number and payment there. No payment of ours is behind it.',
      }),
    created_at: z.iso.datetime(),
    paid_at: z.iso.datetime().nullable(),
    items: z.array(z.object({ product_name: z.string(), quantity: z.int() })),
  })
  .meta({ id: 'AdminOrder' });

const orders = defineRoute({
  method: 'GET',
  path: '/api/admin/orders',
  access: 'read_only',
  tag: 'Orders',
  summary:
    'Orders, newest first; q is an order id, its number in an earlier shop, or the beginning of an e-mail address',
  query: PageQuery.extend({ status: OrderStatus.optional(), q: z.string().max(200).optional() }),
  output: pageOf(AdminOrder),
  async handle(app: App, { query: { status, q, ...page } }) {
    const { items, next } = await readPage(page, (cut) => listOrders(app.db.read, { status, search: q }, cut));
    return { items: items.map(adminOrder), next };
  },
});

const order = defineRoute({
  method: 'GET',
  path: '/api/admin/orders/{id}',
  access: 'read_only',
  tag: 'Orders',
  summary: 'One order with its payments, deliveries, events and history',
  params: z.object({ id: idSchema('order') }),
  output: AdminOrder.extend({
    items: z.array(
      z.object({
        id: z.string(),
        product_name: z.string(),
        price_name: z.string(),
        quantity: z.int(),
        total_minor: z.int().meta({ description: 'At list price, before a discount and added tax.' }),
        fulfillments: z.array(
          z.object({ id: z.string(), status: FulfillmentStatus, status_label: z.string(), driver: z.string() }),
        ),
      }),
    ),
    discount: Total.nullable(),
    coupon_code: z.string().nullable(),
    taxes: z.array(z.object({ name: z.string(), rate_bp: z.int(), tax: Total, reverse_charge: z.boolean() })),
    tax_included: z.boolean(),
    payments: z.array(PaymentView),
    events: z.array(
      z.object({ id: z.string(), event_type: z.string(), status: z.string(), received_at: z.iso.datetime() }),
    ),
    history: z.array(z.object({ from: z.string().nullable(), to: z.string(), at: z.iso.datetime() })),
    metadata: z.record(z.string(), z.unknown()),
  }),
  throws: [OrderError],
  async handle(app: App, { params }) {
    const found = await readOrder(app.db.read, params.id);
    if (!found) throw new OrderError('ORDER_UNKNOWN', params.id);
    const deliveries = await fulfillmentsOf(app.db.read, { orderIds: [found.id] }, { limit: 100 });
    const history = await movesOf(app.db.read, found.id);
    return {
      ...adminOrder(found),
      items: found.items.map((item) => ({
        ...item,
        fulfillments: deliveries
          .filter((delivery) => delivery.order_item_id === item.id)
          .map(({ id, status, driver }) => ({ id, status, status_label: FULFILLMENT_LABEL[status], driver })),
      })),
      discount: found.discount_minor > 0 ? { amount_minor: found.discount_minor, currency: found.currency } : null,
      coupon_code: found.coupon_code,
      taxes: found.taxes.map(({ name, rate_bp, tax_minor, reverse_charge }) => ({
        name,
        rate_bp,
        tax: { amount_minor: tax_minor, currency: found.currency },
        reverse_charge,
      })),
      tax_included: found.tax_included,
      payments: await paymentsOfOrder(app.db.read, found.id),
      events: await eventsOfOrder(app.db.read, found.id),
      history: history.map((move) => ({ ...move, at: move.at.toISOString() })),
      metadata: found.metadata,
    };
  },
});

const overview = defineRoute({
  method: 'GET',
  path: '/api/admin/overview',
  access: 'read_only',
  tag: 'Overview',
  summary: 'The shop at a glance',
  output: z.object({
    orders_today: z.int(),
    paid_today: z.array(z.object({ amount_minor: z.int(), currency: z.string() })),
    fulfillments: z.record(z.string(), z.int()),
    failures: z.int().meta({ description: 'Deliveries that were given up, without snoozed ones.' }),
    held_masses: z
      .int()
      .meta({ description: 'Masses of suspensions and cancellations that wait for a second person.' }),
    held_payments: z.int(),
    open_tasks: z.int(),
    overdue_tasks: z.int(),
    quarantined_events: z.int(),
    unpaid_subscriptions: z.int(),
    subscription_problems: z.int(),
    open_disputes: z.int(),
    next_dispute_deadline: z.iso.datetime().nullable(),
    gateway_warnings: z.array(
      z.object({
        gateway: PaymentGatewayKey,
        level: z.enum(['ok', 'warning', 'error']),
        detail: z.string(),
        fix: z.string().nullable(),
      }),
    ),
  }),
  handle: (app: App & { gateways: GatewayRouter }) => readOverview(app),
});

const alive = defineRoute({
  method: 'GET',
  path: '/healthz',
  access: 'anyone',
  tag: 'Health',
  summary: 'The process runs',
  output: z.object({ status: z.literal('ok') }),
  handle: async () => ({ status: 'ok' as const }),
});

const ready = defineRoute({
  method: 'GET',
  path: '/readyz',
  access: 'anyone',
  tag: 'Health',
  summary: 'The process can do its work: the database answers and is migrated',
  output: rawAnswer,
  async handle(app: App) {
    const migrated = await isMigrated(app.db).catch(() => false);
    const body = JSON.stringify({ status: migrated ? 'ready' : 'not ready' });
    return {
      status: migrated ? 200 : 503,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body,
    };
  },
});

const metrics = defineRoute({
  method: 'GET',
  path: '/metrics',
  access: 'anyone',
  tag: 'Health',
  summary: 'Prometheus metrics; asks for VOZEX_METRICS_TOKEN as a bearer token where that is set',
  output: rawAnswer,
  throws: [RequestError],
  async handle(app: App & { metricsToken: Secret | undefined }, _, { headers }) {
    if (!mayScrape(app.metricsToken, headers.authorization)) throw new RequestError('SIGN_IN_REQUIRED', 'metrics');
    await readWaiting(app);
    await readPoolGauges(app);
    await readAlertGauges(app);
    await readAuditGauges(app);
    await readBackupGauge(app);
    const body = await app.metrics.registry.metrics();
    return { status: 200, headers: { 'content-type': app.metrics.registry.contentType }, body };
  },
});

/** Digests are compared, so that the time it takes says nothing, not even of the length. */
function mayScrape(token: Secret | undefined, authorization: string | string[] | undefined): boolean {
  if (token === undefined) return true;
  const given = typeof authorization === 'string' ? authorization : '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(`Bearer ${token.reveal()}`));
}

function adminOrder(found: OrderView) {
  return {
    id: found.id,
    status: found.status,
    status_label: ORDER_LABEL[found.status],
    customer: { email: found.customer_email, name: found.customer_name },
    total: { amount_minor: found.total_minor, currency: found.currency },
    refunded_minor: found.refunded_minor,
    payment_gateway: found.payment_gateway,
    imported:
      found.imported_from === null || found.imported_number === null
        ? null
        : {
            from: found.imported_from,
            number: found.imported_number,
            gateway: found.imported_gateway,
            payment_reference: found.imported_payment,
          },
    created_at: found.created_at.toISOString(),
    paid_at: found.paid_at?.toISOString() ?? null,
    items: found.items.map(({ product_name, quantity }) => ({ product_name, quantity })),
  };
}

export const operationsRoutes = [
  ...alertRoutes,
  ...auditorRoutes,
  orders,
  order,
  overview,
  ...checklistRoutes,
  ...settingsRoutes,
  ...doctorRoutes,
  ...backupRoutes,
  ...benchRoutes,
  ...evidenceRoutes,
  ...reportRoutes,
  ...searchRoutes,
  ...exportRoutes,
  alive,
  ready,
  metrics,
];
