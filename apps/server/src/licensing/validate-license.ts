import type { LicenseCode } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import { hasExpired } from './expiry.ts';
import { canonicalKey } from './license-key.ts';
import { fingerprintOf } from './sealed-key.ts';
import { type FoundLicense, licenseByHash } from './store.ts';

/** What a program learns about a key. Of a key that is unknown, or of another product, it learns nothing else. */
export type LicenseVerdict = {
  valid: boolean;
  code: LicenseCode;
  message: string;
  product_slug: string | null;
  license_type: string | null;
  expires_at: Date | null;
  /** Good for versions released until then; null while updates go on. */
  updates_until: Date | null;
  max_activations: number | null;
};

const MESSAGE = {
  VALID: 'This license is valid.',
  UNKNOWN_KEY: 'We do not know this license key. Compare it with the one under "Licenses" in your account.',
  WRONG_PRODUCT: 'This license key belongs to another product.',
  REVOKED: 'This license was revoked, as after a refund.',
  SUSPENDED: 'This license is paused. Your account says why.',
  EXPIRED: 'This license has ended.',
} satisfies Record<LicenseCode, string>;

type Asked = { license: FoundLicense; productSlug: string | undefined; now: Date };

/** In the order of importance: the first that applies is the one that is said. */
const OBJECTIONS: readonly { code: LicenseCode; applies(asked: Asked): boolean }[] = [
  {
    code: 'WRONG_PRODUCT',
    applies: ({ license, productSlug }) => productSlug !== undefined && license.product_slug !== productSlug,
  },
  { code: 'REVOKED', applies: ({ license }) => license.status === 'revoked' },
  { code: 'SUSPENDED', applies: ({ license }) => license.status === 'suspended' },
  { code: 'EXPIRED', applies: ({ license, now }) => license.status === 'expired' || hasExpired(license, now) },
];

/**
 * Says whether a key is good, and if not, the most important reason. A read: it locks and writes nothing, so that a
 * key on a thousand devices is no slower than a thousand keys.
 *
 * @param productSlug when given, a key of another product is refused.
 */
export async function validateLicense(
  app: Pick<App, 'db' | 'seal' | 'clock'>,
  licenseKey: string,
  productSlug?: string,
): Promise<LicenseVerdict> {
  const canonical = canonicalKey(licenseKey);
  const license = canonical && (await licenseByHash(app.db.read, fingerprintOf(app.seal, canonical)));
  if (!license) return verdictOf('UNKNOWN_KEY', null);
  const asked = { license, productSlug, now: app.clock.now() };
  const objection = OBJECTIONS.find((one) => one.applies(asked));
  return verdictOf(objection?.code ?? 'VALID', objection?.code === 'WRONG_PRODUCT' ? null : license);
}

function verdictOf(code: LicenseCode, license: FoundLicense | null): LicenseVerdict {
  return {
    valid: code === 'VALID',
    code,
    message: MESSAGE[code],
    product_slug: license?.product_slug ?? null,
    license_type: license?.license_type ?? null,
    expires_at: license?.expires_at ?? null,
    updates_until: license?.updates_until ?? null,
    max_activations: license?.max_activations ?? null,
  };
}
