import type { SealedColumn } from '../kernel/reseal.ts';
import type { Seal } from '../kernel/seal.ts';
import { canonicalKey } from './license-key.ts';

/** How a key is found without being stored. @param canonical as `canonicalKey` gives it. */
export function fingerprintOf(seal: Seal, canonical: string): string {
  return seal.fingerprint(canonical, 'license key');
}

/** How a key that somebody pasted is found; nothing where the text was never a key. */
export function licenseFingerprint(seal: Seal, text: string): string | undefined {
  const key = canonicalKey(text);
  return key === undefined ? undefined : fingerprintOf(seal, key);
}

/** Binds the sealed copy to its row: moved into another license, it does not open. */
export function sealPurpose(licenseId: string): string {
  return `license key ${licenseId}`;
}

/** For `vozex secrets reseal`. */
export const sealedLicenseKeys: SealedColumn = {
  table: 'licenses',
  column: 'key_sealed',
  key: ['id'],
  purposeOf: sealPurpose,
};
