import { newSigningSecret } from '@vozex/provider-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerIn, newBrowser, newWorld, purchaseOf, tillIn } from './world.ts';

let world: Awaited<ReturnType<typeof newWorld>>;
beforeAll(async () => {
  world = await newWorld();
});
afterAll(() => world.pos.close());
beforeEach(() => world.pos.clearMisbehaviour());

async function tenantsOf(instanceKey: string) {
  return (await world.pos.ledger()).tenants.filter((tenant) => tenant.instance_key === instanceKey);
}

describe('onboarding', () => {
  it('opens a workspace and tells ids, address, plan and limits', async () => {
    const purchase = purchaseOf('ada');
    const reply = await world.vozex.onboard(purchase);
    expect(reply).toMatchObject({ kind: 'done', replayed: false, exchange: { status: 201 } });
    expect(answerIn(reply)).toMatchObject({
      instance_key: purchase.instance_key,
      external_reference: expect.stringMatching(/^ten_/),
      external_customer_id: expect.stringMatching(/^mem_/),
      workspace_url: expect.stringContaining(`${world.pos.url}/w/ada?invitation=`),
      status: 'active',
      usable: true,
      plan: 'starter',
      limits: { registers: 1, products: 20 },
      observed_revision: 1,
    });
  });

  it('opens one workspace when ten requests with one key come at once', async () => {
    const purchase = purchaseOf('ten-at-once');
    const replies = await Promise.all(Array.from({ length: 10 }, () => world.vozex.onboard(purchase)));
    expect(new Set(replies.map((reply) => answerIn(reply).external_reference)).size).toBe(1);
    expect(replies.filter((reply) => reply.kind === 'done' && !reply.replayed)).toHaveLength(1);
    expect(await tenantsOf(purchase.instance_key)).toHaveLength(1);
  });

  it('repeats its answer for the same key, and adopts the workspace for a newer one', async () => {
    const purchase = purchaseOf('twice');
    const first = answerIn(await world.vozex.onboard(purchase));
    const again = await world.vozex.onboard(purchase);
    expect(again).toMatchObject({ kind: 'done', replayed: true });
    expect(answerIn(again)).toEqual(first);
    const newer = await world.vozex.onboard({ ...purchase, revision: 2 });
    expect(newer).toMatchObject({ kind: 'done', replayed: false, exchange: { status: 200 } });
    expect(answerIn(newer).external_reference).toBe(first.external_reference);
    expect(await tenantsOf(purchase.instance_key)).toHaveLength(1);
  });

  it('refuses the same key with another content', async () => {
    const purchase = purchaseOf('first-wish');
    await world.vozex.onboard(purchase);
    const other = { ...purchase, parameters: { workspace_name: 'second-wish' } };
    expect(await world.vozex.onboard(other)).toMatchObject({ errorClass: 'permanent', code: 'idempotency_mismatch' });
  });

  it('asks the customer for another name when it is taken, and takes the corrected one', async () => {
    await world.vozex.onboard(purchaseOf('popular'));
    const purchase = purchaseOf('popular');
    expect(await world.vozex.onboard(purchase)).toMatchObject({
      errorClass: 'needs_customer',
      code: 'input_invalid',
      fields: [{ pointer: '/parameters/workspace_name', message: '"popular" is taken.' }],
      userMessage: expect.stringContaining('another name'),
    });
    expect(await tenantsOf(purchase.instance_key)).toHaveLength(0);
    const corrected = { ...purchase, revision: 2, parameters: { workspace_name: 'less-popular' } };
    expect((await world.vozex.onboard(corrected)).kind).toBe('done');
  });

  it.each([
    [{ workspace_name: 'No' }, 'input_invalid'],
    [{ workspace_name: '9lives' }, 'input_invalid'],
    [{ workspace_name: 'x'.repeat(41) }, 'input_invalid'],
    [{}, 'input_required'],
  ])('%j is answered with %s', async (parameters, code) => {
    const reply = await world.vozex.onboard(purchaseOf('unused', { parameters }));
    expect(reply).toMatchObject({ errorClass: 'needs_customer', code });
    expect(reply).toMatchObject({ fields: [{ pointer: '/parameters/workspace_name' }] });
  });

  it('needs an operator for a plan or product it does not sell', async () => {
    const plan = purchaseOf('gold', { product: { external_product_ref: 'point-of-sale', plan: 'gold' } });
    const product = purchaseOf('crm', { product: { external_product_ref: 'crm', plan: 'starter' } });
    for (const purchase of [plan, product]) {
      expect(await world.vozex.onboard(purchase)).toMatchObject({ errorClass: 'needs_operator', code: 'plan_unknown' });
    }
  });

  it('keeps emoji and right-to-left names as they are', async () => {
    const purchase = purchaseOf('unicode', { customer: { id: 'c', email: 'u@example.test', name: 'שרה 🦊' } });
    expect((await world.vozex.onboard(purchase)).kind).toBe('done');
  });
});

describe('an answer that is lost', () => {
  it.each(['500_after_effect', 'hang_up_after_effect', 'html_answer'] as const)(
    'by %s: status by key finds the workspace, and the resent key opens no second one',
    async (kind) => {
      const purchase = purchaseOf(`lost-by-${kind.replaceAll('_', '-')}`);
      await world.pos.misbehave({ kind, times: 1 });
      expect(await world.vozex.onboard(purchase)).toMatchObject({ kind: 'refused', errorClass: 'unknown' });
      const found = answerIn(await world.vozex.status({ instanceKey: purchase.instance_key }));
      expect(found).toMatchObject({ status: 'active', external_reference: expect.stringMatching(/^ten_/) });
      const resent = await world.vozex.onboard(purchase);
      expect(resent).toMatchObject({ kind: 'done', replayed: true });
      expect(answerIn(resent).external_reference).toBe(found.external_reference);
      expect(await tenantsOf(purchase.instance_key)).toHaveLength(1);
    },
  );

  it('before anything happened: status says so, and the resent key opens the workspace', async () => {
    const purchase = purchaseOf('never-there');
    await world.pos.misbehave({ kind: 'down', times: 1 });
    expect(await world.vozex.onboard(purchase)).toMatchObject({ errorClass: 'retryable', retryAfterSeconds: 10 });
    expect((await world.vozex.status({ instanceKey: purchase.instance_key })).kind).toBe('not_found');
    expect(await world.vozex.onboard(purchase)).toMatchObject({ kind: 'done', replayed: false });
  });

  it('by a provider slower than the time limit', async () => {
    const purchase = purchaseOf('snail');
    await world.pos.misbehave({ kind: 'slow', ms: 1_300, times: 1 });
    const impatient = world.clientOf({ timeoutSeconds: 1 });
    expect(await impatient.onboard(purchase)).toMatchObject({ errorClass: 'unknown', code: 'timeout' });
    // Asked at once the work may not have begun; resending is safe all the same.
    expect((await world.vozex.onboard(purchase)).kind).toBe('done');
    expect(await tenantsOf(purchase.instance_key)).toHaveLength(1);
  });
});

describe('suspend, resume, suspend', () => {
  it('has three effects, and a late retry of the first has none', async () => {
    const purchase = purchaseOf('on-and-off');
    await world.vozex.onboard(purchase);
    const suspend = { ...purchase, revision: 2, desired_state: 'suspended' as const, reason: 'payment_failed' };
    const status = async () => answerIn(await world.vozex.status({ instanceKey: purchase.instance_key })).status;

    expect(answerIn(await world.vozex.suspend(suspend))).toMatchObject({ status: 'suspended', usable: false });
    await world.vozex.resume({ ...purchase, revision: 3 });
    expect(await status()).toBe('active');
    expect(await world.vozex.suspend(suspend)).toMatchObject({ kind: 'done', replayed: true });
    expect(await status()).toBe('active');
    await world.vozex.suspend({ ...suspend, revision: 4 });
    expect(await status()).toBe('suspended');
  });

  it('drops a suspend that is older than the resume', async () => {
    const purchase = purchaseOf('out-of-order');
    await world.vozex.onboard(purchase);
    await world.vozex.resume({ ...purchase, revision: 3 });
    const late = await world.vozex.suspend({ ...purchase, revision: 2 });
    expect(late).toMatchObject({ errorClass: 'stale', code: 'stale_revision' });
    expect(answerIn(await world.vozex.status({ instanceKey: purchase.instance_key })).status).toBe('active');
  });
});

describe('cancelling', () => {
  it('ends the workspace, keeps its data for a while, and is the same done twice', async () => {
    const purchase = purchaseOf('leaving');
    await world.vozex.onboard(purchase);
    const cancel = {
      ...purchase,
      desired_state: 'cancelled' as const,
      cancel: { mode: 'immediate' as const, retention_days: 7 },
    };
    const answer = answerIn(await world.vozex.cancel({ ...cancel, revision: 2 }));
    expect(answer).toMatchObject({ status: 'cancelled', usable: false, expires_at: '2026-03-08T12:00:00.000Z' });
    expect(answerIn(await world.vozex.cancel({ ...cancel, revision: 3 }))).toMatchObject({ status: 'cancelled' });
    expect(await world.vozex.resume({ ...purchase, revision: 4 })).toMatchObject({ code: 'terminated', status: 410 });
    expect(await world.vozex.onboard({ ...purchase, revision: 5 })).toMatchObject({ code: 'terminated' });
  });

  it('purges on request: the name is free, the key stays taken', async () => {
    const purchase = purchaseOf('forget-me');
    const { external_reference: reference } = answerIn(await world.vozex.onboard(purchase));
    const purge = { ...purchase, revision: 2, cancel: { mode: 'purge' as const } };
    expect(answerIn(await world.vozex.cancel(purge))).toMatchObject({ status: 'purged', workspace_url: null });
    const status = answerIn(await world.vozex.status({ externalReference: reference }));
    expect(status).toMatchObject({ status: 'purged', external_customer_id: null });
    expect((await world.vozex.onboard(purchaseOf('forget-me'))).kind).toBe('done');
    expect(await world.vozex.onboard({ ...purchase, revision: 3 })).toMatchObject({ code: 'terminated' });
  });

  it('of an unknown instance keeps a late onboard from opening it', async () => {
    const purchase = purchaseOf('too-late');
    expect((await world.vozex.cancel({ ...purchase, revision: 2, reason: 'orphan' })).kind).toBe('not_found');
    expect(await world.vozex.onboard(purchase)).toMatchObject({ errorClass: 'stale' });
    expect(await tenantsOf(purchase.instance_key)).toHaveLength(0);
  });
});

describe('changing the plan', () => {
  const pro = { external_product_ref: 'point-of-sale', plan: 'pro' };

  it('goes up, and down as long as what is in use fits', async () => {
    const purchase = purchaseOf('growing');
    const { workspace_url: address } = answerIn(await world.vozex.onboard(purchase));
    const up = { ...purchase, revision: 2, product: pro };
    expect(answerIn(await world.vozex.upgrade({ ...up, dry_run: true })).plan).toBe('pro');
    expect(answerIn(await world.vozex.status({ instanceKey: purchase.instance_key })).plan).toBe('starter');
    expect(answerIn(await world.vozex.upgrade(up))).toMatchObject({ plan: 'pro', limits: { registers: 10 } });

    const browser = newBrowser(world.pos.url);
    await browser.open(address ?? '');
    expect((await browser.submits('/w/growing/registers', { name: 'Garden' })).status).toBe(200);
    const dry = await world.vozex.upgrade({ ...purchase, revision: 3, dry_run: true });
    expect(dry).toMatchObject({ errorClass: 'needs_customer', code: 'quota_below_usage' });
    const down = await world.vozex.upgrade({ ...purchase, revision: 3 });
    expect(down).toMatchObject({ errorClass: 'needs_customer', code: 'quota_below_usage' });
    expect(down).toMatchObject({ userMessage: expect.stringContaining('2 registers (1 allowed)') });
    expect(answerIn(await world.vozex.upgrade({ ...purchase, revision: 4, quantity: 2 }))).toMatchObject({
      plan: 'starter',
      limits: { registers: 2, products: 20 },
    });
  });
});

describe('who may ask', () => {
  it('nobody with a wrong signature, and nothing is opened', async () => {
    const purchase = purchaseOf('stranger');
    const stranger = world.clientOf({ auth: { mode: 'hmac', secrets: [newSigningSecret()] } });
    expect(await stranger.onboard(purchase)).toMatchObject({ errorClass: 'needs_operator', status: 401 });
    expect(await stranger.status({ instanceKey: purchase.instance_key })).toMatchObject({ status: 401 });
    expect(await tenantsOf(purchase.instance_key)).toHaveLength(0);
  });

  it('nobody whose request is meant for another provider', async () => {
    const purchase = purchaseOf('misdirected');
    const reply = await world.clientOf({ audience: 'invoicing' }).onboard(purchase);
    expect(reply).toMatchObject({ errorClass: 'needs_operator', code: 'audience_mismatch' });
    expect(await tenantsOf(purchase.instance_key)).toHaveLength(0);
  });

  it('nobody with a request of six minutes ago', async () => {
    const sixMinutesAgo = { now: () => new Date(world.time.now().getTime() - 360_000) };
    const reply = await world.clientOf({ clock: sixMinutesAgo }).onboard(purchaseOf('replayed'));
    expect(reply).toMatchObject({ errorClass: 'needs_operator', code: 'auth_failed' });
  });

  it('a service token, where one is agreed', async () => {
    const bearerToken = 'tok_0123456789abcdef';
    const other = await newWorld({ bearerToken });
    try {
      const vozex = other.clientOf({ auth: { mode: 'bearer', token: bearerToken } });
      expect((await vozex.onboard(purchaseOf('token'))).kind).toBe('done');
      expect((await other.vozex.onboard(purchaseOf('signed'))).kind).toBe('done');
      const wrong = other.clientOf({ auth: { mode: 'bearer', token: `${bearerToken}x` } });
      expect(await wrong.onboard(purchaseOf('wrong'))).toMatchObject({ status: 401 });
    } finally {
      await other.pos.close();
    }
  });
});

describe('capabilities', () => {
  it('publish the plans and the form of what a buyer chooses', async () => {
    const reply = await world.vozex.capabilities();
    expect(reply).toMatchObject({
      kind: 'capabilities',
      capabilities: {
        audience: 'point-of-sale',
        actions: ['onboard', 'suspend', 'resume', 'cancel', 'upgrade'],
        plans: [
          { plan: 'starter', create_parameters: { properties: { workspace_name: { minLength: 3, maxLength: 40 } } } },
          { plan: 'pro' },
        ],
        server_time: world.time.now().toISOString(),
      },
    });
  });
});

describe('a workspace that takes its time', () => {
  it('slowpoke is accepted at once and ready after 40 s, under the same id', async () => {
    const purchase = purchaseOf('slowpoke');
    const reply = await world.vozex.onboard(purchase);
    expect(reply).toMatchObject({ kind: 'accepted', lookAgainAfterSeconds: 5, exchange: { status: 202 } });
    const { external_reference: externalReference, operation } = answerIn(reply);
    expect(operation).toMatchObject({ status: 'running', progress: 0 });

    world.time.passes(39);
    const later = await world.vozex.status({ externalReference });
    expect(later).toMatchObject({ kind: 'accepted', lookAgainAfterSeconds: 1, answer: { status: 'provisioning' } });
    expect(answerIn(later).operation?.id).toBe(operation?.id);
    world.time.passes(1);
    const ready = await world.vozex.status({ externalReference });
    expect(ready).toMatchObject({ kind: 'done', answer: { status: 'active', usable: true } });
    expect(await tenantsOf(purchase.instance_key)).toHaveLength(1);
  });

  it('nobody-home answers 503 for ten minutes from its first request', async () => {
    const purchase = purchaseOf('nobody-home');
    const refused = { kind: 'refused', errorClass: 'retryable', code: 'unavailable', status: 503 };
    expect(await world.vozex.onboard(purchase)).toMatchObject({ ...refused, retryAfterSeconds: 60 });
    world.time.passes(599);
    expect(await world.vozex.onboard(purchase)).toMatchObject({ ...refused, retryAfterSeconds: 1 });
    world.time.passes(1);
    expect(await world.vozex.onboard(purchase)).toMatchObject({ kind: 'done', replayed: false });
  });
});

describe('the till after a suspension', () => {
  it('refuses sales and shows why, until it is resumed', async () => {
    const purchase = purchaseOf('late-payer');
    const { workspace_url: address } = answerIn(await world.vozex.onboard(purchase));
    const browser = newBrowser(world.pos.url);
    const { register, item } = tillIn((await browser.open(address ?? '')).text);
    const basket = { register, [item('Espresso')]: '2' };
    await browser.submits('/w/late-payer/sales', basket);

    await world.vozex.suspend({ ...purchase, revision: 2, reason: 'payment_failed' });
    const refused = await browser.submits('/w/late-payer/sales', basket);
    expect(refused.status).toBe(409);
    const page = (await browser.open('/w/late-payer')).text;
    expect(page).toContain('The last payment failed.');
    expect(page).toContain('2 × Espresso');
    expect(page).toContain('1 sale<');
    expect(page).not.toContain('Ring up');

    await world.vozex.resume({ ...purchase, revision: 3 });
    expect((await browser.submits('/w/late-payer/sales', basket)).text).toContain('2 sales');
  });
});
