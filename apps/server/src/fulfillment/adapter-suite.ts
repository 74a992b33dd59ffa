import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DeliveryModel, OperationAction } from '@vozex/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Adapter, Delivery, Found, MayUpgrade, Terms } from './adapter.ts';
import { openTestWorld, type Purchase, type TestWorld } from './adapters/test-world.ts';

/** A provider that behaves, and says how much it was made to do. */
export type OutsideProvider = {
  /** `host:port`, the only one the adapter may dial. */
  host: string;
  /** Lets the next create, or the next upgrade, take effect and loses its answer. */
  losesTheNextAnswer(of?: 'onboard' | 'upgrade'): Promise<void>;
  close(): Promise<void>;
};

/** What the shared suite needs to know of a driver. */
export type AdapterUnderTest = {
  driver: string;
  adapter: Adapter;
  product: { deliveryModel: DeliveryModel; externalRef?: string; provider?: string; plan?: string };
  /** As an operator would write it. @param address where its provider listens. */
  config(address: string): Record<string, unknown>;
  choices(nth: number): Record<string, unknown>;
  /** The outcome of a first delivery on a good day. */
  goodDay: 'delivered' | 'needs_operator';
  /** What stands for one purchase: workspaces, licenses, open tasks. */
  creations(world: TestWorld, purchase: Purchase): Promise<number>;
  /** What a customer with one unit changes to and back again; absent where the driver changes nothing after delivery. */
  upgrade?: {
    to: Terms;
    /** What the customer has, as the provider or our rows show it. */
    inForce(world: TestWorld, purchase: Purchase): Promise<unknown>;
    goodDay: 'done' | 'needs_operator';
  };
  /** Makes the world ready: a file to deliver, a secret to sign with. @returns what must never be seen in an outcome. */
  prepare(world: TestWorld): Promise<string[]>;
  /** What works behind the rows of a driver that only writes what is wanted there. */
  meanwhile?(world: TestWorld): Promise<void>;
  /** Only for adapters that reach outside. */
  outside?: (world: TestWorld) => Promise<OutsideProvider>;
};

/** What is not done after so many looks is not going to be. */
const LOOKS_MAX = 200;

type Calls = {
  /** The first call alone, before anything it reports was written. */
  begins(): Promise<Found>;
  fulfill(): Promise<Found>;
  act(action: 'suspend' | 'resume' | 'cancel'): Promise<Found>;
  reconcile(action?: 'fulfill' | 'upgrade'): Promise<Found>;
  /** From what it has to these terms. */
  upgrade(to: Terms): Promise<Found>;
  mayUpgrade(to: Terms): Promise<MayUpgrade>;
  /** What the router writes when an upgrade is done. */
  has(terms: Terms): void;
  /** What the next question is about. */
  wants(terms: Terms): void;
};

/** What every delivery driver promises; each driver's own test calls it with a subject of its own. */
export function adapterSuite(subject: AdapterUnderTest): void {
  const { adapter } = subject;

  describe(`${subject.driver}: the forms drawn from its schemas`, () => {
    it.each([
      ['config', adapter.config],
      ['choices', adapter.choices],
    ] as const)('lose nothing of its %s on their way to the browser', (_name, schema) => {
      expect(lostChecks(schema)).toEqual([]);
      const document = z.toJSONSchema(schema, { io: 'input' }) as {
        type?: string;
        properties?: Record<string, { title?: string }>;
      };
      expect(document.type).toBe('object');
      for (const property of Object.values(document.properties ?? {})) expect(property.title).toBeTypeOf('string');
    });

    it('accept what an operator would write, and nothing misspelt', () => {
      const config = subject.config('https://provider.example');
      expect(adapter.config.safeParse(config).error).toBeUndefined();
      expect(adapter.config.safeParse({ ...config, no_such_setting: 1 }).success).toBe(false);
    });

    it('know every frozen term', () => {
      const { properties } = z.toJSONSchema(adapter.config, { io: 'input' });
      for (const key of adapter.frozen) expect(properties).toHaveProperty(key as string);
    });
  });

  describe(`${subject.driver}: a delivery`, () => {
    let world: TestWorld;
    let provider: OutsideProvider | undefined;
    let unseen: string[];
    const said: Found[] = [];
    let bought = 0;

    beforeAll(async () => {
      world = await openTestWorld();
      unseen = await subject.prepare(world);
      provider = await subject.outside?.(world);
    });
    afterAll(async () => {
      await provider?.close();
      await world.close();
    });

    /** A purchase, and the calls that a router would make for it. */
    async function sold(quantity = 1): Promise<{ purchase: Purchase; calls: Calls }> {
      const purchase = await world.buys({ deliveryModel: subject.product.deliveryModel, quantity });
      bought += 1;
      const choices = adapter.choices.parse(subject.choices(bought));
      const address = provider ? `http://${provider.host}` : 'https://nobody.invalid';
      return { purchase, calls: callsOf(world, subject, purchase, address, choices, said) };
    }

    it('comes to the same thing when the same operation is called twice, and makes one of it', async () => {
      const { purchase, calls } = await sold(2);
      const first = await calls.fulfill();
      await settle(world, first);
      const made = await subject.creations(world, purchase);
      const second = await calls.fulfill();
      await settle(world, second);

      expect(first.kind).toBe(subject.goodDay);
      expect(second.kind).toBe(first.kind);
      expect(referenceOf(second)).toBe(referenceOf(first));
      expect(made).toBeGreaterThan(0);
      expect(await subject.creations(world, purchase)).toBe(made);
    });

    it('can be suspended, resumed and cancelled, each twice', async () => {
      const { calls } = await sold();
      await settle(world, await calls.fulfill());
      for (const action of ['suspend', 'suspend', 'resume', 'resume', 'cancel', 'cancel'] as const) {
        const outcome = await calls.act(action);
        await settle(world, outcome);
        expect(outcome.kind).toBe('done');
      }
    });

    const { upgrade } = subject;
    it.runIf(upgrade)('is upgraded to the same thing however often it is asked for, and back again', async () => {
      const { purchase, calls } = await sold();
      await settle(world, await calls.fulfill());
      const before = { plan: subject.product.plan ?? null, quantity: 1 };
      calls.has(before);
      const { to, inForce, goodDay } = upgrade!; // because this story is told only where it is there
      const had = await inForce(world, purchase);
      for (const terms of [to, to]) {
        const outcome = await calls.upgrade(terms);
        await settle(world, outcome);
        expect(outcome.kind).toBe(goodDay);
      }
      const has = await inForce(world, purchase);
      expect(has).not.toEqual(had);
      calls.has(to);
      await settle(world, await calls.upgrade(before));
      if (goodDay === 'done') expect(await inForce(world, purchase)).toEqual(had);
    });

    it.runIf(upgrade)('may be upgraded, and asking for it changes nothing', async () => {
      const { purchase, calls } = await sold();
      await settle(world, await calls.fulfill());
      calls.has({ plan: subject.product.plan ?? null, quantity: 1 });
      const { to, inForce } = upgrade!; // because this story is told only where it is there
      const [had, rows] = [await inForce(world, purchase), await world.rowCounts()];
      expect(await calls.mayUpgrade(to)).toEqual({ kind: 'possible' });
      expect(await inForce(world, purchase)).toEqual(had);
      expect(await world.rowCounts()).toEqual(rows);
      const outcome = await calls.upgrade(to); // the same revision is still free for the real thing
      expect(outcome.kind).toBe(upgrade?.goodDay);
    });

    it.runIf(!upgrade)('says that it cannot be upgraded by having no upgrade', () => {
      expect(adapter.upgrade).toBeUndefined();
    });

    it('reaches no further than it says', async () => {
      const { calls } = await sold();
      const before = await world.rowCounts();
      const outcome = await calls.begins();
      expect(await world.rowCounts()).toEqual(before); // nothing is written before the settling transaction
      await settle(world, outcome);
      if (adapter.reach === 'outside') expect(await world.rowCounts()).toEqual(before);
      expect([...world.dialled]).toEqual(provider ? [provider.host] : []);
    });

    if (subject.outside) {
      it('whose answer was lost is found by its key, and not made again', async () => {
        const { purchase, calls } = await sold();
        await provider?.losesTheNextAnswer();
        expect((await calls.fulfill()).kind).toBe('unknown');
        const found = await calls.reconcile();
        expect(found.kind).toBe('delivered');
        expect(await subject.creations(world, purchase)).toBe(1);
        expect(referenceOf(await calls.fulfill())).toBe(referenceOf(found));
        expect(await subject.creations(world, purchase)).toBe(1);
      });
    }

    if (subject.outside && upgrade) {
      it('whose upgrade was lost is asked after: absent when it did not happen, adopted when it did', async () => {
        const { purchase, calls } = await sold();
        await settle(world, await calls.fulfill());
        calls.has({ plan: subject.product.plan ?? null, quantity: 1 });
        calls.wants(upgrade.to);
        expect((await calls.reconcile('upgrade')).kind).toBe('absent');
        await provider?.losesTheNextAnswer('upgrade');
        expect((await calls.upgrade(upgrade.to)).kind).toBe('unknown');
        const has = await upgrade.inForce(world, purchase);
        expect((await calls.reconcile('upgrade')).kind).toBe('done');
        expect(await upgrade.inForce(world, purchase)).toEqual(has);
      });
    }

    it('that never happened is absent when it is asked after', async () => {
      const { calls } = await sold();
      expect((await calls.reconcile()).kind).toBe('absent');
    });

    it('tells nobody a secret', () => {
      const told = JSON.stringify(said) + world.lines.join('\n');
      expect(said.length).toBeGreaterThan(0);
      for (const secret of unseen) expect(told).not.toContain(secret);
    });
  });

  if (subject.outside) describeBadDays(subject);
}

/** Answers of a provider on a bad day, and what they come to. */
const BAD_DAYS: { day: string; answer(response: ServerResponse, elsewhere: string): void; outcome: Partial<Found> }[] =
  [
    {
      day: 'a 4xx that says nothing more',
      answer: (response) => response.writeHead(400).end(),
      outcome: { kind: 'give_up', code: 'invalid_request' },
    },
    {
      day: 'a 401',
      answer: (response) => response.writeHead(401).end(),
      outcome: { kind: 'needs_operator', code: 'auth_failed' },
    },
    {
      day: 'a 429 with Retry-After',
      answer: (response) => response.writeHead(429, { 'retry-after': '7' }).end(),
      outcome: { kind: 'try_again', code: 'rate_limited', retryAfterSeconds: 7 },
    },
    {
      day: 'a 500',
      answer: (response) => response.writeHead(500).end('oops'),
      outcome: { kind: 'unknown', code: 'http_500' },
    },
    {
      day: 'a page instead of an answer',
      answer: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'),
      outcome: { kind: 'unknown', code: 'answer_invalid' },
    },
    { day: 'silence', answer: () => {}, outcome: { kind: 'unknown', code: 'timeout' } },
    {
      day: 'a broken connection',
      answer: (response) => response.destroy(),
      outcome: { kind: 'unknown', code: 'connection_lost' },
    },
    {
      day: 'a redirect to somewhere else',
      answer: (response, elsewhere) => response.writeHead(307, { location: elsewhere }).end(),
      outcome: { kind: 'needs_operator', code: 'redirected' },
    },
  ];

function describeBadDays(subject: AdapterUnderTest): void {
  describe(`${subject.driver}: a provider's bad day`, () => {
    let answer: (response: ServerResponse) => void;
    const server = createServer((request, response) => {
      request.resume().on('end', () => answer(response));
    });
    let world: TestWorld;
    let host: string;

    beforeAll(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      host = `127.0.0.1:${(server.address() as AddressInfo).port}`; // because it listens on TCP
      world = await openTestWorld({ allow: [host] });
      await subject.prepare(world);
    });
    afterAll(async () => {
      server.closeAllConnections();
      server.close();
      await world.close();
    });

    async function deliver(from: TestWorld, address: string): Promise<Found> {
      const purchase = await from.buys({ deliveryModel: subject.product.deliveryModel });
      const choices = subject.adapter.choices.parse(subject.choices(1));
      return callsOf(from, subject, purchase, address, choices, []).fulfill();
    }

    it.each(BAD_DAYS)('$day is reported for what it is', async ({ answer: badAnswer, outcome }) => {
      answer = (response) => badAnswer(response, 'http://127.0.0.1:1/elsewhere');
      expect(await deliver(world, `http://${host}`)).toMatchObject(outcome);
      expect([...world.dialled]).toEqual([host]);
    });

    it('nobody listening is a passing fault', async () => {
      const nobody = await closedPort();
      const lonely = await openTestWorld({ allow: [nobody] });
      await subject.prepare(lonely);
      expect(await deliver(lonely, `http://${nobody}`)).toMatchObject({ kind: 'try_again', code: 'connection_failed' });
      await lonely.close();
    });

    it('an address inside our own network is not dialled', async () => {
      let asked = 0;
      answer = (response) => {
        asked += 1;
        response.end();
      };
      const guarded = await openTestWorld();
      await subject.prepare(guarded);
      expect(await deliver(guarded, `http://${host}`)).toMatchObject({
        kind: 'needs_operator',
        code: 'egress_refused',
      });
      expect(asked).toBe(0);
      await guarded.close();
    });
  });
}

/** Where somebody listened a moment ago and nobody does now. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // because it listens on TCP
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${port}`;
}

/** The calls of a router for one purchase: the same operation key however often it calls. */
function callsOf(
  world: TestWorld,
  subject: AdapterUnderTest,
  purchase: Purchase,
  address: string,
  choices: unknown,
  said: Found[],
): Calls {
  const { adapter } = subject;
  const config = adapter.config.parse({ ...subject.config(address) });
  const limits = () => ({ signal: AbortSignal.timeout(adapter.deadlineSeconds(config) * 1000) });
  let reference: string | null = null;
  // Each wish is a new revision; the same wish twice is the same operation.
  let revision = 1;
  let last: OperationAction = 'fulfill';
  let run = 0;
  let previous: Terms | null = null;
  let wanted: Partial<Terms> = {};
  const delivery = (action: OperationAction): Delivery<unknown, unknown> => {
    if (action !== last) revision += 1;
    last = action;
    run += 1;
    return deliveryOf(subject, purchase, { config, choices, action, revision, run, reference, previous, ...wanted });
  };
  /** What is accepted and not done yet is written, worked on and looked at again. */
  const heard = async (found: Found, looks = 0): Promise<Found> => {
    said.push(found);
    if (found.kind === 'delivered') reference = found.externalReference;
    if (found.kind !== 'not_yet' || !subject.meanwhile || looks > LOOKS_MAX) return found;
    await settle(world, found);
    await subject.meanwhile(world);
    return heard(await adapter.syncStatus(world, delivery(last), limits()), looks + 1);
  };
  return {
    async begins() {
      const found = await adapter.fulfill(world, delivery('fulfill'), limits());
      said.push(found);
      return found;
    },
    fulfill: async () => heard(await adapter.fulfill(world, delivery('fulfill'), limits())),
    act: async (action) => heard(await adapter[action](world, delivery(action), limits(), 'a story')),
    reconcile: async (action = 'fulfill') => heard(await adapter.reconcile(world, delivery(action), limits(), action)),
    async upgrade(to) {
      if (JSON.stringify(to) !== JSON.stringify(wanted)) last = 'sync';
      wanted = to;
      if (!adapter.upgrade) throw new Error(`${subject.driver} has no upgrade`);
      return heard(await adapter.upgrade(world, delivery('upgrade'), limits()));
    },
    async mayUpgrade(to) {
      const asked = deliveryOf(subject, purchase, { config, choices, revision, run, reference, previous });
      return (await adapter.mayUpgrade?.(world, asked, to, limits())) ?? { kind: 'possible' };
    },
    has(terms) {
      previous = terms;
    },
    wants(terms) {
      wanted = terms;
    },
  };
}

/** A delivery as the router hands it to an adapter. */
export function deliveryOf(
  subject: Pick<AdapterUnderTest, 'product'>,
  purchase: Purchase,
  change: {
    config: unknown;
    choices: unknown;
    action?: OperationAction;
    revision?: number;
    run?: number;
    reference?: string | null;
    plan?: string | null;
    quantity?: number;
    previous?: Terms | null;
    reasonCode?: string | null;
    terms?: Record<string, unknown>;
  },
): Delivery<never, never> {
  const { action = 'fulfill', revision = 1, run = revision } = change;
  const instanceKey = `${purchase.orderId}:${purchase.orderItemId}`;
  return {
    fulfillmentId: purchase.fulfillmentId,
    orderId: purchase.orderId,
    orderItemId: purchase.orderItemId,
    instanceKey,
    revision,
    run,
    operationKey: `${instanceKey}:${action}:${revision}`,
    provider: subject.product.provider ?? 'vozex',
    product: {
      id: purchase.productId,
      name: 'Report Builder',
      externalRef: subject.product.externalRef ?? null,
      deliveryModel: purchase.deliveryModel,
    },
    plan: change.plan === undefined ? (subject.product.plan ?? null) : change.plan,
    quantity: change.quantity ?? purchase.quantity,
    previous: change.previous ?? null,
    reasonCode: change.reasonCode ?? null,
    customer: { id: purchase.customerId, email: 'ada@example.test', name: 'Ada Lovelace' },
    config: change.config as never, // because the adapter's own schema has parsed both
    choices: change.choices as never,
    terms: change.terms ?? {},
    externalReference: change.reference ?? null,
  };
}

/** What the router does with an outcome's own rows: all of them, in one transaction. */
export async function settle(world: TestWorld, outcome: Found): Promise<void> {
  const within = 'within' in outcome ? outcome.within : undefined;
  if (within) await world.db.inOneTransaction(within);
}

function referenceOf(outcome: Found): string | null | undefined {
  return outcome.kind === 'delivered' ? outcome.externalReference : undefined;
}

/** Checks that a JSON Schema cannot carry: refinements are dropped in silence, transforms throw at run time. */
function lostChecks(schema: z.ZodType, path = '$'): string[] {
  const { def } = schema._zod as unknown as { def: Record<string, unknown> }; // because only the definition tells its checks
  const checks = (def.checks ?? []) as { _zod: { def: { check: string } } }[];
  const lost = checks.filter((check) => ['custom', 'overwrite'].includes(check._zod.def.check)).map(() => path);
  if (['transform', 'pipe', 'custom'].includes(String(def.type))) lost.push(path);
  const children = [
    ...Object.entries((def.shape ?? {}) as Record<string, z.ZodType>),
    ...['innerType', 'element', 'valueType', 'catchall'].flatMap((name) => (def[name] ? [[name, def[name]]] : [])),
    ...((def.options ?? []) as z.ZodType[]).map((option, index) => [index, option]),
  ] as [string, z.ZodType][];
  return [...lost, ...children.flatMap(([name, child]) => lostChecks(child, `${path}.${name}`))];
}
