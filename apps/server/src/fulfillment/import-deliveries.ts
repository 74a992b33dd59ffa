import type { DeliveryModel } from '@vozex/domain';
import { sql } from 'kysely';
import { json, type Tx } from '../kernel/database.ts';
import { instanceKeyOf } from '../orders/index.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { findAdapter } from './drivers.ts';
import { providerOf } from './provider-of.ts';

/** What an earlier shop has delivered for one order item. */
export type ImportedDelivery = {
  id: string;
  orderId: string;
  orderItemId: string;
  productId: string;
  customerId: string;
  path: string | null;
  deliveryModel: DeliveryModel;
  driver: string;
  externalProvider: string | null;
  quantity: number;
  terms: Record<string, unknown>;
  /** The driver's settings, as they are now. */
  config: Record<string, unknown>;
  /** What the provider calls it, and where its customer opens it. */
  externalReference: string | null;
  workspaceUrl: string | null;
  deliveredAt: Date;
  /** When it ended there; null while it runs. */
  endedAt: Date | null;
};

/**
 * Takes over what an earlier shop has delivered, a few statements however many: recorded as delivered, so that nobody is
 * asked to deliver it, and from here on suspended, resumed and ended like what was sold here.
 *
 * @param from the earlier shop, for the history.
 */
export async function importDeliveries(
  tools: DeliveryTools,
  tx: Tx,
  deliveries: ImportedDelivery[],
  from: string,
): Promise<void> {
  if (deliveries.length === 0) return;
  await insertImported(tx, deliveries, from);
  await endImported(tx, deliveries, from);
  const running = deliveries.filter(({ endedAt }) => endedAt === null);
  for (const [driver, taken] of Map.groupBy(running, (delivery) => delivery.driver)) {
    await findAdapter(driver)?.adopt?.(tools, tx, taken);
  }
}

const providerBehind = ({ driver, externalProvider, productId }: ImportedDelivery) =>
  providerOf({ driver, external_provider: externalProvider, product_id: productId });

async function insertImported(tx: Tx, deliveries: ImportedDelivery[], from: string): Promise<void> {
  const rows = deliveries.map((delivery) => ({
    id: delivery.id,
    order_id: delivery.orderId,
    order_item_id: delivery.orderItemId,
    product_id: delivery.productId,
    customer_id: delivery.customerId,
    path: delivery.path,
    delivery_model: delivery.deliveryModel,
    driver: delivery.driver,
    provider: providerBehind(delivery),
    instance_key: instanceKeyOf(delivery.orderId, delivery.orderItemId, 1),
    quantity: delivery.quantity,
    plan: typeof delivery.terms.plan === 'string' ? delivery.terms.plan : null,
    terms: delivery.terms,
    external_reference_id: delivery.externalReference,
    external_workspace_url: delivery.workspaceUrl,
    at: delivery.deliveredAt,
  }));
  await sql`
    insert into fulfillment_records (id, order_id, order_item_id, product_id, customer_id, path, delivery_model, driver,
      provider, status, service_state, instance_key, quantity, delivered_quantity, delivered_plan, choices, terms,
      external_reference_id, external_workspace_url, imported, moved_by, moved_because, paid_at, delivered_at,
      created_at, updated_at)
    select r.id, r.order_id, r.order_item_id, r.product_id, r.customer_id, r.path, r.delivery_model, r.driver,
      r.provider, 'active', 'running', r.instance_key, r.quantity, r.quantity, r.plan, '{}', r.terms,
      r.external_reference_id, r.external_workspace_url, true, 'import', ${`delivered by ${from}`}, r.at, r.at, r.at, r.at
    from jsonb_to_recordset(${json(rows)}::jsonb) as r (id text, order_id text, order_item_id text, product_id text,
      customer_id text, path text, delivery_model text, driver text, provider text, instance_key text,
      quantity integer, plan text, terms jsonb, external_reference_id text, external_workspace_url text,
      at timestamptz)`.execute(tx);
  await sql`
    insert into external_tenant_links (fulfillment_record_id, provider, external_tenant_id, created_at)
    select id, provider, external_reference_id, updated_at from fulfillment_records
    where id = any(${deliveries.map(({ id }) => id)}) and delivery_model = 'saas_multitenant'
      and external_reference_id is not null
    on conflict do nothing`.execute(tx);
}

async function endImported(tx: Tx, deliveries: ImportedDelivery[], from: string): Promise<void> {
  const rows = deliveries.flatMap(({ id, endedAt }) => (endedAt === null ? [] : [{ id, at: endedAt }]));
  if (rows.length === 0) return;
  await sql`
    update fulfillment_records r set status = 'cancelled', desired_state = 'terminated', service_state = 'terminated',
      moved_by = 'import', moved_because = ${`ended by ${from}`}, updated_at = e.at
    from jsonb_to_recordset(${json(rows)}::jsonb) as e (id text, at timestamptz) where r.id = e.id`.execute(tx);
}

/** Of these, the references that a delivery of this provider has already. */
export async function referencesTaken(
  tx: Tx,
  asked: { driver: string; externalProvider: string | null; productId: string; reference: string }[],
): Promise<Set<string>> {
  if (asked.length === 0) return new Set();
  const { rows } = await sql<{ reference: string }>`
    select external_reference_id as reference from fulfillment_records
    where external_reference_id = any(${asked.map(({ reference }) => reference)}) and status <> 'cancelled'
      and provider = any(${[
        ...new Set(
          asked.map((one) =>
            providerOf({ driver: one.driver, external_provider: one.externalProvider, product_id: one.productId }),
          ),
        ),
      ]})`.execute(tx);
  return new Set(rows.map(({ reference }) => reference));
}

/** A delivery of an imported order, as its licenses need it. */
export type DeliveryOfOrder = { id: string; order_id: string; product_id: string; status: string };

export async function deliveriesOfOrders(tx: Tx, orderIds: string[]): Promise<DeliveryOfOrder[]> {
  if (orderIds.length === 0) return [];
  return tx
    .selectFrom('fulfillment_records')
    .select(['id', 'order_id', 'product_id', 'status'])
    .where('order_id', 'in', orderIds)
    .orderBy('id')
    .execute();
}
