import type { App } from '../../kernel/app.ts';
import type { Tx } from '../../kernel/database.ts';
import { wakeWithin } from '../wake.ts';
import type { Because } from '../wishes.ts';
import { keepRunning } from './store.ts';

/**
 * Lets a delivery run on that was to end and that the guard kept from ending: the one wish that can be taken back, since
 * nothing has come of it.
 *
 * @returns false when it is not one of those.
 */
export async function keepDelivery(app: App, tx: Tx, fulfillmentId: string, why: Because): Promise<boolean> {
  const kept = await keepRunning(tx, fulfillmentId, { ...why, now: app.clock.now() });
  if (kept) await wakeWithin(app, tx, [{ id: fulfillmentId, ...kept }]);
  return kept !== undefined;
}
