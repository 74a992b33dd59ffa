import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { changeTerms } from './change-terms.ts';
import { liveRecordOf } from './wishes.ts';

/** A subscription is billed by another plan or quantity from now on: what was delivered follows. */
export async function followPlan(
  app: App,
  tx: Tx,
  applied: { orderItemId: string; plan: string | null; quantity: number; because: string },
): Promise<void> {
  const fulfillmentId = await liveRecordOf(tx, applied.orderItemId);
  if (fulfillmentId === undefined) return;
  const { plan, quantity, because } = applied;
  await changeTerms(app, tx, fulfillmentId, { plan, quantity }, { by: 'vozex', because });
}
