import type { App } from '../kernel/app.ts';
import { LicensingError } from './errors.ts';
import { sealPurpose } from './sealed-key.ts';
import { type LicenseOwner, sealedKeyOf } from './store.ts';

/**
 * The key itself, for its owner's eyes only. The answer goes to the screen and into no log.
 *
 * @throws LicensingError LICENSE_UNKNOWN, also for a license of somebody else.
 */
export async function revealLicense(
  app: Pick<App, 'db' | 'seal'>,
  asked: { licenseId: string } & LicenseOwner,
): Promise<{ license_key: string }> {
  const found = await sealedKeyOf(app.db.read, asked.licenseId, asked);
  if (!found) throw new LicensingError('LICENSE_UNKNOWN', asked.licenseId);
  return { license_key: app.seal.open(found.key_sealed, sealPurpose(asked.licenseId)) };
}
