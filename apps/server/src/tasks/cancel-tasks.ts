import type { Tx } from '../kernel/database.ts';
import { cancelOpenTasks, lockTasks } from './store.ts';

/** Takes back every open task of a fulfillment that is not wanted any more. */
export async function cancelTasksOf(tx: Tx, fulfillmentId: string, at: Date): Promise<void> {
  await cancelOpenTasks(tx, { fulfillmentId, at });
}

/** Locks the open tasks of a fulfillment: for whoever locks its record next and decides about them afterwards. */
export async function lockTasksOf(tx: Tx, fulfillmentId: string): Promise<void> {
  await lockTasks(tx, fulfillmentId);
}
