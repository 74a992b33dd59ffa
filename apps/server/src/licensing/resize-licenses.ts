import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { issueLicenses, type LicensesToIssue } from './issue-licenses.ts';
import { liveLicenses, revokeLicenses, setSeats } from './store.ts';

/**
 * Brings the licenses of a fulfillment to another number of units: further keys that end when the others end, or the
 * newest ones revoked; of a single key its seats. Called again it changes nothing.
 *
 * @param asked.quantity at least 1.
 */
export async function resizeLicenses(app: App, tx: Tx, asked: LicensesToIssue): Promise<void> {
  const { fulfillmentId, quantity, policy } = asked;
  const at = app.clock.now();
  const live = await liveLicenses(tx, fulfillmentId);
  if (policy.keys === 'single_key_with_seats') {
    if (policy.maxActivations !== null)
      await setSeats(tx, { fulfillmentId, seats: policy.maxActivations * quantity, at });
    return;
  }
  const surplus = live.slice(quantity).map(({ id }) => id);
  if (surplus.length > 0) await revokeLicenses(tx, surplus, at);
  const missing = quantity - live.length;
  const [oldest] = live;
  if (missing > 0) {
    await issueLicenses(app, tx, { ...asked, quantity: missing }, oldest && { expiresAt: oldest.expires_at });
  }
}
