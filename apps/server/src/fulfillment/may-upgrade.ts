import { sql } from 'kysely';
import { errorFields } from '../kernel/log.ts';
import type { MayUpgrade, Terms } from './adapter.ts';
import { deadlineSecondsOf } from './call-adapter.ts';
import { type DeliveryRow, deliveryOf } from './delivery-of.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { findAdapter } from './drivers.ts';
import { MOVING } from './moves/may-move.ts';
import { openMoveOf } from './moves/store.ts';

const refused = (code: string, reason: string): MayUpgrade => ({ kind: 'refused', code, reason });
const unclear = (reason: string): MayUpgrade => ({ kind: 'unclear', reason });

const NO_ANSWER = 'We could not find out whether this change can be made. Please try again later.';

/**
 * Asks whether what was delivered for an order item could be brought to other terms now: before any money moves. Changes
 * nothing, and calls the provider, so no transaction may be open. A provider that does not answer has not agreed.
 */
export async function mayUpgrade(app: { tools: DeliveryTools }, orderItemId: string, to: Terms): Promise<MayUpgrade> {
  const record = await readRecord(app.tools, orderItemId);
  if (!record || record.desired_state === 'terminated') {
    return refused('DELIVERY_ENDED', 'What you bought has ended; there is nothing left to change.');
  }
  if (record.desired_state === 'suspended') {
    return refused('DELIVERY_HELD', 'What you bought is paused at the moment. It can be changed when it runs again.');
  }
  if (await openMoveOf(app.tools.db.read, orderItemId)) return MOVING;
  const adapter = findAdapter(record.driver);
  if (!adapter?.upgrade)
    return refused('PLAN_CHANGE_UNSUPPORTED', 'This product cannot be changed after it was bought.');
  if (record.delivered_quantity === null) {
    return unclear('What you bought is still being delivered. It can be changed as soon as it is ready.');
  }
  if (!adapter.mayUpgrade) return { kind: 'possible' };
  const config = adapter.config.safeParse(record.fulfillment_config);
  if (!config.success) return unclear(NO_ANSWER);
  try {
    const limits = { signal: AbortSignal.timeout(deadlineSecondsOf(adapter, config.data) * 1000) };
    return await adapter.mayUpgrade(app.tools, deliveryOf(record, config.data), to, limits);
  } catch (error) {
    app.tools.log.warn('fulfillment.may_upgrade_failed', {
      order_id: record.order_id,
      order_item_id: orderItemId,
      driver: record.driver,
      external_reference: record.external_reference_id,
      ...errorFields(error),
    });
    return unclear(NO_ANSWER);
  }
}

type Row = DeliveryRow & { driver: string; desired_state: string; fulfillment_config: Record<string, unknown> };

/** @param alsoEnded the last one, where none is left. */
export async function readRecord(
  tools: DeliveryTools,
  orderItemId: string,
  alsoEnded = false,
): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select r.id, r.order_id, r.order_item_id, r.instance_key, r.instance_key || ':upgrade:' || r.revision as operation_key,
      r.provider, r.driver, r.desired_state, r.revision, r.lease_token, r.delivered_plan as plan,
      coalesce(r.delivered_quantity, r.quantity) as quantity, r.delivered_plan, r.delivered_quantity, r.desired_because,
      r.product_id, p.name as product_name, r.delivery_model, way.of ->> 'external_product_ref' as external_product_ref,
      coalesce(way.of -> 'fulfillment_config', '{}') as fulfillment_config,
      r.customer_id, u.email as customer_email, u.name as customer_name, r.choices, r.terms, r.external_reference_id
    from fulfillment_records r
    join products p on p.id = r.product_id
    cross join lateral (select way_of(p, r.path) as of) way
    join customers u on u.id = r.customer_id
    where r.order_item_id = ${orderItemId} and (r.status <> 'cancelled' or ${alsoEnded})
    order by r.status = 'cancelled', r.sequence desc
    limit 1`.execute(tools.db.read);
  return rows[0];
}
