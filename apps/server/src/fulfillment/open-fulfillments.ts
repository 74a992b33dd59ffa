import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import type { Tx } from '../kernel/database.ts';
import type { OrderForPayment } from '../orders/index.ts';
import { adapterOf } from './drivers.ts';
import { insertRecords, type NewRecord } from './store.ts';
import { wakeWithin } from './wake.ts';

/**
 * Opens one record per order item and sends its job, in the transaction that marks the order paid: nothing paid can
 * exist without its record. Told twice, it opens nothing again.
 */
export async function openFulfillments(
  app: App,
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
      driver: item.driver,
      provider: providerOf(item),
      instance_key: `${order.id}:${item.id}`,
      quantity: item.quantity,
      choices: item.choices,
      terms: item.terms,
      due_at: item.due_hours === null ? null : secondsAfter(paidAt, item.due_hours * 3_600).toISOString(),
    }),
  );
  const opened = new Set(await insertRecords(tx, records, { paid: paidAt, now: app.clock.now() }));
  await wakeWithin(
    app,
    tx,
    records.filter((record) => opened.has(record.id)),
  );
}

/** Whom the driver calls: the named provider, or ourselves where the driver reaches nobody. */
function providerOf(item: { driver: string; external_provider: string | null; product_id: string }): string {
  if (adapterOf(item.driver).reach === 'local') return 'vozex';
  return item.external_provider ?? item.product_id;
}
