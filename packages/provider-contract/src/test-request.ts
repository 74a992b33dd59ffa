import type { ActionRequest } from './client.ts';

/** A complete request for tests: Ada buys the Point of Sale. */
export function requestOf(changes: Partial<ActionRequest> = {}): ActionRequest {
  return {
    instance_key: 'ord_1:oit_1',
    order_id: 'ord_1',
    order_item_id: 'oit_1',
    revision: 1,
    product: { external_product_ref: 'point-of-sale', plan: 'starter' },
    customer: { id: 'cus_1', email: 'ada@example.test', name: 'Ada' },
    parameters: { workspace_name: 'ada' },
    desired_state: 'active',
    actor: { type: 'system' },
    ...changes,
  };
}
