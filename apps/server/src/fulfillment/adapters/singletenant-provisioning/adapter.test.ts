import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { domainsOfItem, releaseDomain } from '../../../provisioning/domains/store.ts';
import { tendDomains } from '../../../provisioning/index.ts';
import { openProvisioning, type Provisioning } from '../../../provisioning/test-provisioning.ts';
import { type AdapterUnderTest, adapterSuite, deliveryOf, settle } from '../../adapter-suite.ts';
import { openTestWorld, type Purchase, type TestWorld } from '../test-world.ts';
import { adapter } from './adapter.ts';
import { SingletenantProvisioningConfig } from './config.ts';

const provisioned = new Map<TestWorld, Provisioning>();
afterAll(async () => {
  for (const one of provisioned.values()) await one.leave();
});

const CONFIG = {
  template: 'guestbook',
  profile: 'small',
  profiles_by_plan: { large: 'large' },
  domain: { strategy: 'address' },
} as const;

const rowOf = (world: TestWorld, { fulfillmentId }: Purchase) =>
  world.db.read.selectFrom('instances').selectAll().where('fulfillment_id', '=', fulfillmentId).execute();

const subject: AdapterUnderTest = {
  driver: 'singletenant_provisioning',
  adapter: adapter as unknown as AdapterUnderTest['adapter'], // because the suite knows no driver's own types
  product: { deliveryModel: 'saas_singletenant' },
  goodDay: 'delivered',
  config: () => CONFIG,
  choices: () => ({}),
  creations: async (world, purchase) => (await rowOf(world, purchase)).length,
  upgrade: {
    to: { plan: 'large', quantity: 1 },
    goodDay: 'done',
    inForce: async (world, purchase) =>
      (await rowOf(world, purchase)).map(({ memory_mb, observed_revision, revision }) => [
        memory_mb,
        observed_revision === revision,
      ]),
  },
  async prepare(world) {
    const provisioning = await openProvisioning(world);
    provisioned.set(world, provisioning);
    await provisioning.pool();
    await provisioning.releases('1.0.0');
    return [];
  },
  async meanwhile(world) {
    const { tender } = provisioned.get(world)!; // because prepare put it there
    world.passes(1);
    await tender.turn();
    await tender.rest();
    await new Promise((resolve) => setTimeout(resolve, 50));
  },
};

adapterSuite(subject);

describe('a dedicated instance', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openTestWorld();
    await subject.prepare(world);
  });
  afterAll(() => world.close());

  const limits = { signal: new AbortController().signal }; // patience is the router's, and no part of these stories
  const config = (change: Record<string, unknown> = {}) =>
    SingletenantProvisioningConfig.parse({ ...CONFIG, ...change });
  const below = { domain: { strategy: 'subdomain', base_domain: 'apps.test' } };
  /** As an order is placed: one that is refused leaves nothing behind. */
  const reserve = async (
    purchase: Purchase,
    choices: { subdomain?: string; custom_domain?: string },
    change: Record<string, unknown> = {},
  ) => {
    let reserved: unknown;
    await world.db
      .inOneTransaction(async (tx) => {
        const sale = { ...purchase, customer: { id: purchase.customerId }, plan: null, choices, terms: {} };
        reserved = await adapter.reserve?.(world, tx, { ...sale, config: config(change) });
        if (!(reserved as { kind: string }).kind.startsWith('reserved')) throw new Error('refused');
      })
      .catch(() => {});
    return reserved;
  };
  const buys = () => world.buys({ deliveryModel: 'saas_singletenant' });

  it('is found under the name its buyer chose, which nobody else gets', async () => {
    const [mine, theirs] = [await buys(), await buys()];
    expect(await reserve(mine, { subdomain: 'ada' }, below)).toEqual({ kind: 'reserved' });
    expect(await reserve(theirs, { subdomain: 'ada' }, below)).toMatchObject({
      code: 'CHOICE_TAKEN',
      choice: 'subdomain',
    });
    expect(await reserve(theirs, { subdomain: 'admin' }, below)).toMatchObject({ code: 'CHOICE_TAKEN' });
    const delivery = deliveryOf(subject, mine, { config: config(below), choices: { subdomain: 'ada' } });
    await settle(world, await adapter.fulfill(world, delivery, limits));
    const [row] = await rowOf(world, mine);
    expect(row).toMatchObject({ host: 'ada.apps.test', profile_name: 'small' });
  });

  it('keeps the resources that were bought, whatever the product says by now', async () => {
    const purchase = await buys();
    const terms = { profile: 'large', profiles_by_plan: {} };
    const delivery = deliveryOf(subject, purchase, { config: config(), choices: {}, terms });
    await settle(world, await adapter.fulfill(world, delivery, limits));
    expect((await rowOf(world, purchase))[0]).toMatchObject({ profile_name: 'large', memory_mb: 256 });
  });

  it('for which there is no room is said before it is paid, and goes to people when it was paid all the same', async () => {
    const purchase = await buys();
    const nowhere = { pool: { labels: { region: 'moon' } } };
    expect(await reserve(purchase, {}, nowhere)).toMatchObject({ kind: 'refused', code: 'SOLD_OUT' });
    const delivery = deliveryOf(subject, purchase, { config: config(nowhere), choices: {} });
    expect(await adapter.fulfill(world, delivery, limits)).toMatchObject({
      kind: 'needs_operator',
      code: 'CAPACITY_EXHAUSTED',
    });
    expect(await rowOf(world, purchase)).toEqual([]);
  });

  it('that was never made gives back what was set aside when it is cancelled', async () => {
    const purchase = await buys();
    await reserve(purchase, {});
    const reserved = async () =>
      (await world.db.read.selectFrom('pools').select('reserved_instances').executeTakeFirst())?.reserved_instances;
    const before = await reserved();
    const delivery = deliveryOf(subject, purchase, { config: config(), choices: {}, action: 'cancel' });
    const outcome = await adapter.cancel(world, delivery, limits, 'changed his mind');
    expect(outcome.kind).toBe('done');
    await settle(world, outcome);
    expect(await reserved()).toBe((before ?? 0) - 1);
  });

  it('waits for the domain its buyer chose, says which records are missing, and goes on without one he gives up', async () => {
    const purchase = await buys();
    const choices = { custom_domain: 'Guests.Example.com' };
    expect(await reserve(purchase, choices)).toEqual({ kind: 'reserved' });
    expect(await reserve(await buys(), { custom_domain: 'admin.shop.test' })).toMatchObject({
      code: 'CHOICE_TAKEN',
      choice: 'custom_domain',
    });
    const provisioning = provisioned.get(world)!; // because prepare put it there
    const step = async (revision: number) => {
      const delivery = { ...deliveryOf(subject, purchase, { config: config(), choices }), revision };
      const found = await adapter.fulfill(world, delivery, limits);
      if ('within' in found) await world.db.inOneTransaction(async (tx) => found.within?.(tx));
      return found;
    };
    expect((await step(1)).kind).toBe('not_yet'); // the instance is wanted
    expect((await step(1)).kind).toBe('not_yet'); // the records are looked for
    expect((await step(1)).kind).toBe('not_yet');
    await tendDomains(provisioning);
    const asked = await step(1);
    expect(asked).toMatchObject({
      kind: 'needs_customer',
      ask: {
        records: [
          { type: 'TXT', name: '_vozex-challenge.guests.example.com' },
          { type: 'CNAME', name: 'guests.example.com', value: 'apps.shop.test' },
        ],
      },
    });
    expect((asked as { ask: { text: string } }).ask.text).toContain('_vozex-challenge.guests.example.com is missing');
    expect((await step(2)).kind).toBe('not_yet'); // the buyer says that he has done it: looked for anew
    await tendDomains(provisioning);
    expect((await step(2)).kind).toBe('needs_customer');
    await world.db.read
      .updateTable('instance_domains')
      .set({ status: 'verified', moved_because: 'a story' })
      .where('order_item_id', '=', purchase.orderItemId)
      .execute();
    expect((await step(3)).kind).toBe('not_yet'); // the instance comes up
    await provisioning.tends(async () => (await rowOf(world, purchase))[0]?.ready_at != null);
    expect((await step(3)).kind).toBe('delivered');
    const other = await buys();
    await reserve(other, { custom_domain: 'given-up.example.com' });
    await world.db.inOneTransaction(async (tx) => {
      const [domain] = await domainsOfItem(tx, other.orderItemId);
      await releaseDomain(tx, { id: domain?.id ?? '', because: 'a story', at: world.clock.now() });
    });
    const delivery = deliveryOf(subject, other, {
      config: config(),
      choices: { custom_domain: 'given-up.example.com' },
    });
    await settle(world, await adapter.fulfill(world, delivery, limits));
    await provisioning.tends(async () => (await rowOf(world, other))[0]?.ready_at != null);
    expect((await adapter.fulfill(world, delivery, limits)).kind).toBe('delivered');
  });

  it('may not shrink below the data it holds, nor grow beyond its pool', async () => {
    const purchase = await buys();
    const delivery = deliveryOf(subject, purchase, { config: config(), choices: {} });
    await settle(world, await adapter.fulfill(world, delivery, limits));
    const may = async () => adapter.mayUpgrade?.(world, delivery, { plan: 'large', quantity: 1 }, limits);
    expect(await may()).toEqual({ kind: 'possible' });
    await world.db.read.updateTable('pools').set({ memory_mb: 10 }).execute();
    expect(await may()).toMatchObject({ kind: 'refused', code: 'CAPACITY_EXHAUSTED' });
    await world.db.read
      .updateTable('instances')
      .set({ usage: JSON.stringify({ diskMb: 65 }) })
      .execute();
    expect(await may()).toMatchObject({ kind: 'refused', code: 'DATA_TOO_LARGE' });
  });
});
