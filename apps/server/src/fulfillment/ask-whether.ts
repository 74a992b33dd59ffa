import { deadlineSecondsOf } from './call-adapter.ts';
import { deliveryOf } from './delivery-of.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { findAdapter } from './drivers.ts';
import { readRecord } from './may-upgrade.ts';

/**
 * Asks who delivers whether an operation that is recorded as done has taken effect: their word a second time. Changes
 * nothing. What is delivered by our own rows is as it is recorded.
 *
 * @returns what was answered instead where it has not; undefined where it has.
 */
export async function askWhether(
  tools: DeliveryTools,
  orderItemId: string,
  action: 'fulfill' | 'suspend' | 'resume' | 'cancel',
): Promise<string | undefined> {
  const record = await readRecord(tools, orderItemId, action === 'cancel');
  const adapter = record && findAdapter(record.driver);
  if (!record || adapter?.reach !== 'outside') return undefined;
  const config = adapter.config.parse(record.fulfillment_config);
  const limits = { signal: AbortSignal.timeout(deadlineSecondsOf(adapter, config) * 1000) };
  const found = await adapter.reconcile(tools, deliveryOf(record, config), limits, action);
  if (found.kind === 'done' || found.kind === 'delivered') return undefined;
  return 'reason' in found ? found.reason : `asked again, what was delivered is not where "${action}" leads`;
}
