import { type Pos, startPos } from '@vozex/pos';
import { newSigningSecret } from '@vozex/provider-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEgress } from '../../../kernel/egress.ts';
import { type AdapterUnderTest, adapterSuite, deliveryOf } from '../../adapter-suite.ts';
import { openTestWorld, type TestWorld } from '../test-world.ts';
import { adapter } from './adapter.ts';
import { MultitenantSaasConfig } from './config.ts';

const secret = newSigningSecret();
const token = 'a-token-that-is-long-enough';
let pos: Pos;

const subject: AdapterUnderTest = {
  driver: 'multitenant_saas',
  adapter: adapter as unknown as AdapterUnderTest['adapter'], // because the suite knows no driver's own types
  product: {
    deliveryModel: 'saas_multitenant',
    externalRef: 'point-of-sale',
    provider: 'point-of-sale',
    plan: 'starter',
  },
  goodDay: 'delivered',
  config: (address) => ({ base_url: address, credentials_ref: 'secret:pos-signing-key', timeout_seconds: 2 }),
  choices: (nth) => ({ workspace_name: `shop-${nth}` }),
  async creations(_world, purchase) {
    const { tenants } = await pos.ledger();
    return tenants.filter((tenant) => tenant.instance_key === `${purchase.orderId}:${purchase.orderItemId}`).length;
  },
  upgrade: {
    to: { plan: 'pro', quantity: 2 },
    goodDay: 'done',
    async inForce(_world, purchase) {
      const { tenants } = await pos.ledger();
      const tenant = tenants.find((one) => one.instance_key === `${purchase.orderId}:${purchase.orderItemId}`);
      return [tenant?.plan, tenant?.quantity];
    },
  },
  async prepare(world) {
    world.secrets.set('secret:pos-signing-key', secret);
    return [secret, secret.slice('whsec_'.length)];
  },
  async outside(world) {
    pos = await startPos({ signingSecrets: [secret], clock: world.clock });
    const host = new URL(pos.url).host;
    allow(world, host);
    return {
      host,
      losesTheNextAnswer: (of = 'onboard') => pos.misbehave({ kind: 'hang_up_after_effect', times: 1, only: [of] }),
      close: () => pos.close(),
    };
  },
};

/** The host is known only once the provider listens. */
function allow(world: TestWorld, host: string): void {
  const fetchOutside = openEgress([host]);
  Object.assign(world, {
    fetchOutside: (...call: Parameters<typeof fetchOutside>) => {
      world.dialled.add(new URL(call[0]).host);
      return fetchOutside(...call);
    },
  });
}

adapterSuite(subject);

/** What its customer does there: comes in by the invitation and opens registers. */
async function addRegisters(invitation: string, workspace: string, names: string[]): Promise<void> {
  const welcome = await fetch(invitation, { redirect: 'manual' });
  const cookie = welcome.headers.get('set-cookie')?.split(';')[0] ?? '';
  for (const name of names) {
    const answer = await fetch(new URL(`/w/${workspace}/registers`, invitation), {
      method: 'POST',
      body: new URLSearchParams({ name }),
      headers: { cookie },
    });
    expect(answer.status).toBe(200);
  }
}

describe('a workspace at the point of sale', () => {
  let world: TestWorld;
  let till: Pos;
  beforeAll(async () => {
    world = await openTestWorld();
    world.secrets.set('secret:pos-signing-key', secret);
    till = await startPos({ signingSecrets: [secret], bearerToken: token, clock: world.clock });
    allow(world, new URL(till.url).host);
  });
  afterAll(async () => {
    await till.close();
    await world.close();
  });

  const limits = { signal: new AbortController().signal }; // patience is the router's, and no part of these stories
  const configOf = (change: Record<string, unknown> = {}) =>
    MultitenantSaasConfig.parse({
      base_url: till.url,
      credentials_ref: 'secret:pos-signing-key',
      timeout_seconds: 2,
      ...change,
    });
  const sold = async (
    workspaceName: string,
    change: Partial<Parameters<typeof deliveryOf>[2]> = {},
    plan = 'starter',
  ) => {
    const purchase = await world.buys({ deliveryModel: 'saas_multitenant' });
    const product = { ...subject.product, plan };
    return (again: Partial<Parameters<typeof deliveryOf>[2]> = {}) =>
      deliveryOf({ product }, purchase, {
        config: configOf(),
        choices: { workspace_name: workspaceName },
        ...change,
        ...again,
      });
  };

  it('is delivered with its address and its tenant', async () => {
    const delivery = await sold('ada');
    expect(await adapter.fulfill(world, delivery(), limits)).toMatchObject({
      kind: 'delivered',
      workspaceUrl: expect.stringContaining('/w/ada'),
      externalReference: expect.stringMatching(/^ten_/),
      tenant: { tenantId: expect.stringMatching(/^ten_/) },
      snapshot: { plan: 'starter' },
    });
  });

  it('is delivered just the same to a provider that takes a token', async () => {
    world.secrets.set('secret:pos-token', token);
    const delivery = await sold('bearer', {
      config: configOf({ auth_mode: 'bearer', credentials_ref: 'secret:pos-token' }),
    });
    const outcome = await adapter.fulfill(world, delivery(), limits);
    expect(outcome.kind).toBe('delivered');
    expect(JSON.stringify(outcome)).not.toContain(token);
  });

  it('that takes its time is looked after until it is there', async () => {
    const delivery = await sold('slowpoke');
    const outcome = await adapter.fulfill(world, delivery(), limits);
    expect(outcome).toMatchObject({ kind: 'not_yet', lookAgainAfterSeconds: 5, externalReference: expect.any(String) });
    const reference = outcome.kind === 'not_yet' ? (outcome.externalReference ?? null) : null;
    expect((await adapter.syncStatus(world, delivery({ reference }), limits)).kind).toBe('not_yet');
    world.passes(41);
    expect(await adapter.syncStatus(world, delivery({ reference }), limits)).toMatchObject({
      kind: 'delivered',
      externalReference: reference,
    });
  });

  it('whose name is taken asks the customer for another, with a form of just that field', async () => {
    await adapter.fulfill(world, (await sold('taken'))(), limits);
    expect(await adapter.fulfill(world, (await sold('taken'))(), limits)).toMatchObject({
      kind: 'needs_customer',
      code: 'input_invalid',
      ask: {
        text: expect.stringContaining('exists already'),
        form_schema: {
          type: 'object',
          required: ['workspace_name'],
          properties: { workspace_name: { title: 'Workspace name', maxLength: 40, description: '"taken" is taken.' } },
        },
      },
    });
  });

  it('is given to an operator when the answer is about another instance, plan or a plan nobody sells', async () => {
    await till.misbehave({ kind: 'wrong_instance_answer', times: 1 });
    const mixedUp = await sold('mixed-up');
    expect(await adapter.fulfill(world, mixedUp(), limits)).toMatchObject({
      kind: 'needs_operator',
      code: 'answer_mismatch',
    });
    expect(await adapter.fulfill(world, (await sold('no-plan', {}, 'platinum'))(), limits)).toMatchObject({
      kind: 'needs_operator',
      code: 'plan_unknown',
    });
    const starter = await sold('small');
    await adapter.fulfill(world, starter(), limits);
    const expected = { ...starter({ revision: 2 }), plan: 'business' };
    expect(await adapter.reconcile(world, expected, limits, 'fulfill')).toMatchObject({
      kind: 'needs_operator',
      code: 'ANSWER_MISMATCH',
    });
  });

  it('whose suspension got lost is asked after: absent when it did not happen, done when it did', async () => {
    const delivery = await sold('pausing');
    const delivered = await adapter.fulfill(world, delivery(), limits);
    const reference = delivered.kind === 'delivered' ? delivered.externalReference : null;
    const suspension = delivery({ action: 'suspend', revision: 2, reference });
    expect((await adapter.reconcile(world, suspension, limits, 'suspend')).kind).toBe('absent');
    await till.misbehave({ kind: '500_after_effect', times: 1, only: ['suspend'] });
    expect((await adapter.suspend(world, suspension, limits, '')).kind).toBe('unknown');
    expect((await adapter.reconcile(world, suspension, limits, 'suspend')).kind).toBe('done');
    expect((await adapter.syncStatus(world, suspension, limits)).kind).toBe('done');
  });

  it('whose plan would not hold what is in it: the customer is told before any money moves', async () => {
    const delivery = await sold('crowded', {}, 'pro');
    const delivered = await adapter.fulfill(world, delivery(), limits);
    const reference = delivered.kind === 'delivered' ? delivered.externalReference : null;
    const address = delivered.kind === 'delivered' ? (delivered.workspaceUrl ?? '') : '';
    await addRegisters(address, 'crowded', ['Garden', 'Cellar']);
    const now = delivery({ reference, previous: { plan: 'pro', quantity: 1 } });
    expect(await adapter.mayUpgrade?.(world, now, { plan: 'starter', quantity: 1 }, limits)).toMatchObject({
      kind: 'refused',
      code: 'quota_below_usage',
      reason: expect.stringContaining('Remove some first'),
    });
    expect(await adapter.mayUpgrade?.(world, now, { plan: 'platinum', quantity: 1 }, limits)).toMatchObject({
      kind: 'refused',
      code: 'plan_unknown',
    });
    await till.misbehave({ kind: '500_after_effect', times: 1, only: ['upgrade'] });
    expect(await adapter.mayUpgrade?.(world, now, { plan: 'pro', quantity: 2 }, limits)).toMatchObject({
      kind: 'unclear',
    });
  });

  it('hears why it is suspended, in the codes of the contract', async () => {
    const delivery = await sold('unpaid');
    const delivered = await adapter.fulfill(world, delivery(), limits);
    const reference = delivered.kind === 'delivered' ? delivered.externalReference : null;
    const suspension = delivery({ action: 'suspend', revision: 2, reference, reasonCode: 'payment_failed' });
    const outcome = await adapter.suspend(world, suspension, limits, 'words that change');
    expect(JSON.stringify(outcome.exchange)).toContain('The last payment failed.');
  });

  it('that is gone is reported as missing and never opened anew, while a cancellation of it is done', async () => {
    const delivery = await sold('ghost');
    const gone = delivery({ reference: 'ten_nobody', revision: 2 });
    const opened = async () => (await till.ledger()).tenants.length;
    const before = await opened();
    expect(await adapter.syncStatus(world, gone, limits)).toMatchObject({ kind: 'needs_operator', code: 'MISSING' });
    expect(await adapter.suspend(world, gone, limits, '')).toMatchObject({ kind: 'needs_operator', code: 'MISSING' });
    expect((await adapter.cancel(world, gone, limits, '')).kind).toBe('done');
    expect(await opened()).toBe(before);
  });

  it('cannot be opened by an onboard that comes after its cancellation', async () => {
    const delivery = await sold('too-late');
    const cancelled = delivery({ action: 'cancel', revision: 2 });
    expect((await adapter.reconcile(world, cancelled, limits, 'cancel')).kind).toBe('absent'); // so it is sent
    expect((await adapter.cancel(world, cancelled, limits, '')).kind).toBe('done');
    expect(await adapter.fulfill(world, delivery(), limits)).toMatchObject({
      kind: 'needs_operator',
      code: 'stale_revision',
    });
    expect((await till.ledger()).tenants.map((tenant) => tenant.workspace_name)).not.toContain('too-late');
  });

  it('needs a product at the provider and a secret that is stored', async () => {
    const delivery = await sold('unready');
    const nameless = { ...delivery(), product: { ...delivery().product, externalRef: null } };
    expect(await adapter.fulfill(world, nameless, limits)).toMatchObject({
      kind: 'needs_operator',
      code: 'PRODUCT_REF_MISSING',
    });
    const keyless = delivery({ config: configOf({ credentials_ref: 'secret:nowhere' }) });
    expect(await adapter.fulfill(world, keyless, limits)).toMatchObject({
      kind: 'needs_operator',
      code: 'SECRET_UNKNOWN',
    });
    world.secrets.set('secret:short', 'c2hvcnQ=');
    const weak = await adapter.fulfill(
      world,
      delivery({ config: configOf({ credentials_ref: 'secret:short' }) }),
      limits,
    );
    expect(weak).toMatchObject({ kind: 'needs_operator', code: 'SETTINGS_INVALID' });
    expect(JSON.stringify(weak)).not.toContain('c2hvcnQ=');
  });

  it('says in one sentence what is wrong with a connection', async () => {
    world.secrets.set('secret:old', newSigningSecret());
    const test = async (change: Record<string, unknown>) => adapter.testConnection?.(world, configOf(change));
    expect(await test({})).toMatchObject({ ok: true, detail: expect.stringContaining('point-of-sale/starter') });
    expect(await test({ credentials_ref: 'secret:old' })).toEqual({
      ok: false,
      detail: 'The provider does not accept the signing secret or token.',
    });
    expect(await test({ base_url: 'http://127.0.0.1:4444' })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('VOZEX_EGRESS_ALLOW'),
    });
    expect(await test({ credentials_ref: 'secret:nowhere' })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('not stored'),
    });
    expect(
      (await till.ledger()).calls.filter((call) => call.method === 'POST' && call.path.includes('connection')),
    ).toEqual([]);
  });
});
