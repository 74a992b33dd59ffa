import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPrice } from '../../catalog/create-price.ts';
import { createProduct } from '../../catalog/create-product.ts';
import { moveProduct } from '../../catalog/move-product.ts';
import { readProduct } from '../../catalog/read-product.ts';
import { replacePrice } from '../../catalog/replace-price.ts';
import { license, MASTER_KEY, monthly, operator, price, renewable } from '../../catalog/test-shop.ts';
import { resealColumn } from '../../kernel/reseal.ts';
import { openSeal } from '../../kernel/seal.ts';
import { checkGateways } from './check-gateways.ts';
import { loadGatewayWebhooks, sealedWebhookSecrets } from './gateway-webhooks.ts';
import { lastGatewayChecks } from './last-checks.ts';
import { listGateways } from './list-gateways.ts';
import { makeMapping } from './make-mapping.ts';
import { registerGatewayWebhook } from './register-webhook.ts';
import { FINE, openTestDesk, type TestDesk } from './test-desk.ts';
import { testGateway } from './test-gateway.ts';
import { GatewayView, TestAnswer, testAnswer } from './views.ts';
import { isPublicAddress } from './webhook-url.ts';

const BOTH = { enabled_payment_gateways: ['dodo' as const, 'paypal' as const] };
const PUBLIC = { publicUrl: 'https://shop.vozex.com' };
const yearly = (change: Parameters<typeof monthly>[0] = {}) =>
  monthly({ name: 'Yearly', amount_minor: 19_000, billing_interval: 'year', ...change });

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});

async function drafts(product = license(BOTH), prices = [price({ mappings: { dodo: { product_id: 'pdt_1' } } })]) {
  const { id } = await createProduct(desk, operator, product);
  const made = [];
  for (const one of prices) made.push(await createPrice(desk, operator, id, one));
  return { id, prices: made };
}

async function publishes(product?: Parameters<typeof drafts>[0], prices?: Parameters<typeof drafts>[1]) {
  const made = await drafts(product, prices);
  await moveProduct(desk, operator, made.id, 'published');
  return made;
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'not refused',
    (error: { code?: string }) => error.code ?? String(error),
  );

const audited = async (action: string) => {
  const rows = await desk.db.read.selectFrom('audit_log').selectAll().where('action', '=', action).execute();
  return rows.map(({ actor, subject }) => `${actor} ${subject}`);
};

describe('testing a gateway', () => {
  it('says that it works, and asks it about the address where it should deliver', async () => {
    const answer = TestAnswer.parse(testAnswer(await testGateway(desk, 'dodo', undefined)));
    expect(answer).toMatchObject({ ok: true, detail: 'The key is accepted.' });
    expect(desk.dodo.checked).toEqual(['https://shop.test/webhooks/dodo']);
    expect(await codeOf(testGateway(desk, 'dodo', desk.newId('product')))).toBe('PRODUCT_UNKNOWN');
  });

  it('compares each active price of a draft that must be known there', async () => {
    const { id, prices } = await drafts(license(BOTH), [
      price({ mappings: { dodo: { product_id: 'pdt_1' } } }),
      price({ name: 'Unmapped' }),
      price({ name: 'Parked', active: false, mappings: { dodo: { product_id: 'pdt_2' } } }),
      price({ name: 'Free', amount_minor: 0 }),
    ]);
    desk.dodo.saysOf = () => [{ check: 'price', level: 'warning', detail: 'Dodo would deliver it a second time.' }];
    const answer = testAnswer(await testGateway(desk, 'dodo', id));
    expect(desk.dodo.asked.map(({ price: one }) => one.priceName)).toEqual(['Standard']);
    expect(answer).toMatchObject({ ok: false, detail: '"Invoice Kit: Unmapped" has no product_id at Dodo Payments.' });
    expect(answer.checks.filter(({ check }) => check === 'price')).toMatchObject([
      { level: 'warning', price_id: prices[0]!.id, detail: expect.stringContaining('Invoice Kit: Standard') },
      { level: 'error', price_id: prices[1]!.id, fix: expect.stringContaining('product_id') },
    ]);
  });

  it('tells the gateway the trial as it is sold', async () => {
    const product = renewable({ supports_trial: true, trial_days: 14 });
    const { id } = await drafts(product, [monthly({ mappings: { paypal: { plan_id: 'P-1' } } })]);
    await testGateway(desk, 'paypal', id);
    expect(desk.paypal.asked[0]?.price).toMatchObject({
      mapping: { plan_id: 'P-1' },
      recurring: { interval: 'month', intervalCount: 1, trialDays: 14 },
    });
  });

  it('asks about no price where the product is not sold, or where prices are told anew with each order', async () => {
    const elsewhere = await drafts(license({ slug: 'elsewhere' }));
    await testGateway(desk, 'dodo', elsewhere.id);
    const oneTime = await drafts();
    expect(testAnswer(await testGateway(desk, 'paypal', oneTime.id)).ok).toBe(true);
    expect([...desk.dodo.asked, ...desk.paypal.asked]).toEqual([]);
  });

  it('does not go on to prices when the credentials are refused', async () => {
    const { id } = await drafts();
    desk.dodo.says = [{ check: 'credentials', level: 'error', detail: 'The key is refused.' }];
    const answer = testAnswer(await testGateway(desk, 'dodo', id));
    expect(answer).toMatchObject({ ok: false, detail: 'The key is refused.' });
    expect(desk.dodo.asked).toEqual([]);
  });

  it('stops when the gateway stops answering, and says so', async () => {
    const { id } = await drafts(license(BOTH), [
      price({ mappings: { dodo: { product_id: 'pdt_1' } } }),
      price({ name: 'Site', mappings: { dodo: { product_id: 'pdt_2' } } }),
    ]);
    desk.dodo.answers = 'nothing';
    const answer = testAnswer(await testGateway(desk, 'dodo', id));
    expect(desk.dodo.asked).toHaveLength(1);
    expect(answer.detail).toBe('Dodo Payments stopped answering; not every price was compared.');
  });

  it('is refused for a gateway that is not configured', async () => {
    desk.describes[0]!.configured = false;
    expect(await codeOf(testGateway(desk, 'dodo', undefined))).toBe('GATEWAY_NOT_CONFIGURED');
  });
});

describe('play money', () => {
  const modeOf = async (app: Parameters<typeof testGateway>[0]) =>
    (await testGateway(app, 'dodo', undefined)).findings.filter(({ check }) => check === 'mode');

  it('is warned of, once, when products are for sale at a public address', async () => {
    desk.describes[0]!.test_mode = true;
    const { id } = await drafts();
    const open = desk.anotherProcess(PUBLIC);
    expect(await modeOf(open)).toMatchObject([{ level: 'ok' }]);
    await moveProduct(desk, operator, id, 'published');
    expect(await modeOf(open)).toMatchObject([
      { level: 'warning', detail: expect.stringContaining('"Invoice Kit" is for sale at https://shop.vozex.com') },
    ]);
    desk.describes[0]!.test_mode = false;
    expect(await modeOf(open)).toMatchObject([{ level: 'ok' }]);
  });

  it('is right in a shop that nobody reaches', async () => {
    desk.describes[0]!.test_mode = true;
    await publishes();
    expect(await modeOf(desk)).toMatchObject([{ level: 'ok' }]);
  });

  it.each([
    ['https://shop.vozex.com', true],
    ['https://shop.vozex.com./webhooks/dodo', true],
    ['https://93.184.216.34', true],
    ['https://[2606:2800:220:1::1]', true],
    ['http://shop.vozex.com', false],
    ['https://localhost:4000', false],
    ['https://shop.localhost', false],
    ['https://shop.test', false],
    ['https://printer', false],
    ['https://192.168.1.10', false],
    ['https://[::1]', false],
    ['https://[::ffff:10.0.0.1]', false],
    ['nowhere', false],
  ])('takes %s for public: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected);
  });
});

describe('the check that runs by itself', () => {
  const problem = { check: 'price', level: 'warning', detail: 'an entitlement of its own' } as const;

  it('remembers, counts and logs what is not well, of every configured gateway', async () => {
    const { prices } = await publishes();
    desk.describes[1]!.configured = false;
    desk.dodo.says = [...FINE, { check: 'webhook_secret', level: 'warning', detail: 'is being rotated' }];
    desk.dodo.saysOf = () => [problem];
    await checkGateways(desk);
    const [dodo, ...others] = lastGatewayChecks(desk);
    expect(others).toEqual([]);
    expect(dodo?.findings.filter(({ level }) => level !== 'ok')).toMatchObject([
      { check: 'webhook_secret', priceId: null },
      { check: 'price', priceId: prices[0]!.id },
    ]);
    expect(await desk.metric('dodo', 'webhook_secret')).toBe(1);
    expect(await desk.metric('dodo', 'credentials')).toBe(0);
    expect(desk.logged.map(({ fields }) => [fields.check, fields.price_id])).toEqual([
      ['webhook_secret', null],
      ['price', prices[0]!.id],
    ]);
    expect(lastGatewayChecks(desk.anotherProcess())).toEqual([]);
  });

  it('is corrected by a test of what was mended, and not clouded by tests of drafts', async () => {
    const sold = await publishes();
    const draft = await drafts(license({ ...BOTH, slug: 'draft' }));
    desk.dodo.saysOf = () => [problem];
    await checkGateways(desk);
    await testGateway(desk, 'dodo', draft.id);
    expect(await desk.metric('dodo', 'price')).toBe(1);
    desk.dodo.saysOf = () => [];
    desk.passes(60);
    await testGateway(desk, 'dodo', sold.id);
    expect(await desk.metric('dodo', 'price')).toBe(0);
  });

  it('keeps what it knows of prices while the gateway does not answer', async () => {
    await publishes();
    desk.dodo.saysOf = () => [problem];
    await checkGateways(desk);
    desk.dodo.answers = 'nothing';
    desk.passes(3_600);
    await checkGateways(desk);
    expect(lastGatewayChecks(desk)[0]?.findings.map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([
        'Dodo Payments stopped answering; not every price was compared.',
        expect.stringContaining('an entitlement of its own'),
      ]),
    );
  });

  it('comes by every price in turn, and forgets what is not for sale any more', async () => {
    const many = Array.from({ length: 70 }, (_, n) =>
      price({ name: `Size ${n}`, mappings: { dodo: { product_id: `pdt_${n}` } } }),
    );
    const { prices } = await publishes(license(BOTH), many);
    desk.dodo.saysOf = () => [problem];
    await checkGateways(desk);
    expect(desk.dodo.asked).toHaveLength(60);
    await checkGateways(desk);
    expect(new Set(desk.dodo.asked.map(({ price: one }) => one.priceId)).size).toBe(70);
    expect(await desk.metric('dodo', 'price')).toBe(70);
    desk.passes(3_600);
    await replacePrice(desk, operator, prices[0]!.id, { ...many[0]!, active: false });
    await checkGateways(desk);
    await checkGateways(desk);
    expect(await desk.metric('dodo', 'price')).toBe(69);
  });
});

describe('the list of gateways', () => {
  it('says of each how it is set up, and what its newest check found', async () => {
    desk.describes[1]!.configured = false;
    await registerGatewayWebhook(desk.anotherProcess(PUBLIC), operator, 'dodo');
    await testGateway(desk, 'dodo', undefined);
    const items = (await listGateways(desk.anotherProcess(PUBLIC))).map((item) => GatewayView.parse(item));
    expect(items).toMatchObject([
      {
        gateway: 'dodo',
        mapping_fields: ['product_id'],
        capabilities: { cancel_at_period_end: 'native' },
        webhook: { url: 'https://shop.vozex.com/webhooks/dodo', registered: true },
        last_check: null,
      },
      {
        gateway: 'paypal',
        mapping_fields: ['product_id', 'plan_id'],
        capabilities: null,
        webhook: { registered: false },
      },
    ]);
    expect((await listGateways(desk))[0]).toMatchObject({
      webhook: { registered: false },
      last_check: { checks: [{ check: 'credentials', fix: null }, { check: 'mode' }] },
    });
  });
});

describe('registering a webhook', () => {
  const register = (app: Parameters<typeof registerGatewayWebhook>[0], key: 'dodo' | 'paypal' = 'dodo') =>
    registerGatewayWebhook(app, operator, key);
  const stored = () => desk.db.read.selectFrom('gateway_webhooks').selectAll().execute();

  it('stores its secret sealed, accepts what it delivers, and writes down who did it', async () => {
    const shop = desk.anotherProcess(PUBLIC);
    expect(await register(shop)).toEqual({
      gateway: 'dodo',
      endpointId: 'end_1',
      url: 'https://shop.vozex.com/webhooks/dodo',
    });
    expect(shop.trusts).toEqual(['dodo end_1 whsec_first']);
    expect(JSON.stringify(await stored())).not.toContain('whsec_first');
    expect(await audited('payments.webhook_registered')).toEqual(['operator:olga dodo']);
    await register(shop, 'paypal');
    expect(shop.trusts).toContain('paypal end_1 null');
  });

  it('takes over what is registered: asked again, nothing changes', async () => {
    const shop = desk.anotherProcess(PUBLIC);
    await register(shop);
    const before = await stored();
    await register(shop);
    expect(await stored()).toEqual(before);
    expect(shop.trusts).toHaveLength(1);
    expect(await audited('payments.webhook_registered')).toHaveLength(1);
  });

  it('learns a secret that was changed at the gateway', async () => {
    const shop = desk.anotherProcess(PUBLIC);
    await register(shop);
    desk.dodo.endpoints.get('https://shop.vozex.com/webhooks/dodo')!.secret = 'whsec_second';
    await register(shop);
    expect(shop.trusts).toEqual(['dodo end_1 whsec_first', 'dodo end_1 whsec_second']);
    expect(await stored()).toHaveLength(1);
  });

  it.each(['http://shop.vozex.com', 'https://localhost:4000'])(
    'is refused for a live gateway at %s',
    async (publicUrl) => {
      expect(await codeOf(register(desk.anotherProcess({ publicUrl })))).toBe('WEBHOOK_URL_NOT_PUBLIC');
      expect(desk.dodo.endpoints.size).toBe(0);
    },
  );

  it('works anywhere with a gateway in test mode', async () => {
    desk.describes[0]!.test_mode = true;
    const shop = desk.anotherProcess({ publicUrl: 'http://localhost:4000' });
    expect(await register(shop)).toMatchObject({ url: 'http://localhost:4000/webhooks/dodo' });
  });

  it('stores nothing when the gateway refuses', async () => {
    desk.dodo.answers = 'no';
    expect(await codeOf(register(desk.anotherProcess(PUBLIC)))).toBe('GATEWAY_REFUSED');
    expect(await stored()).toEqual([]);
  });
});

describe('webhooks that another process registered', () => {
  beforeEach(async () => {
    await registerGatewayWebhook(desk.anotherProcess(PUBLIC), operator, 'dodo');
    await registerGatewayWebhook(desk.anotherProcess(PUBLIC), operator, 'paypal');
  });

  it('are learned from the database, each once', async () => {
    const late = desk.anotherProcess(PUBLIC);
    await loadGatewayWebhooks(late);
    await loadGatewayWebhooks(late);
    expect(late.trusts).toEqual(['dodo end_1 whsec_first', 'paypal end_1 null']);
  });

  it('do not stand in the way where a gateway is not configured any more', async () => {
    desk.describes[0]!.configured = false;
    const late = desk.anotherProcess(PUBLIC);
    await loadGatewayWebhooks(late);
    expect(late.trusts).toEqual(['paypal end_1 null']);
  });

  it('whose master key is gone are logged, and the others still count', async () => {
    const late = desk.anotherProcess({ ...PUBLIC, seal: openSeal([randomBytes(32).toString('base64')]) });
    await loadGatewayWebhooks(late);
    await loadGatewayWebhooks(late);
    expect(late.trusts).toEqual(['paypal end_1 null']);
    expect(late.logged.filter(({ event }) => event === 'payments.webhook_secret_unopened')).toHaveLength(1);
  });

  it('are put under a new master key, after which the old one is not needed for them', async () => {
    const newKey = randomBytes(32).toString('base64');
    const rotating = desk.anotherProcess({ ...PUBLIC, seal: openSeal([newKey, MASTER_KEY]) });
    expect(await resealColumn(rotating, sealedWebhookSecrets)).toEqual({ resealed: 1, unopened: [] });
    expect(await resealColumn(rotating, sealedWebhookSecrets)).toEqual({ resealed: 0, unopened: [] });
    const late = desk.anotherProcess({ ...PUBLIC, seal: openSeal([newKey]) });
    await loadGatewayWebhooks(late);
    expect(late.trusts).toContain('dodo end_1 whsec_first');
    const unopened = ['gateway_webhooks dodo end_1'];
    expect(await resealColumn(desk, sealedWebhookSecrets)).toEqual({ resealed: 0, unopened });
  });
});

describe('having a mapping made', () => {
  it('writes what the gateway made into the price of a published product, once', async () => {
    const { id, prices } = await publishes(renewable({ ...BOTH, default_payment_gateway: 'dodo' }), [
      monthly({ mappings: { dodo: { product_id: 'pdt_1' }, paypal: { plan_id: 'P-1' } } }),
    ]);
    const later = await createPrice(desk, operator, id, yearly({ active: false }));
    const made = await makeMapping(desk, operator, later.id, 'paypal');
    expect(made.mappings).toEqual({ paypal: { product_id: 'product_1', plan_id: 'plan_1' } });
    expect(await makeMapping(desk, operator, later.id, 'paypal')).toEqual(made);
    expect(desk.paypal.asked).toHaveLength(1);
    expect(await audited('catalog.mapping_made')).toEqual([`operator:olga ${later.id}`]);
    expect((await makeMapping(desk, operator, prices[0]!.id, 'paypal')).mappings.paypal).toEqual({ plan_id: 'P-1' });
    expect(desk.paypal.asked).toHaveLength(1);
  });

  it('puts all plans of a product under one product of the gateway, so that it can be published', async () => {
    const { id, prices } = await drafts(renewable(), [monthly(), yearly()]);
    for (const { id: priceId } of prices) await makeMapping(desk, operator, priceId, 'paypal');
    expect(desk.paypal.asked.map(({ price: one }) => one.mapping)).toEqual([{}, { product_id: 'product_1' }]);
    expect(await moveProduct(desk, operator, id, 'published')).toMatchObject({ status: 'published' });
  });

  it('is refused where nothing is needed, and for prices nobody knows', async () => {
    const { prices } = await drafts();
    expect(await codeOf(makeMapping(desk, operator, prices[0]!.id, 'paypal'))).toBe('MAPPING_NOT_NEEDED');
    expect(await codeOf(makeMapping(desk, operator, desk.newId('price'), 'dodo'))).toBe('PRICE_UNKNOWN');
  });

  it('stores nothing when the gateway refuses, or the price became another one meanwhile', async () => {
    const { id, prices } = await drafts(license(BOTH), [price()]);
    const make = () => codeOf(makeMapping(desk, operator, prices[0]!.id, 'dodo'));
    desk.dodo.answers = 'no';
    expect(await make()).toBe('GATEWAY_REFUSED');
    desk.dodo.answers = 'well';
    desk.dodo.meanwhile = async () => {
      await replacePrice(desk, operator, prices[0]!.id, price({ amount_minor: 9_900 }));
    };
    expect(await make()).toBe('REVISION_CONFLICT');
    expect((await readProduct(desk, id)).prices[0]?.mappings).toEqual({});
  });
});
