import type { Tx } from '../kernel/database.ts';
import { cancelOpenTasks } from './store.ts';

/** Takes back every open task of a fulfillment that is not wanted any more. */
export async function cancelTasksOf(tx: Tx, fulfillmentId: string, at: Date): Promise<void> {
  await cancelOpenTasks(tx, { fulfillmentId, at });
}
