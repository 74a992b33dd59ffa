import { grantsOf } from '../downloads/index.ts';
import { fulfillmentsOf } from '../fulfillment/index.ts';
import type { App } from '../kernel/app.ts';
import { type Page, type PageQuery, readPage } from '../kernel/page.ts';
import { licensesOf } from '../licensing/index.ts';
import { ordersOf } from '../orders/index.ts';
import type { CustomerApp } from './customer-app.ts';
import { describeFulfillments } from './describe-fulfillments.ts';
import { describeOrders } from './describe-orders.ts';

const NOTHING = { items: [], next: null };

/** The customer's orders, newest first, without histories: six statements a page. */
export async function listMyOrders(app: CustomerApp, customerId: string | undefined, page: PageQuery) {
  if (customerId === undefined) return NOTHING;
  const { items, next } = await readPage(page, (cut) => ordersOf(app.db.read, customerId, cut));
  const orders = await describeOrders(app, items);
  return {
    items: orders.map((order) => ({
      ...order,
      items: order.items.map((item) => ({
        ...item,
        fulfillments: item.fulfillments.map(({ history: _, ...fulfillment }) => fulfillment),
      })),
    })),
    next,
  };
}

/** The customer's deliveries, newest first: three statements a page. */
export async function listMyFulfillments(app: CustomerApp, customerId: string | undefined, page: PageQuery) {
  if (customerId === undefined) return NOTHING;
  const { items, next } = await readPage(page, (cut) => fulfillmentsOf(app.db.read, { customerId }, cut));
  const described = await describeFulfillments(app, items);
  return { items: described.map(({ record, fulfillment }) => ({ ...fulfillment, order_id: record.order_id })), next };
}

/** The customer's licenses without their keys, newest first. */
export async function listMyLicenses(app: App, customerId: string | undefined, page: PageQuery) {
  if (customerId === undefined) return NOTHING;
  const licenses = await readPage(page, (cut) => licensesOf(app, { customerId }, cut));
  return mapPage(licenses, (row) => ({
    id: row.id,
    product_name: row.product_name,
    hint: row.key_hint,
    status: row.status,
    license_type: row.license_type,
    max_activations: row.max_activations,
    expires_at: row.expires_at?.toISOString() ?? null,
    order_id: row.order_id,
    created_at: row.created_at.toISOString(),
  }));
}

/** What the customer may download, newest first. A paused or withdrawn one has no file to fetch. */
export async function listMyDownloads(app: App, customerId: string | undefined, page: PageQuery) {
  if (customerId === undefined) return NOTHING;
  const grants = await readPage(page, (cut) => grantsOf(app.db.read, { customerId }, cut));
  return mapPage(grants, (row) => ({
    id: row.id,
    product_name: row.product_name,
    order_id: row.order_id,
    artifact: row.status === 'active' ? row.artifact : null,
  }));
}

function mapPage<T, R>({ items, next }: Page<T>, of: (item: T) => R): Page<R> {
  return { items: items.map(of), next };
}
