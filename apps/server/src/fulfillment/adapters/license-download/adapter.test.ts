import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantsOf } from '../../../downloads/index.ts';
import { licensesOf, limitLicenseUpdates, revealLicense, validateLicense } from '../../../licensing/index.ts';
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

  it('that grows gets further keys which end with the others; that shrinks loses the newest, and no key comes back', async () => {
    const terms = {
      license_template: { prefix: 'VZX', type: 'term' },
      activation_policy: { expires_after_days: 30, keys: 'per_unit' },
    };
    const purchase = await world.buys();
    const { delivery } = await deliver(purchase, {}, terms);
    const [first] = await licenses(purchase);
    const resizes = async (quantity: number) => {
      world.passes(86_400);
      await settle(world, (await adapter.upgrade?.(world, { ...delivery, quantity }, limits)) ?? { kind: 'absent' });
      const all = await licenses(purchase);
      return { all, active: all.filter(({ status }) => status === 'active') };
    };
    const grown = await resizes(3);
    expect(grown.active.map(({ expires_at }) => expires_at)).toEqual(Array(3).fill(first?.expires_at));
    const shrunk = await resizes(1);
    expect(shrunk.active.map(({ id }) => id)).toEqual([first?.id]);
    const again = await resizes(2);
    expect(again.all).toHaveLength(4);
    expect(again.active).toHaveLength(2);
    expect(shrunk.all.map(({ id }) => id)).not.toContain(again.active[0]?.id);
  });

  it('of a single key changes its seats', async () => {
    const purchase = await world.buys();
    const { delivery } = await deliver(purchase, {
      activation_policy: { max_activations: 2, keys: 'single_key_with_seats' },
    });
    await settle(world, (await adapter.upgrade?.(world, { ...delivery, quantity: 4 }, limits)) ?? { kind: 'absent' });
    expect((await licenses(purchase)).map(({ max_activations }) => max_activations)).toEqual([8]);
  });

  it('whose updates have ended stays valid, and says until when', async () => {
    const purchase = await world.buys();
    await deliver(purchase);
    const [license] = await licenses(purchase);
    const owner = { licenseId: license?.id ?? '', customerId: purchase.customerId };
    const { license_key: key } = await revealLicense(world, owner);
    expect(await validateLicense(world, key)).toMatchObject({ valid: true, updates_until: null });
    const until = world.clock.now();
    await world.db.inOneTransaction((tx) =>
      limitLicenseUpdates(tx, { fulfillmentId: purchase.fulfillmentId, until, at: until }),
    );
    expect(await validateLicense(world, key)).toMatchObject({ valid: true, code: 'VALID', updates_until: until });
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
