import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PaymentGateway } from '../../gateway.ts';
import type { PriceToMap } from '../../gateway-setup.ts';
import { openGateways } from '../../open-gateways.ts';
import { checkoutOrder, openTestStreet, quiet, type TestStreet } from '../test-street.ts';
import { checkSetup } from './check-setup.ts';
import { NEEDED_EVENTS } from './setup-webhook.ts';

const URL_OF_SHOP = 'https://shop.test/webhooks/paypal';

describe('what an operator does with PayPal', () => {
  let street: TestStreet;
  beforeEach(async () => {
    street = await openTestStreet();
    street.sandbox.setWebhookUrls({ paypal: URL_OF_SHOP });
  });
  afterEach(async () => {
    expect(street.sandbox.violations()).toEqual([]);
    await street.close();
  });

  const open = (change: object = {}, now = new Date()): PaymentGateway => {
    const { paypal } = street.sandbox;
    const settings = { ...paypal, extraRootsPem: paypal.caPem, ...change };
    return openGateways({ ...quiet, clock: { now: () => now } }, undefined, settings).of('paypal');
  };
  /** A call with the shop's own credentials, past our gateway. */
  const call = async (method: string, path: string, body?: object) => {
    const { baseUrl, clientId, clientSecret } = street.sandbox.paypal;
    const token = await fetch(`${baseUrl}/v1/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token } = (await token.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${baseUrl}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? {} : ((await answer.json()) as Record<string, unknown>);
  };
  const levels = async (gateway: PaymentGateway, url = URL_OF_SHOP) =>
    Object.fromEntries((await gateway.setup.check(url)).map(({ check, level }) => [check, level]));

  describe('to prove that it works', () => {
    const WELL = {
      credentials: 'ok',
      mode: 'ok',
      webhook_endpoint: 'ok',
      webhook_events: 'ok',
      certificate: 'ok',
    };

    it('finds all of it well', async () => {
      expect(await levels(open())).toEqual(WELL);
    });

    it('finds a webhook that goes elsewhere, or has an id we do not check with', async () => {
      const elsewhere = { ...WELL, webhook_endpoint: 'error', webhook_events: undefined };
      expect(await levels(open(), 'https://other.test/webhooks/paypal')).toEqual(elsewhere);
      const [stranger] = (await open({ webhookId: '8PT597110X687430L' }).setup.check(URL_OF_SHOP)).filter(
        ({ check }) => check === 'webhook_endpoint',
      );
      expect(stranger).toMatchObject({ level: 'error', fix: expect.stringContaining(street.sandbox.paypal.webhookId) });
    });

    it('finds events that the webhook does not get', async () => {
      const path = `/v1/notifications/webhooks/${street.sandbox.paypal.webhookId}`;
      const choose = (names: string[]) =>
        call('PATCH', path, [{ op: 'replace', path: '/event_types', value: names.map((name) => ({ name })) }]);
      await choose(NEEDED_EVENTS);
      expect(await levels(open())).toEqual(WELL);
      await choose(NEEDED_EVENTS.filter((name) => name !== 'PAYMENT.SALE.COMPLETED'));
      const events = (await open().setup.check(URL_OF_SHOP)).find(({ check }) => check === 'webhook_events');
      expect(events).toMatchObject({ level: 'error', detail: expect.stringContaining('PAYMENT.SALE.COMPLETED') });
      expect(events?.detail).not.toContain('DISPUTE');
    });

    it('warns of play money in a public shop', async () => {
      expect(await levels(open(), 'https://shop.example.com/webhooks/paypal')).toMatchObject({ mode: 'warning' });
    });

    it.each([
      ['2028-08-01', 'ok'],
      ['2028-09-01', 'warning'],
      ['2028-10-23', 'error'],
    ])('says in time that the chain of 2028 ends: on %s it is %s', async (today, level) => {
      expect(await levels(open({}, new Date(today)))).toMatchObject({ certificate: level });
    });

    it.each([
      ['2026-06-01', 'ok'],
      ['2026-04-10', 'warning'],
      ['2026-02-28', 'error'],
    ])('says in time that the certificate seen last ends: on %s it is %s', async (end, level) => {
      const checks = await checkSetup(
        {
          client: { call: unreachable, send: unreachable },
          baseUrl: street.sandbox.paypal.baseUrl,
          verifier: {
            ...believesNobody,
            certificatesEnd: () => ({ bundled: new Date('2028-10-22'), seen: new Date(end) }),
          },
          clock: { now: () => new Date('2026-03-01') },
        },
        URL_OF_SHOP,
      );
      expect(checks).toContainEqual(expect.objectContaining({ check: 'certificate', level }));
      expect(checks.find(({ check }) => check === 'certificate')?.detail).toContain(end);
    });
  });

  describe('to register the webhook', () => {
    it('makes one for every event, and takes it over when asked again', async () => {
      const gateway = open();
      const url = 'https://shop.test/other/webhooks/paypal';
      const first = await gateway.setup.registerWebhook(url);
      expect(first).toEqual({ endpointId: expect.any(String), secret: null });
      await call('PATCH', `/v1/notifications/webhooks/${first.endpointId}`, [
        { op: 'replace', path: '/event_types', value: [{ name: 'PAYMENT.SALE.COMPLETED' }] },
      ]);
      expect(await gateway.setup.registerWebhook(url)).toEqual(first);
      expect(await levels(gateway, url)).toMatchObject({ webhook_endpoint: 'error' }); // not believed yet
      gateway.setup.trustWebhook(first);
      expect(await levels(gateway, url)).toMatchObject({ webhook_endpoint: 'ok', webhook_events: 'ok' });
      expect(await levels(gateway)).toMatchObject({ webhook_endpoint: 'ok' }); // the first is believed as before
    });

    it('believes the deliveries of a webhook only after it was told to', async () => {
      street = await reopenedWithLetters(street);
      const gateway = open({ webhookId: '8PT597110X687430L' });
      await street.gateways
        .of('paypal')
        .createCheckoutSession(await checkoutOrder(street, 'paypal'))
        .then(({ gatewayCheckoutId }) => street.buyer('paypal', gatewayCheckoutId));
      await street.sandbox.drain();
      const letter = street.letters('paypal').at(-1)!; // because the approval was delivered
      await expect(gateway.verifyWebhook(letter)).rejects.toMatchObject({ result: 'bad_signature' });
      gateway.setup.trustWebhook({ endpointId: street.sandbox.paypal.webhookId, secret: null });
      await expect(gateway.verifyWebhook(letter)).resolves.toBeDefined();
      expect(() => gateway.setup.trustWebhook({ endpointId: 'WEBHOOK_ID', secret: null })).toThrow(/forge/);
    });
  });

  describe('to map a price', () => {
    const price = (change: Partial<PriceToMap> = {}): PriceToMap => ({
      priceId: 'pri_00000000000000000000000001',
      productName: 'Point of Sale',
      priceName: 'Monthly',
      amountMinor: 3_000,
      currency: 'USD',
      recurring: { interval: 'month', intervalCount: 1, trialDays: 14 },
      mapping: {},
      ...change,
    });

    it('makes a plan that bills the price, once, in one product for all prices of a product', async () => {
      const gateway = open();
      const monthly = await gateway.setup.makeMapping(price());
      expect(await gateway.setup.makeMapping(price())).toEqual(monthly);
      expect(await gateway.setup.checkPrice(price({ mapping: monthly }))).toMatchObject([{ level: 'ok' }]);
      const recurring = { interval: 'year' as const, intervalCount: 1, trialDays: null };
      const yearly = await gateway.setup.makeMapping(price({ priceId: 'pri_00000000000000000000000002', recurring }));
      expect(yearly.product_id).toBe(monthly.product_id);
      expect(yearly.plan_id).not.toBe(monthly.plan_id);
      const dearer = await gateway.setup.makeMapping(price({ amountMinor: 4_000 }));
      expect(dearer.plan_id).not.toBe(monthly.plan_id);
      expect(await call('GET', `/v1/billing/plans/${monthly.plan_id}`)).toMatchObject({
        quantity_supported: true,
        payment_preferences: { auto_bill_outstanding: true, payment_failure_threshold: 2 },
      });
    });

    it('makes nothing for a price that is paid once', async () => {
      const once = price({ recurring: null });
      expect(await open().setup.makeMapping(once)).toEqual({});
      expect(await open().setup.checkPrice(once)).toMatchObject([{ level: 'ok' }]);
      const half = price({ recurring: null, amountMinor: 150, currency: 'HUF' });
      expect(await open().setup.checkPrice(half)).toMatchObject([{ level: 'error' }]);
    });

    it('finds whatever bills something else than the shop shows', async () => {
      const gateway = open();
      const { product_id, plan_id = '' } = await gateway.setup.makeMapping(price());
      const details = async (change: Partial<PriceToMap>) =>
        (await gateway.setup.checkPrice(price({ mapping: { plan_id }, ...change }))).map(
          ({ level, detail }) => `${level}: ${detail}`,
        );
      const recurring = { interval: 'month' as const, intervalCount: 1, trialDays: 14 };
      expect(await details({ amountMinor: 2_000 })).toEqual([expect.stringMatching(/^error: .*3000 USD/)]);
      expect(await details({ currency: 'EUR' })).toEqual([expect.stringMatching(/^error: .*EUR/)]);
      expect(await details({ recurring: { ...recurring, intervalCount: 3 } })).toEqual([
        expect.stringMatching(/^error: .*every 3 MONTH/),
      ]);
      expect(await details({ recurring: { ...recurring, trialDays: 28 } })).toEqual([
        expect.stringMatching(/^warning: .*another trial/),
      ]);
      expect(await details({ recurring: { ...recurring, trialDays: null } })).toEqual([
        expect.stringMatching(/^error: .*trial is 14 days/),
      ]);
      expect(await details({ mapping: {} })).toEqual([expect.stringMatching(/^error: No PayPal plan/)]);
      expect(await details({ mapping: { plan_id: 'P-NOBODY' } })).toEqual([expect.stringMatching(/^error: .*no plan/)]);
      expect(await details({ mapping: { plan_id, product_id: `${product_id}X` } })).toEqual([
        expect.stringMatching(/^error: .*belongs to/),
      ]);
      await call('POST', `/v1/billing/plans/${plan_id}/deactivate`);
      expect(await details({})).toEqual([expect.stringMatching(/^error: .*INACTIVE/)]);
    });

    it('warns of a plan that charges in vain for ever, ends by itself, or costs more than its price', async () => {
      const gateway = open();
      const { product_id } = await gateway.setup.makeMapping(price());
      const usd = (value: string) => ({ currency_code: 'USD', value });
      const plan = await call('POST', '/v1/billing/plans', {
        product_id,
        name: 'By hand',
        billing_cycles: [
          {
            tenure_type: 'REGULAR',
            sequence: 1,
            total_cycles: 12,
            frequency: { interval_unit: 'MONTH', interval_count: 1 },
            pricing_scheme: { fixed_price: usd('30.00') },
          },
        ],
        payment_preferences: { setup_fee: usd('5.00'), payment_failure_threshold: 0 },
        taxes: { percentage: '19', inclusive: false },
      });
      const recurring = { interval: 'month' as const, intervalCount: 1, trialDays: null };
      const found = await gateway.setup.checkPrice(price({ recurring, mapping: { plan_id: String(plan.id) } }));
      expect(found.map(({ level, detail }) => `${level}: ${detail.replace(/Plan \S+ ?/, '')}`)).toEqual([
        expect.stringContaining('error: it ends after 12 payments'),
        expect.stringContaining('error: it charges a setup fee of 500'),
        expect.stringContaining('error: it adds 19% tax'),
        expect.stringContaining('warning: is sold one at a time'),
        expect.stringContaining('warning: has no limit of failed payments'),
      ]);
    });

    it('bills a year as twelve months', async () => {
      const gateway = open();
      const yearly = { interval: 'year' as const, intervalCount: 1, trialDays: null };
      const mapping = await gateway.setup.makeMapping(price({ recurring: yearly }));
      const twelve = { interval: 'month' as const, intervalCount: 12, trialDays: null };
      expect(await gateway.setup.checkPrice(price({ mapping, recurring: twelve }))).toMatchObject([{ level: 'ok' }]);
    });
  });
});

const unreachable = () => Promise.reject(new Error('nobody answers'));
const believesNobody = { verify: unreachable, trust: () => {}, trusted: () => [] };

/** A street whose letters arrive: without an address of a shop that is not there. */
async function reopenedWithLetters(street: TestStreet): Promise<TestStreet> {
  await street.close();
  return openTestStreet();
}
