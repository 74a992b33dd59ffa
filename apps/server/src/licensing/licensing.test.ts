import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Purchase, type TestWorld } from '../fulfillment/adapters/test-world.ts';
import { sqlState } from '../kernel/database.ts';
import {
  issueLicenses,
  type LicensePolicy,
  licensesOf,
  moveLicenses,
  revealLicense,
  validateLicense,
} from './index.ts';

const perpetual: LicensePolicy = {
  prefix: 'VZX',
  type: 'perpetual',
  expiresAfterDays: null,
  maxActivations: 3,
  keys: 'per_unit',
};

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

async function issue(purchase: Purchase, policy: Partial<LicensePolicy> = {}): Promise<string[]> {
  await world.db.inOneTransaction((tx) =>
    issueLicenses(world, tx, { ...purchase, policy: { ...perpetual, ...policy } }),
  );
  return keysOf(purchase);
}

async function keysOf(purchase: Purchase): Promise<string[]> {
  const licenses = await licensesOf(world, { fulfillmentIds: [purchase.fulfillmentId] });
  const revealed = licenses.map(({ id }) => revealLicense(world, { licenseId: id, orderId: purchase.orderId }));
  return (await Promise.all(revealed)).map(({ license_key }) => license_key);
}

async function move(purchase: Purchase, to: 'active' | 'suspended' | 'revoked'): Promise<void> {
  await world.db.inOneTransaction((tx) =>
    moveLicenses(tx, { fulfillmentId: purchase.fulfillmentId, to, at: world.clock.now() }),
  );
}

describe('issuing the keys of a purchase', () => {
  it('happens once, however often it is asked for: the keys of the first time stay', async () => {
    const purchase = await world.buys({ quantity: 5 });
    const first = await issue(purchase);
    expect(new Set(first).size).toBe(5);
    expect(await issue(purchase)).toEqual(first);
  });

  it('leaves no key readable in the database or the log', async () => {
    const [key = ''] = await issue(await world.buys());
    const row = await world.db.read.selectFrom('licenses').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();
    const [, ...groups] = key.split('-');
    for (const group of groups) expect(JSON.stringify(row)).not.toContain(group);
    await validateLicense(world, key);
    expect(world.lines.join('\n')).not.toContain(key);
  });

  it('binds the sealed copy to its row: swapped into another license it does not open', async () => {
    const [mine, theirs] = [await world.buys(), await world.buys()];
    await issue(mine);
    await issue(theirs);
    const rows = await Promise.all(
      [mine, theirs].map(({ fulfillmentId }) =>
        world.db.read
          .selectFrom('licenses')
          .selectAll()
          .where('fulfillment_id', '=', fulfillmentId)
          .executeTakeFirstOrThrow(),
      ),
    );
    await world.db.read
      .updateTable('licenses')
      .set({ key_sealed: rows[1]?.key_sealed ?? '' })
      .where('id', '=', rows[0]?.id ?? '')
      .execute();
    await expect(revealLicense(world, { licenseId: rows[0]?.id ?? '', customerId: mine.customerId })).rejects.toThrow();
  });

  it('cannot give one key to two licenses', async () => {
    await issue(await world.buys());
    const row = await world.db.read.selectFrom('licenses').selectAll().executeTakeFirstOrThrow();
    const copy = { ...row, id: world.newId('license'), fulfillment_id: 'ful_other' };
    const refused = await world.db.read.insertInto('licenses').values(copy).execute().catch(sqlState);
    expect(refused).toBe('23505');
  });
});

describe('revealing a key', () => {
  it('is for its customer and whoever holds the order, and for nobody else', async () => {
    const purchase = await world.buys();
    const [key] = await issue(purchase);
    const [license] = await licensesOf(world, { customerId: purchase.customerId });
    const licenseId = license?.id ?? '';
    expect(await revealLicense(world, { licenseId, customerId: purchase.customerId })).toEqual({ license_key: key });
    const stranger = await world.buys();
    for (const owner of [{ customerId: stranger.customerId }, { orderId: stranger.orderId }]) {
      await expect(revealLicense(world, { licenseId, ...owner })).rejects.toMatchObject({ code: 'LICENSE_UNKNOWN' });
    }
  });
});

describe('asking whether a key is good', () => {
  it('says yes, and what was bought', async () => {
    const purchase = await world.buys();
    const [key = ''] = await issue(purchase);
    expect(await validateLicense(world, key, purchase.productSlug)).toMatchObject({
      valid: true,
      code: 'VALID',
      product_slug: purchase.productSlug,
      license_type: 'perpetual',
      max_activations: 3,
      expires_at: null,
    });
  });

  it('understands a key as people type it', async () => {
    const [key = ''] = await issue(await world.buys(), { prefix: 'POS1' });
    const typed = ` ${key.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect((await validateLicense(world, typed)).code).toBe('VALID');
  });

  it('answers what it does not know as unknown, and tells nothing else', async () => {
    const [key = ''] = await issue(await world.buys());
    const mistyped = key.slice(0, -1) + (key.endsWith('X') ? 'Y' : 'X');
    for (const unknown of [mistyped, 'VZX', '', '🔑'.repeat(40), "' or 1=1 --", key.repeat(3)]) {
      expect(await validateLicense(world, unknown)).toMatchObject({
        valid: false,
        code: 'UNKNOWN_KEY',
        product_slug: null,
        license_type: null,
      });
    }
  });

  it('names the most important reason first: product, revoked, suspended, expired', async () => {
    const purchase = await world.buys();
    const [key = ''] = await issue(purchase, { type: 'term', expiresAfterDays: 1 });
    const code = async (slug?: string) => (await validateLicense(world, key, slug)).code;
    await move(purchase, 'suspended');
    expect(await code()).toBe('SUSPENDED');
    world.passes(86_400);
    expect(await code()).toBe('SUSPENDED');
    await move(purchase, 'active');
    expect(await code()).toBe('EXPIRED');
    expect((await licensesOf(world, { customerId: purchase.customerId }))[0]?.status).toBe('expired');
    await move(purchase, 'revoked');
    expect(await code()).toBe('REVOKED');
    const verdict = await validateLicense(world, key, 'another-product');
    expect(verdict).toMatchObject({ code: 'WRONG_PRODUCT', product_slug: null, expires_at: null });
    await move(purchase, 'active'); // what is revoked stays so
    expect(await code()).toBe('REVOKED');
  });

  it('is valid up to the instant it ends, and not at it', async () => {
    const purchase = await world.buys();
    const [key = ''] = await issue(purchase, { type: 'term', expiresAfterDays: 1 });
    const { expires_at: end } = await validateLicense(world, key);
    const at = (instant: number) => validateLicense({ ...world, clock: { now: () => new Date(instant) } }, key);
    expect((await at((end?.getTime() ?? 0) - 1)).code).toBe('VALID');
    expect((await at(end?.getTime() ?? 0)).code).toBe('EXPIRED');
  });

  it('writes nothing', async () => {
    const [key = ''] = await issue(await world.buys());
    const stored = () => world.db.read.selectFrom('licenses').selectAll().orderBy('id').execute();
    const before = [await world.rowCounts(), await stored()];
    await Promise.all(Array.from({ length: 20 }, () => validateLicense(world, key)));
    expect([await world.rowCounts(), await stored()]).toEqual(before);
  });
});

describe('listing licenses', () => {
  it('pages newest first, and of many deliveries at once', async () => {
    const purchase = await world.buys({ quantity: 3 });
    await issue(purchase);
    const other = await world.buys();
    await issue(other);
    const scope = { customerId: purchase.customerId };
    const first = await licensesOf(world, scope, { limit: 2 });
    const rest = await licensesOf(world, scope, { limit: 2, after: first.at(-1)?.id });
    expect([first.length, rest.length]).toEqual([2, 1]);
    expect([...first, ...rest].map(({ id }) => id)).toEqual(
      [...first, ...rest]
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    const both = await licensesOf(world, { fulfillmentIds: [purchase.fulfillmentId, other.fulfillmentId] });
    expect(both).toHaveLength(4);
    expect(await licensesOf(world, { fulfillmentIds: [] })).toEqual([]);
  });
});
