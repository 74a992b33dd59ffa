import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantsOf } from '../../../downloads/index.ts';
import { licensesOf, revealLicense, validateLicense } from '../../../licensing/index.ts';
import { type AdapterUnderTest, adapterSuite, deliveryOf, settle } from '../../adapter-suite.ts';
import { openTestWorld, type Purchase, type TestWorld } from '../test-world.ts';
import { adapter } from './adapter.ts';
import { LicenseDownloadConfig } from './config.ts';

const subject: AdapterUnderTest = {
  driver: 'license_download',
  adapter: adapter as unknown as AdapterUnderTest['adapter'], // because the suite knows no driver's own types
  product: { deliveryModel: 'self_hosted_license' },
  goodDay: 'delivered',
  config: () => ({ artifact_source: 'report-builder' }),
  choices: () => ({}),
  creations: async (world, { fulfillmentId }) => (await licensesOf(world, { fulfillmentIds: [fulfillmentId] })).length,
  upgrade: {
    to: { plan: null, quantity: 3 },
    goodDay: 'done',
    inForce: async (world, { fulfillmentId }) =>
      (await licensesOf(world, { fulfillmentIds: [fulfillmentId] })).filter(({ status }) => status === 'active').length,
  },
  async prepare(world) {
    await world.uploads('report-builder', '1.0.0', 'first');
    return [];
  },
};

adapterSuite(subject);

describe('a license with its download', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openTestWorld();
    await world.uploads('report-builder', '1.0.0', 'first');
  });
  afterAll(() => world.close());

  const limits = { signal: new AbortController().signal }; // patience is the router's, and no part of these stories
  const deliver = async (
    purchase: Purchase,
    config: Record<string, unknown> = {},
    terms: Record<string, unknown> = {},
  ) => {
    const parsed = LicenseDownloadConfig.parse({ artifact_source: 'report-builder', ...config });
    const delivery = deliveryOf(subject, purchase, { config: parsed, choices: {}, terms });
    const outcome = await adapter.fulfill(world, delivery, limits);
    await settle(world, outcome);
    return { delivery, outcome };
  };
  const licenses = (purchase: Purchase) => licensesOf(world, { fulfillmentIds: [purchase.fulfillmentId] });

  it('gives one key a unit, or one key with the seats of all, as the vendor chose', async () => {
    const each = await world.buys({ quantity: 3 });
    await deliver(each, { activation_policy: { max_activations: 2 } });
    expect((await licenses(each)).map((license) => license.max_activations)).toEqual([2, 2, 2]);

    const seats = await world.buys({ quantity: 3 });
    await deliver(seats, { activation_policy: { max_activations: 2, keys: 'single_key_with_seats' } });
    expect((await licenses(seats)).map((license) => license.max_activations)).toEqual([6]);
  });

  it('keeps the terms that were bought, whatever the product says by now', async () => {
    const purchase = await world.buys();
    const sold = {
      license_template: { prefix: 'OLD', type: 'term' },
      activation_policy: { expires_after_days: 30, keys: 'per_unit' },
    };
    await deliver(purchase, { license_template: { prefix: 'NEW', type: 'perpetual' } }, sold);
    const [license] = await licenses(purchase);
    expect(license).toMatchObject({ license_type: 'term', key_hint: expect.stringMatching(/^OLD-/) });
    expect(license?.expires_at).not.toBeNull();
  });

  it('gives no license for what is only a download', async () => {
    const purchase = await world.buys({ deliveryModel: 'self_hosted_download' });
    await deliver(purchase);
    expect(await licenses(purchase)).toEqual([]);
    expect(await grantsOf(world.db.read, { fulfillmentIds: [purchase.fulfillmentId] })).toHaveLength(1);
  });

  it('goes to the operators while there is no file, and gives nothing away meanwhile', async () => {
    const purchase = await world.buys();
    const { outcome } = await deliver(purchase, { artifact_source: 'not-uploaded' });
    expect(outcome).toMatchObject({
      kind: 'needs_operator',
      code: 'ARTIFACT_MISSING',
      reason: expect.stringContaining('not-uploaded'),
    });
    expect(await licenses(purchase)).toEqual([]);
  });

  it('stops with a suspension, goes on with the resumption and ends with the cancellation, key and download alike', async () => {
    const purchase = await world.buys();
    const { delivery } = await deliver(purchase);
    const [license] = await licenses(purchase);
    const { license_key: key } = await revealLicense(world, {
      licenseId: license?.id ?? '',
      customerId: purchase.customerId,
    });
    const stand = async () => {
      const [grant] = await grantsOf(world.db.read, { customerId: purchase.customerId });
      return [(await validateLicense(world, key)).code, grant?.status];
    };

    expect(await stand()).toEqual(['VALID', 'active']);
    await settle(world, await adapter.suspend(world, delivery, limits, ''));
    expect(await stand()).toEqual(['SUSPENDED', 'suspended']);
    await settle(world, await adapter.resume(world, delivery, limits, ''));
    expect(await stand()).toEqual(['VALID', 'active']);
    await settle(world, await adapter.cancel(world, delivery, limits, ''));
    expect(await stand()).toEqual(['REVOKED', 'revoked']);
    await settle(world, await adapter.resume(world, delivery, limits, ''));
    expect(await stand()).toEqual(['REVOKED', 'revoked']);
  });
});
