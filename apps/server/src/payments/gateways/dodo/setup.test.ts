import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import type { PriceToMap } from '../../gateway-setup.ts';
import { openGateways } from '../../open-gateways.ts';
import { quiet } from '../test-street.ts';
import { NEEDED_EVENTS } from './needed-events.ts';
import { type DodoAnswers, listed, OLD_SECRET, ok, openTestDodo, refusal, SECRET, type TestDodo } from './test-dodo.ts';

const URL_OF_SHOP = 'https://shop.test/api/webhooks/dodo';

let dodo: TestDodo;
const open = async (answers: DodoAnswers) => {
  dodo = await openTestDodo(answers);
  return dodo.gateway.setup;
};
afterEach(async () => {
  expect(dodo.violations()).toEqual([]);
  await dodo.close();
});

const endpoint = (change: object = {}) => ({
  id: 'ep_1',
  url: URL_OF_SHOP,
  disabled: false,
  filter_types: null,
  ...change,
});
const endpoints = (...data: object[]) => ok({ data, done: true, iterator: null });
const shop = (change: DodoAnswers = {}): DodoAnswers => ({
  'GET /products': ok({ items: [] }),
  'GET /webhooks': endpoints(endpoint({ id: 'ep_0', url: 'https://other.test' }), endpoint()),
  'GET /webhooks/ep_1/secret': ok({ secret: SECRET }),
  ...change,
});

describe('the check of the setup', () => {
  const levels = async (answers: DodoAnswers, url = URL_OF_SHOP) => {
    const checks = await (await open(answers)).check(url);
    for (const { level, fix } of checks) expect(fix === undefined).toBe(level === 'ok');
    return Object.fromEntries(checks.map(({ check, level }) => [check, level]));
  };

  it('finds nothing where everything is well', async () => {
    expect(await levels(shop())).toEqual({
      credentials: 'ok',
      mode: 'ok',
      webhook_endpoint: 'ok',
      webhook_secret: 'ok',
      webhook_events: 'ok',
    });
  });

  it('goes no further than credentials that are refused', async () => {
    expect(await levels({ 'GET /products': refusal(401, 'UNAUTHORIZED') })).toEqual({
      credentials: 'error',
      mode: 'ok',
    });
  });

  it('misses an endpoint that is not there, is switched off, or is on a later page', async () => {
    expect(await levels(shop({ 'GET /webhooks': endpoints() }))).toMatchObject({ webhook_endpoint: 'error' });
    await dodo.close();
    const off = shop({ 'GET /webhooks': endpoints(endpoint({ disabled: true })) });
    expect(await levels(off)).toMatchObject({ webhook_endpoint: 'error' });
    await dodo.close();
    const pages: DodoAnswers = {
      'GET /webhooks': ({ query }) =>
        query.iterator === 'next'
          ? endpoints(endpoint())
          : ok({ data: [endpoint({ id: 'ep_0', url: 'https://other.test' })], done: false, iterator: 'next' }),
    };
    expect(await levels(shop(pages))).toMatchObject({ webhook_endpoint: 'ok' });
  });

  it.each([
    [SECRET, 'ok'],
    [SECRET.replace('whsec_', ''), 'ok'],
    [OLD_SECRET, 'warning'],
    ['whsec_bm90IG91cnMgYXQgYWxsLCByZWFsbHk=', 'error'],
  ])('compares the secret in use with ours (%#)', async (secret, level) => {
    const answers = shop({ 'GET /webhooks/ep_1/secret': ok({ secret }) });
    expect(await levels(answers)).toMatchObject({ webhook_secret: level });
  });

  it('says what it may not read, and still finishes', async () => {
    const answers = shop({ 'GET /webhooks/ep_1/secret': refusal(403, 'FORBIDDEN') });
    expect(await levels(answers)).toMatchObject({ webhook_secret: 'error', webhook_events: 'ok' });
  });

  it('names the events that are filtered out', async () => {
    const filter_types = NEEDED_EVENTS.filter((type) => type !== 'refund.succeeded');
    const setup = await open(shop({ 'GET /webhooks': endpoints(endpoint({ filter_types })) }));
    const found = (await setup.check(URL_OF_SHOP)).find(({ check }) => check === 'webhook_events');
    expect(found).toMatchObject({ level: 'error', detail: expect.stringContaining('refund.succeeded') });
    expect(found?.detail).not.toContain('refund.failed');
  });

  it('warns of play money in a public shop', async () => {
    expect(await levels(shop(), 'https://shop.example.com/webhooks/dodo')).toMatchObject({ mode: 'warning' });
    const { setup } = openGateways(
      quiet,
      { baseUrl: 'http://127.0.0.1:9', apiKey: 'k', webhookSecrets: [SECRET] },
      undefined,
    ).of('dodo');
    expect(
      (await setup.check('http://localhost:3000/webhooks/dodo')).map(({ check, level }) => [check, level]),
    ).toEqual([
      ['credentials', 'error'],
      ['mode', 'ok'],
    ]);
  });
});

describe('registering the webhook', () => {
  it('makes one endpoint for every event we act on', async () => {
    const setup = await open(shop({ 'GET /webhooks': endpoints(), 'POST /webhooks': ok(endpoint()) }));
    expect(await setup.registerWebhook(URL_OF_SHOP)).toEqual({ endpointId: 'ep_1', secret: SECRET });
    expect(dodo.calls('POST').map(({ body }) => body)).toEqual([
      { url: URL_OF_SHOP, description: 'VOZEX', filter_types: NEEDED_EVENTS },
    ]);
  });

  it('takes over the one there is: untouched when it is well, put right when it is not', async () => {
    const setup = await open(
      shop({
        'GET /webhooks': [
          endpoints(endpoint()),
          endpoints(endpoint({ disabled: true, filter_types: ['payout.success', 'payment.succeeded'] })),
        ],
        'PATCH /webhooks/ep_1': ok(endpoint()),
      }),
    );
    expect(await setup.registerWebhook(`${URL_OF_SHOP}/`)).toEqual({ endpointId: 'ep_1', secret: SECRET });
    expect(dodo.calls().filter(({ method }) => method !== 'GET')).toEqual([]);
    await setup.registerWebhook(URL_OF_SHOP);
    const [change] = dodo.calls('PATCH');
    expect(change?.body).toMatchObject({ disabled: false });
    const types = (change?.body as { filter_types: string[] } | undefined)?.filter_types ?? []; // because we wrote it
    expect([...types].sort()).toEqual(['payout.success', ...NEEDED_EVENTS].sort());
    expect(dodo.calls('POST')).toEqual([]);
  });

  it('is refused in our words', async () => {
    const limit = refusal(422, 'WEBHOOK_LIMIT_REACHED');
    const setup = await open(shop({ 'GET /webhooks': endpoints(), 'POST /webhooks': limit }));
    await expect(setup.registerWebhook(URL_OF_SHOP)).rejects.toMatchObject({ code: 'GATEWAY_REFUSED' });
  });

  it('makes deliveries of the new endpoint accepted from then on, beside those of the old', async () => {
    const secret = 'whsec_bWFkZSBieSByZWdpc3RlcmluZyBhbmV3';
    const setup = await open(shop({ 'GET /webhooks/ep_1/secret': ok({ secret }) }));
    const signed = (key: string) => {
      const rawBody = Buffer.from('{"type":"payment.succeeded"}');
      const at = quiet.clock.now();
      return dodo.gateway.verifyWebhook({
        rawBody,
        headers: {
          'webhook-id': 'msg_1',
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': new Webhook(key).sign('msg_1', at, rawBody),
        },
      });
    };
    await expect(signed(secret)).rejects.toMatchObject({ result: 'bad_signature' });
    setup.trustWebhook(await setup.registerWebhook(URL_OF_SHOP));
    expect(await signed(secret)).toMatchObject({ deliveryId: 'msg_1' });
    expect(await signed(OLD_SECRET)).toMatchObject({ deliveryId: 'msg_1' });
    const checks = await setup.check(URL_OF_SHOP);
    expect(checks).toContainEqual(expect.objectContaining({ check: 'webhook_secret', level: 'ok' }));
  });
});

describe('a price and its product', () => {
  const MONTHLY: PriceToMap = {
    priceId: 'pri_1',
    productName: 'Point of Sale',
    priceName: 'Monthly',
    amountMinor: 2_900,
    currency: 'EUR',
    recurring: { interval: 'month', intervalCount: 1, trialDays: 14 },
    mapping: { product_id: 'pdt_1' },
  };
  const terms = (change: object = {}) => ({
    type: 'recurring_price',
    price: 2_900,
    currency: 'EUR',
    discount: 0,
    purchasing_power_parity: false,
    payment_frequency_count: 1,
    payment_frequency_interval: 'Month',
    subscription_period_count: 10,
    subscription_period_interval: 'Year',
    trial_period_days: 14,
    ...change,
  });
  const product = (price: object, change: object = {}) => ({
    product_id: 'pdt_1',
    price,
    license_key_enabled: false,
    entitlements: [],
    metadata: {},
    ...change,
  });
  const found = async (answer: object, price: PriceToMap = MONTHLY) => {
    const setup = await open({ 'GET /products/pdt_1': ok(answer) });
    return (await setup.checkPrice(price)).map(({ level, detail }) => `${level}: ${detail}`);
  };

  it('fit when everything is the same', async () => {
    expect(await found(product(terms()))).toEqual(['ok: Dodo sells pdt_1 on the same terms.']);
  });

  it('fit when the same time is only called otherwise', async () => {
    const yearly = { ...MONTHLY, recurring: { interval: 'year' as const, intervalCount: 1, trialDays: 14 } };
    const twelve = terms({ payment_frequency_count: 12 });
    expect(await found(product(twelve), yearly)).toEqual([expect.stringMatching(/^ok/)]);
  });

  it.each([
    ['another amount', { price: 2_901 }, /^error: .*2901 EUR/],
    ['another currency', { currency: 'USD' }, /^error: .*2900 USD/],
    ['a discount', { discount_bps: 50 }, /^error: .*discount/],
    ['another rhythm', { payment_frequency_interval: 'Year' }, /^error: .*1 year/],
    ['another trial', { trial_period_days: 7 }, /^warning: .*7 days/],
    ['a trial that costs', { trial_amount: 100 }, /^error: .*trial/],
    ['an end', { subscription_period_count: 1, subscription_period_interval: 'Month' }, /^warning: .*1 month/],
    ['parity', { purchasing_power_parity: true }, /^warning: .*countries/],
    ['a one-time product', { type: 'one_time_price' }, /^error: .*once/],
  ])('differ by %s', async (_what, change, text) => {
    expect(await found(product(terms(change)))).toEqual([expect.stringMatching(text)]);
  });

  it('differ where a one-time buyer chooses the amount', async () => {
    const once = { ...MONTHLY, recurring: null };
    const price = { type: 'one_time_price', price: 2_900, currency: 'EUR', discount: 0, pay_what_you_want: true };
    expect(await found(product(price), once)).toEqual([expect.stringMatching(/^error: .*choose/)]);
  });

  it('warn of what Dodo would deliver a second time', async () => {
    const change = {
      license_key_enabled: true,
      entitlements: [{ id: 'ent_1', name: 'Download', integration_type: 'digital_files' }],
      digital_product_delivery: { external_url: 'https://files.test' },
    };
    const [warning] = await found(product(terms(), change));
    expect(warning).toMatch(/^warning: .*"Download", a license key, digital files.*second time/);
  });

  it('are an error without a product, with one that is not there, and with one that cannot be read', async () => {
    const setup = await open({ 'GET /products/pdt_1': refusal(401, 'UNAUTHORIZED') });
    for (const mapping of [{}, { product_id: 'pdt_none' }, { product_id: 'pdt_1' }]) {
      expect(await setup.checkPrice({ ...MONTHLY, mapping })).toMatchObject([{ check: 'price', level: 'error' }]);
    }
  });

  it('are brought together by making the product once, for a subscription that ends when it is cancelled', async () => {
    const made: object[] = [];
    const setup = await open({
      'GET /products': (call) => listed(made)(call),
      'GET /products/pdt_1': () => ok(made[0]),
      'POST /products': ({ body }) => {
        made.push({ ...product({}), ...(body as object) }); // because it is a product
        return 'hang_up';
      },
    });
    const price = { ...MONTHLY, mapping: {} };
    await expect(setup.makeMapping(price)).rejects.toMatchObject({ code: 'GATEWAY_UNAVAILABLE' });
    expect(await setup.makeMapping(price)).toEqual({ product_id: 'pdt_1' });
    expect(dodo.calls('POST').map(({ body }) => body)).toEqual([
      {
        name: 'Point of Sale: Monthly',
        price: terms(),
        tax_category: 'saas',
        metadata: { vozex_price_id: 'pri_1' },
      },
    ]);
    expect(await setup.checkPrice({ ...price, mapping: { product_id: 'pdt_1' } })).toMatchObject([{ level: 'ok' }]);
  });

  it('are brought together anew where the product found was changed meanwhile', async () => {
    const changed = product(terms({ price: 1 }), { metadata: { vozex_price_id: 'pri_1' } });
    const setup = await open({
      'GET /products': listed([product(terms()), changed]),
      'GET /products/pdt_1': ok(changed),
      'POST /products': ok({ product_id: 'pdt_2' }),
    });
    expect(await setup.makeMapping({ ...MONTHLY, recurring: null })).toEqual({ product_id: 'pdt_2' });
    expect(dodo.calls('POST')[0]?.body).toMatchObject({
      price: { type: 'one_time_price', price: 2_900, currency: 'EUR' },
      tax_category: 'digital_products',
    });
  });
});
