import { beforeEach, describe, expect, it } from 'vitest';
import { json } from '../kernel/database.ts';
import { VozexError } from '../kernel/errors.ts';
import type { Actor } from '../kernel/route.ts';
import { expireOrders } from '../orders/index.ts';
import { CheckoutRequest } from './checkout-request.ts';
import { CouponWrite } from './coupons/coupon.ts';
import { releaseRedemptions } from './coupons/redeem-coupon.ts';
import { couponById } from './coupons/store.ts';
import { createCoupon, replaceCoupon } from './coupons/write-coupon.ts';
import { payOrder } from './pay-order.ts';
import { quoteCart } from './quote-cart.ts';
import { QuoteRequest } from './quote-shapes.ts';
import { startCheckout } from './start-checkout.ts';
import { createTaxRule } from './taxes/create-tax-rule.ts';
import { TaxRuleWrite } from './taxes/tax-rule.ts';
import { vatNumberOf } from './taxes/vat-number.ts';
import { ada, guest, openTestTill, stock, type TestTill } from './test-till.ts';

let till: TestTill;
let prices: Record<string, string>;
beforeEach(async () => {
  till = await openTestTill();
  prices = await stock(till);
});

const owner: Actor = { kind: 'api_key', role: 'owner', keyId: null };
const SLUG: Record<string, string> = {
  euro: 'kit',
  free: 'gift',
  paypal: 'paypal-only',
  dodo: 'dodo-only',
  monthly: 'pos-monthly',
};
const item = (name: string, quantity = 1) => ({
  product_slug: SLUG[name] ?? name,
  price_id: prices[name]!, // because the story names what is in stock
  quantity,
});

type Wish = { coupon_code?: string; billing?: object; payment_gateway?: 'dodo' | 'paypal' };

const quote = (names: string[], wish: Wish = {}, ip = guest.ip) =>
  quoteCart(till, { ...guest, ip }, QuoteRequest.parse({ items: names.map((name) => item(name)), ...wish }));

const buys = (names: string[], wish: Wish = {}, customer = ada) => {
  const items = names.map((name) => ({ ...item(name), choices: name === 'pos' ? { workspace_name: 'ada' } : {} }));
  return startCheckout(till, CheckoutRequest.parse({ items, customer, ...wish }), guest);
};

const coupon = (change: object) => createCoupon(till, owner, CouponWrite.parse({ code: 'SPRING', ...change }));
const rule = (change: object) =>
  createTaxRule(till, owner, TaxRuleWrite.parse({ country: 'DE', name: 'VAT', rate_bp: 1_900, ...change }));

async function setTax(value: object): Promise<void> {
  const row = { key: 'tax', value: json(value), revision: 1, updated_at: till.clock.now(), updated_by: 'test' };
  await till.db.read.insertInto('settings').values(row).execute();
}

async function refusal(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => new Error('was not refused'),
    (reason) => reason,
  );
  if (!(error instanceof VozexError)) throw error;
  return { code: error.code, messages: error.fields.map(({ message }) => message) };
}

const orderRow = (id: string) =>
  till.db.read.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('a quote', () => {
  it('says what each thing costs, and what cannot be bought, without refusing the rest', async () => {
    const answer = await quoteCart(
      till,
      guest,
      QuoteRequest.parse({ items: [item('pos'), item('draft'), item('kit', 2)] }),
    );
    expect(answer.lines.map(({ status, total_minor }) => [status, total_minor])).toEqual([
      ['available', 9_900],
      ['gone', null],
      ['available', 9_800],
    ]);
    expect(answer.totals).toMatchObject({ currency: 'USD', total_minor: 19_700, due_now_minor: 19_700 });
    expect(answer.problems.map(({ code, field }) => [code, field])).toEqual([['ITEM_UNAVAILABLE', 'items.1.price_id']]);
  });

  it.each([
    [['kit', 'euro'], 'CURRENCY_MIXED'],
    [['kit', 'monthly'], 'RECURRING_ALONE'],
  ])('of %j has no total, and says %s', async (names, code) => {
    const answer = await quote(names);
    expect(answer.totals).toBeNull();
    expect(answer.problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('says why a gateway cannot take all of it', async () => {
    const answer = await quote(['paypal', 'dodo']);
    expect(answer.payment_gateway).toBeNull();
    expect(answer.gateways).toMatchObject([
      { gateway: 'dodo', offered: false, why_not: 'Dodo Payments is not offered for “PayPal only”.' },
      { gateway: 'paypal', offered: false, why_not: 'PayPal is not offered for “Dodo only”.' },
    ]);
    expect(answer.problems.map(({ code }) => code)).toEqual(['NO_GATEWAY']);
  });

  it('is what the order then is', async () => {
    await coupon({ percent_bp: 1_250 });
    await rule({});
    const wish: Wish = { coupon_code: 'spring', billing: { country: 'DE' }, payment_gateway: 'paypal' };
    const { totals } = await quote(['pos', 'kit'], wish);
    const order = await buys(['pos', 'kit'], wish);
    expect(order.total.amount_minor).toBe(totals?.total_minor);
    expect(till.paypal.asked[0]).toMatchObject({ addedTaxMinor: totals?.tax_minor });
    expect(await orderRow(order.order_id)).toMatchObject({
      discount_minor: totals?.discount_minor,
      tax_minor: totals?.tax_minor,
      coupon_code: 'SPRING',
      country: 'DE',
    });
  });
});

describe('a coupon', () => {
  it('takes its share off what it is for, whatever the case of the code', async () => {
    const kit = await till.db.read
      .selectFrom('products')
      .select('id')
      .where('slug', '=', 'kit')
      .executeTakeFirstOrThrow();
    await coupon({ percent_bp: 1_000, product_ids: [kit.id] });
    const answer = await quote(['pos', 'kit'], { coupon_code: ' sPrInG ' });
    expect(answer.lines.map((line) => line.discount_minor)).toEqual([0, 490]);
    expect(answer.coupon).toEqual({ code: 'SPRING', applies: true, why_not: null });
  });

  it.each([
    [{ percent_bp: 1_000, active: false }, ['kit'], 'We do not know this coupon.'],
    [{ percent_bp: 1_000, starts_at: '2999-01-01T00:00:00Z' }, ['kit'], 'This coupon is not valid yet.'],
    [{ percent_bp: 1_000, ends_at: '2001-01-01T00:00:00Z' }, ['kit'], 'This coupon has expired.'],
    [{ amounts: { USD: 500 } }, ['euro'], 'This coupon does not apply to prices in EUR.'],
    [{ percent_bp: 1_000, minimums: { USD: 5_000 } }, ['kit'], 'This coupon needs a total of $50.00 or more.'],
    [{ percent_bp: 1_000 }, ['monthly'], 'Coupons apply to what is paid once, not to subscriptions.'],
  ])('%j is refused for %j with its reason, by the quote and by the order', async (terms, names, why) => {
    await coupon(terms);
    const answer = await quote(names, { coupon_code: 'SPRING' });
    expect(answer.coupon).toMatchObject({ applies: false, why_not: why });
    expect(answer.totals?.discount_minor).toBe(0);
    expect(await refusal(buys(names, { coupon_code: 'SPRING' }))).toEqual({
      code: 'COUPON_NOT_APPLICABLE',
      messages: [why],
    });
  });

  it('that takes everything off is an order that no gateway sees, and is paid once', async () => {
    const { id } = await coupon({ percent_bp: 10_000 });
    const order = await buys(['kit', 'pos'], { coupon_code: 'SPRING' });
    expect(order.total.amount_minor).toBe(0);
    expect(till.paid).toEqual([order.order_id]);
    expect([...till.dodo.asked, ...till.paypal.asked]).toEqual([]);
    expect(await couponById(till.db.read, id)).toMatchObject({ redeemed: 1 });
  });

  it('never takes off more than there is', async () => {
    await coupon({ amounts: { USD: 1_000_000 } });
    expect((await quote(['kit'], { coupon_code: 'SPRING' })).totals).toMatchObject({
      discount_minor: 4_900,
      total_minor: 0,
    });
  });

  it('is used once by each customer who may use it once', async () => {
    await coupon({ percent_bp: 1_000, per_customer_max: 1 });
    await buys(['kit'], { coupon_code: 'SPRING' });
    const again = await refusal(buys(['kit'], { coupon_code: 'SPRING' }));
    expect(again.messages).toEqual(['You have used this coupon as often as it can be used.']);
    await buys(['kit'], { coupon_code: 'SPRING' }, { email: 'ben@example.test', name: 'Ben' });
  });

  it('comes back when its order expires, and counts again when the money comes after all', async () => {
    const { id } = await coupon({ percent_bp: 1_000, redemptions_max: 1 });
    const { order_id } = await buys(['kit'], { coupon_code: 'SPRING' });
    expect((await quote(['kit'], { coupon_code: 'SPRING' })).coupon?.why_not).toBe('This coupon has been used up.');
    till.passes(26 * 3_600);
    await expireOrders(till);
    expect(await releaseRedemptions(till)).toBe(1);
    expect(await releaseRedemptions(till)).toBe(0);
    expect(await couponById(till.db.read, id)).toMatchObject({ redeemed: 0 });
    await till.db.inOneTransaction(async (tx) => {
      for (const listener of till.flow.get('order.paid') ?? [])
        await listener(till as never, tx, { order: { id: order_id } } as never);
    });
    expect(await couponById(till.db.read, id)).toMatchObject({ redeemed: 1 });
  });

  it('that changes between the look and the order is looked at again', async () => {
    const made = await coupon({ percent_bp: 1_000 });
    const { id: _, redeemed: __, created_at: ___, updated_at: ____, ...terms } = made;
    await replaceCoupon(till, owner, made.id, { ...terms, percent_bp: 2_000 });
    expect((await quote(['kit'], { coupon_code: 'SPRING' })).totals?.discount_minor).toBe(980);
    expect((await refusal(createCoupon(till, owner, CouponWrite.parse({ code: 'spring', percent_bp: 1 })))).code).toBe(
      'COUPON_CODE_TAKEN',
    );
  });

  it('cannot be found by trying: after ten codes that do not exist the right one is not looked at', async () => {
    await coupon({ percent_bp: 1_000 });
    for (let i = 0; i < 10; i++) await quote(['kit'], { coupon_code: `GUESS-${i}` });
    const blocked = await quote(['kit'], { coupon_code: 'SPRING' });
    expect(blocked.coupon).toMatchObject({
      applies: false,
      why_not: 'Too many codes were tried. Wait a quarter of an hour.',
    });
    expect((await quote(['kit'], { coupon_code: 'SPRING' }, '192.0.2.9')).coupon?.applies).toBe(true);
    till.passes(901);
    expect((await quote(['kit'], { coupon_code: 'SPRING' })).coupon?.applies).toBe(true);
  });
});

describe('the tax of a shop', () => {
  const paypal: Wish = { payment_gateway: 'paypal' };

  it('is asked after only where the gateway leaves it to the shop', async () => {
    expect((await quote(['kit'], paypal)).billing.needs_country).toBe(false);
    await rule({});
    expect((await quote(['kit'], { payment_gateway: 'dodo' })).billing.needs_country).toBe(false);
    const answer = await quote(['kit'], paypal);
    expect(answer.billing.needs_country).toBe(true);
    expect(answer.problems).toMatchObject([{ code: 'BILLING_INCOMPLETE', field: 'billing.country' }]);
    expect((await refusal(buys(['kit'], paypal))).code).toBe('BILLING_INCOMPLETE');
    expect((await buys(['kit'], { payment_gateway: 'dodo' })).total.amount_minor).toBe(4_900);
  });

  it('is added, or is in the price, as the shop says', async () => {
    await rule({});
    const wish = { ...paypal, billing: { country: 'DE' } };
    expect((await quote(['kit'], wish)).totals).toMatchObject({ tax_minor: 931, total_minor: 5_831 });
    await setTax({ prices_include_tax: true });
    const included = await quote(['kit'], wish);
    expect(included.totals).toMatchObject({ tax_minor: 782, total_minor: 4_900 });
    expect(included.tax).toMatchObject({ included: true, lines: [{ name: 'VAT', rate_bp: 1_900, base_minor: 4_118 }] });
  });

  it('is by the region, the category and the day', async () => {
    await rule({ country: 'US', region: 'TX', rate_bp: 825, name: 'Sales tax' });
    await rule({ country: 'US', region: 'TX', category: 'services', rate_bp: 0, name: 'Exempt' });
    await rule({ country: 'US', region: 'TX', rate_bp: 9_000, valid_from: '2999-01-01T00:00:00Z' });
    await till.db.read.updateTable('products').set({ tax_category: 'services' }).where('slug', '=', 'pos').execute();
    const answer = await quote(['kit', 'pos'], { ...paypal, billing: { country: 'US', region: 'tx' } });
    expect(answer.lines.map((line) => line.tax_minor)).toEqual([404, 0]);
    expect(answer.billing.regions).toEqual(['TX']);
    const elsewhere = await quote(['kit'], { ...paypal, billing: { country: 'US', region: 'OR' } });
    expect(elsewhere.totals?.tax_minor).toBe(0);
  });

  it('is owed by a company elsewhere in the EU that gives its number', async () => {
    await rule({});
    await rule({ country: 'FR', rate_bp: 2_000, name: 'TVA' });
    await setTax({ seller_country: 'DE', reverse_charge: true });
    const company = { ...paypal, billing: { country: 'FR', vat_number: 'fr 40 303265045' } };
    const answer = await quote(['kit'], company);
    expect(answer.totals?.tax_minor).toBe(0);
    expect(answer.tax.lines).toMatchObject([{ reverse_charge: true, rate_bp: 0, base_minor: 4_900 }]);
    expect(await orderRow((await buys(['kit'], company)).order_id)).toMatchObject({ vat_number: 'FR40303265045' });
    const wrong = await quote(['kit'], { ...paypal, billing: { country: 'FR', vat_number: '123' } });
    expect(wrong.problems).toMatchObject([{ field: 'billing.vat_number', message: 'is no VAT number of FR' }]);
    const atHome = await quote(['kit'], { ...paypal, billing: { country: 'DE', vat_number: 'DE123456789' } });
    expect(atHome.totals?.tax_minor).toBe(931);
  });

  it('is added to a subscription too, by the unit, and goes with it to another gateway', async () => {
    await rule({});
    const wish = { ...paypal, billing: { country: 'DE' } };
    const body = { items: [item('club', 3)], customer: ada, ...wish };
    const quoted = await quoteCart(till, guest, QuoteRequest.parse({ items: body.items, ...wish }));
    expect(quoted).toMatchObject({ problems: [], totals: { tax_minor: 2_850, total_minor: 17_847 } });
    const { order_id } = await startCheckout(till, CheckoutRequest.parse(body), guest);
    const asked = { total: { amount_minor: 17_847 }, recurring: { addedTax: { unitMinor: 950, rateBp: 1_900 } } };
    expect(till.paypal.asked.at(-1)).toMatchObject(asked);
    const pays = async (payment_gateway: 'dodo' | 'paypal') =>
      payOrder(till, { kind: 'anonymous' }, order_id, { token: await tokenOf(order_id), payment_gateway });
    await pays('dodo');
    expect(till.dodo.asked.at(-1)).toMatchObject({ total: { amount_minor: 14_997 }, recurring: { addedTax: null } });
    await pays('paypal');
    expect(till.paypal.asked.at(-1)).toMatchObject(asked);
  });

  it('goes with the order to another gateway, and stays behind where that one answers for it', async () => {
    await rule({});
    const { order_id } = await buys(['kit'], { ...paypal, billing: { country: 'DE' } });
    await payOrder(till, { kind: 'anonymous' }, order_id, { token: await tokenOf(order_id), payment_gateway: 'dodo' });
    expect(await orderRow(order_id)).toMatchObject({ total_minor: 4_900, tax_minor: 0 });
    expect(till.dodo.asked.at(-1)).toMatchObject({ total: { amount_minor: 4_900 }, addedTaxMinor: 0 });
    await payOrder(till, { kind: 'anonymous' }, order_id, {
      token: await tokenOf(order_id),
      payment_gateway: 'paypal',
    });
    expect(await orderRow(order_id)).toMatchObject({ total_minor: 5_831, tax_minor: 931 });
    expect(till.paypal.asked.at(-1)).toMatchObject({ total: { amount_minor: 5_831 }, addedTaxMinor: 931 });
  });

  it.each([
    ['DE', 'de 123 456 789', 'DE123456789'],
    ['GR', 'EL123456789', 'EL123456789'],
    ['NL', '123456789B01', 'NL123456789B01'],
    ['DE', 'FR40303265045', undefined],
    ['US', '123456789', undefined],
  ])('knows how a number of %s looks: %s', (country, raw, number) => {
    expect(vatNumberOf(raw, country)).toBe(number);
  });
});

async function tokenOf(orderId: string): Promise<string> {
  return till.seal.sign(orderId, 'order');
}
