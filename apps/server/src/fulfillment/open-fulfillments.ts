import { secondsAfter } from '../kernel/clock.ts';
import { attempt, type Tx } from '../kernel/database.ts';
import { instanceKeyOf, type OrderForPayment } from '../orders/index.ts';
import { adapterOf } from './drivers.ts';
import { logNotDeliveredAtOnce } from './log-events.ts';
import { providerOf } from './provider-of.ts';
import { type FulfillmentApp, runWithin } from './run-fulfillment.ts';
import { insertRecords, type NewRecord } from './store.ts';
import { wakeWithin } from './wake.ts';

const BECAUSE = { by: 'vozex', because: 'the order was paid' };

/** More items than this are left to the workers: the transaction that marks the order paid stays short. */
const DELIVERED_AT_ONCE_MAX = 5;

/**
 * Opens one record per order item, in the transaction that marks the order paid: nothing paid can exist without its
 * record. A delivery that reaches nobody outside is made at once, in the same transaction; what cannot be, and what
 * calls a provider, gets its job there. Told twice, it opens nothing again.
 */
export async function openFulfillments(
  app: FulfillmentApp,
  tx: Tx,
  { order, paidAt }: { order: OrderForPayment; paidAt: Date },
): Promise<void> {
  const records = order.items.map(
    (item): NewRecord => ({
      id: app.newId('fulfillment'),
      order_id: order.id,
      order_item_id: item.id,
      product_id: item.product_id,
      customer_id: order.customer_id,
      sequence: 1,
      path: item.path,
      delivery_model: item.delivery_model,
      driver: item.driver,
      provider: providerOf(item),
      instance_key: instanceKeyOf(order.id, item.id, 1),
      quantity: item.quantity,
      choices: item.choices,
      terms: item.terms,
      due_at: item.due_hours === null ? null : secondsAfter(paidAt, item.due_hours * 3_600).toISOString(),
    }),
  );
  const opened = new Set(await insertRecords(tx, records, { paid: paidAt, now: app.clock.now() }, BECAUSE));
  const fresh = records.filter((record) => opened.has(record.id));
  const atOnce = fresh.filter(isLocal).slice(0, DELIVERED_AT_ONCE_MAX);
  const undelivered: NewRecord[] = [];
  for (const record of atOnce) {
    const fault = await attempt(tx, () => runWithin(app, tx, record.id));
    if (fault === undefined) continue;
    logNotDeliveredAtOnce(app.log, record, fault);
    undelivered.push(record);
  }
  await wakeWithin(app, tx, [...fresh.filter((record) => !atOnce.includes(record)), ...undelivered]);
}

const isLocal = (record: NewRecord) => adapterOf(record.driver).reach === 'local';
