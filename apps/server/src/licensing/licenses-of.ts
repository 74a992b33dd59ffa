import type { App } from '../kernel/app.ts';
import { hasExpired } from './expiry.ts';
import { type LicenseRow, type LicenseScope, listLicenses } from './store.ts';

/** A thousand units in one order make a thousand keys; a page never holds more. */
const LICENSES_MAX = 1_000;

/**
 * A customer's licenses, or those of many fulfillments at once, newest first and without their keys. `status` says
 * `expired` from the instant the term ends.
 *
 * @param page `after` is the last id of the page before.
 */
export async function licensesOf(
  app: Pick<App, 'db' | 'clock'>,
  scope: LicenseScope,
  page: { limit?: number; after?: string | undefined } = {},
): Promise<LicenseRow[]> {
  const now = app.clock.now();
  const rows = await listLicenses(app.db.read, scope, { limit: page.limit ?? LICENSES_MAX, after: page.after });
  return rows.map((row) => (row.status === 'active' && hasExpired(row, now) ? { ...row, status: 'expired' } : row));
}
