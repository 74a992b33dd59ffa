import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import type { Tx } from '../kernel/database.ts';
import { hintOf, makeLicenseKey, readLicenseKey } from './license-key.ts';
import { fingerprintOf, sealPurpose } from './sealed-key.ts';
import { insertLicenses, lastPosition, type NewLicense } from './store.ts';

const SECONDS_PER_DAY = 86_400;

/** The vendor's terms for the licenses of one purchase. */
export type LicensePolicy = {
  prefix: string;
  /** What the license is called towards programs: `perpetual`, `term`. */
  type: string;
  /** Days from now; null for a license that never ends. */
  expiresAfterDays: number | null;
  /** Per unit bought; null for no limit. */
  maxActivations: number | null;
  /** Whether n bought make n keys, or one key with n times the activations. */
  keys: 'per_unit' | 'single_key_with_seats';
};

export type LicensesToIssue = {
  fulfillmentId: string;
  productId: string;
  customerId: string;
  orderId: string;
  quantity: number;
  policy: LicensePolicy;
};

/**
 * Issues the licenses of one fulfillment. Called again it issues none: the unique (fulfillment, position) decides, and
 * the keys of the first time stay.
 *
 * @param further issues that many beside those that stand, ending when they end.
 */
export async function issueLicenses(
  app: App,
  tx: Tx,
  asked: LicensesToIssue,
  further?: { expiresAt: Date | null },
): Promise<void> {
  const { policy, quantity } = asked;
  const single = policy.keys === 'single_key_with_seats';
  const now = app.clock.now();
  const terms = {
    fulfillment_id: asked.fulfillmentId,
    product_id: asked.productId,
    customer_id: asked.customerId,
    order_id: asked.orderId,
    license_type: policy.type,
    max_activations: policy.maxActivations === null ? null : policy.maxActivations * (single ? quantity : 1),
    expires_at: further ? further.expiresAt : endOf(policy, now),
    created_at: now,
    updated_at: now,
  };
  const first = further ? (await lastPosition(tx, asked.fulfillmentId)) + 1 : 1;
  const positions = Array.from({ length: single ? 1 : quantity }, (_, index) => first + index);
  await insertLicenses(
    tx,
    positions.map((position) => ({ ...terms, position, ...newKey(app, policy.prefix) })),
  );
}

function endOf(policy: LicensePolicy, now: Date): Date | null {
  return policy.expiresAfterDays === null ? null : secondsAfter(now, policy.expiresAfterDays * SECONDS_PER_DAY);
}

function newKey(app: App, prefix: string): Pick<NewLicense, 'id' | 'key_hash' | 'key_sealed' | 'key_hint'> {
  const id = app.newId('license');
  const key = makeLicenseKey(prefix);
  const canonical = readLicenseKey(key);
  if (canonical === undefined) throw new Error(`license prefix ${prefix} makes keys that cannot be read back`);
  return {
    id,
    key_hash: fingerprintOf(app.seal, canonical),
    key_sealed: app.seal.seal(key, sealPurpose(id)),
    key_hint: hintOf(prefix, key),
  };
}
