import type { DeliveryModel } from '@vozex/domain';
import type { Delivery } from './adapter.ts';

/** The row that a delivery is made of, whoever reads it. */
export type DeliveryRow = {
  id: string;
  order_id: string;
  order_item_id: string;
  instance_key: string;
  operation_key: string;
  provider: string;
  revision: number;
  lease_token: number;
  plan: string | null;
  quantity: number;
  delivered_plan: string | null;
  delivered_quantity: number | null;
  desired_because: string | null;
  product_id: string;
  product_name: string;
  external_product_ref: string | null;
  delivery_model: DeliveryModel;
  customer_id: string;
  customer_email: string;
  customer_name: string;
  choices: Record<string, unknown>;
  terms: Record<string, unknown>;
  external_reference_id: string | null;
};

/** A delivery in an adapter's words. @param config as the adapter's own schema gave it. */
export function deliveryOf(row: DeliveryRow, config: unknown): Delivery<unknown, unknown> {
  return {
    fulfillmentId: row.id,
    orderId: row.order_id,
    orderItemId: row.order_item_id,
    instanceKey: row.instance_key,
    revision: row.revision,
    run: row.lease_token,
    operationKey: row.operation_key,
    provider: row.provider,
    product: {
      id: row.product_id,
      name: row.product_name,
      externalRef: row.external_product_ref,
      deliveryModel: row.delivery_model,
    },
    plan: row.plan,
    quantity: row.quantity,
    previous: row.delivered_quantity === null ? null : { plan: row.delivered_plan, quantity: row.delivered_quantity },
    reasonCode: row.desired_because,
    customer: { id: row.customer_id, email: row.customer_email, name: row.customer_name },
    config,
    choices: row.choices,
    terms: row.terms,
    externalReference: row.external_reference_id,
  };
}
