import { beforeEach, describe, expect, it } from 'vitest';
import { createPrice } from './create-price.ts';
import { createProduct } from './create-product.ts';
import { listProducts } from './list-products.ts';
import { moveProduct } from './move-product.ts';
import { sellablePrices } from './offered-prices.ts';
import { AdminProduct, StorefrontProduct } from './product.ts';
import { putSecret } from './put-secret.ts';
import { readProduct } from './read-product.ts';
import { replacePrice } from './replace-price.ts';
import { replaceProduct } from './replace-product.ts';
import { listShelf } from './shelf/list-shelf.ts';
import { showProduct } from './show-product.ts';
import {
  gateway,
  hosted,
  license,
  monthly,
  openTestShop,
  operator,
  price,
  refusalOf,
  type TestShop,
} from './test-shop.ts';
import { tryConnection } from './try-connection.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
  await putSecret(shop, operator, 'pos-key', { value: 'a-long-signing-key-1234', purpose: 'POS' });
});

/** Writes a product with prices and publishes it. */
async function sells(product = license(), prices = [price()]) {
  const { id } = await createProduct(shop, operator, product);
  const made = [];
  for (const one of prices) made.push(await createPrice(shop, operator, id, one));
  return { ...(await moveProduct(shop, operator, id, 'published')), prices: made };
}

describe('setting up a product', () => {
  it('keeps a draft without prices, and says everything that is missing when it is published', async () => {
    const draft = await createProduct(shop, operator, hosted());
    expect(AdminProduct.parse(draft)).toMatchObject({ status: 'draft', revision: 1, prices: [] });
    expect(await refusalOf(moveProduct(shop, operator, draft.id, 'published'))).toEqual({
      code: 'PRICE_REQUIRED',
      fields: ['prices'],
    });
    await createPrice(shop, operator, draft.id, monthly());
    await createPrice(shop, operator, draft.id, monthly({ name: 'Team', mappings: { dodo: { product_id: 'pdt_1' } } }));
    expect(await refusalOf(moveProduct(shop, operator, draft.id, 'published'))).toEqual({
      code: 'MAPPING_MISSING',
      fields: [
        'prices.0.mappings.dodo.product_id',
        'prices.0.mappings.paypal.plan_id',
        'prices.1.mappings.paypal.plan_id',
        'prices.0.mappings.paypal.product_id',
        'prices.1.mappings.paypal.product_id',
      ],
    });
    expect((await readProduct(shop, draft.id)).status).toBe('draft');
  });

  it("stores the config as the driver accepted it, the driver's defaults included", async () => {
    const { fulfillment_config } = await createProduct(shop, operator, hosted());
    expect(fulfillment_config).toEqual({
      base_url: 'https://pos.test',
      credentials_ref: 'secret:pos-key',
      timeout_seconds: 10,
    });
  });

  it.each([
    ['a driver nobody knows', license({ fulfillment_driver: 'telepathy' }), 'DRIVER_UNKNOWN', ['fulfillment_driver']],
    [
      'a driver that cannot deliver the model',
      license({ delivery_model: 'saas_multitenant' }),
      'DRIVER_CANNOT_DELIVER',
      ['fulfillment_driver'],
    ],
    [
      'settings the driver does not take',
      license({ fulfillment_config: { license_type: 'gold', artifact: 'x' } }),
      'CONFIG_INVALID',
      ['fulfillment_config.license_type'],
    ],
    [
      'settings the database cannot hold',
      license({ fulfillment_config: { license_type: 'site', artifact: 'a\0b' } }),
      'CONFIG_INVALID',
      ['fulfillment_config.artifact'],
    ],
    [
      'a secret that is not stored',
      hosted({ fulfillment_config: { base_url: 'https://pos.test', credentials_ref: 'secret:nowhere' } }),
      'SECRET_UNKNOWN',
      ['fulfillment_config.credentials_ref'],
    ],
    [
      'no external product where the driver needs one',
      hosted({ external_provider: null, external_product_ref: null }),
      'EXTERNAL_PRODUCT_REQUIRED',
      ['external_provider', 'external_product_ref'],
    ],
    [
      'a driver that serves one-time sales only',
      license({ is_recurring: true }),
      'BILLING_UNSUPPORTED',
      ['is_recurring'],
    ],
    [
      'a trial without recurring billing',
      hosted({ is_recurring: false, supports_trial: true, trial_days: 14 }),
      'TRIAL_UNSUPPORTED',
      ['supports_trial'],
    ],
    ['trial days without a trial', hosted({ trial_days: 14 }), 'TRIAL_UNSUPPORTED', ['trial_days']],
    ['a trial without its days', hosted({ supports_trial: true }), 'TRIAL_UNSUPPORTED', ['trial_days']],
    [
      'a default gateway that is not enabled',
      license({ default_payment_gateway: 'dodo' }),
      'DEFAULT_GATEWAY_DISABLED',
      ['default_payment_gateway'],
    ],
    [
      'contradictions of several kinds',
      license({ is_recurring: true, default_payment_gateway: 'dodo' }),
      'PRODUCT_INCONSISTENT',
      ['is_recurring', 'default_payment_gateway'],
    ],
  ])('refuses %s, naming the field', async (_what, product, code, fields) => {
    expect(await refusalOf(createProduct(shop, operator, product))).toEqual({ code, fields });
    expect((await listProducts(shop, { limit: 10 })).items).toEqual([]);
  });

  it('refuses gateways that the shop lacks, or that do not bill what the product needs', async () => {
    shop.describes.splice(0, 2, gateway('paypal', { recurring: false, trials: false }));
    expect(await refusalOf(createProduct(shop, operator, hosted({ supports_trial: true, trial_days: 7 })))).toEqual({
      code: 'PRODUCT_INCONSISTENT',
      fields: ['enabled_payment_gateways.0', 'enabled_payment_gateways.1', 'enabled_payment_gateways.1'],
    });
  });

  it('refuses a slug that is taken', async () => {
    await createProduct(shop, operator, license());
    expect(await refusalOf(createProduct(shop, operator, license()))).toEqual({ code: 'SLUG_TAKEN', fields: ['slug'] });
  });

  it('lets only the first of two editors win', async () => {
    const { id } = await createProduct(shop, operator, license());
    const won = await replaceProduct(shop, operator, id, 1, license({ name: 'Invoice Kit 2' }));
    expect(won.revision).toBe(2);
    expect(await refusalOf(replaceProduct(shop, operator, id, 1, license({ name: 'Lost' })))).toMatchObject({
      code: 'REVISION_CONFLICT',
    });
    expect((await readProduct(shop, id)).name).toBe('Invoice Kit 2');
  });

  it('counts publishing as a change: an editor who has not seen it cannot save over it', async () => {
    const { id } = await sells();
    expect(await refusalOf(replaceProduct(shop, operator, id, 1, license()))).toMatchObject({
      code: 'REVISION_CONFLICT',
    });
  });

  it('keeps a published product sellable: what would break it is not saved', async () => {
    const { id, revision } = await sells();
    const withDodo = license({ enabled_payment_gateways: ['paypal', 'dodo'] });
    expect(await refusalOf(replaceProduct(shop, operator, id, revision, withDodo))).toEqual({
      code: 'MAPPING_MISSING',
      fields: ['prices.0.mappings.dodo.product_id'],
    });
  });

  it('brings an archived product back through draft only', async () => {
    const { id } = await sells();
    await moveProduct(shop, operator, id, 'archived');
    expect(await refusalOf(moveProduct(shop, operator, id, 'published'))).toMatchObject({ code: 'ILLEGAL_STATUS' });
    await moveProduct(shop, operator, id, 'draft');
    expect((await moveProduct(shop, operator, id, 'published')).status).toBe('published');
  });

  it('writes who did what into the audit log', async () => {
    const { id } = await sells();
    const rows = await shop.db.read
      .selectFrom('audit_log')
      .select(['actor', 'action'])
      .where('subject', '=', id)
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { actor: 'operator:olga', action: 'catalog.product_created' },
      { actor: 'operator:olga', action: 'catalog.product_published' },
    ]);
  });

  it('tries a connection where the driver has one', async () => {
    const pos = await createProduct(shop, operator, hosted());
    expect(await tryConnection(shop, operator, pos.id, null)).toEqual({ ok: true, detail: 'reached https://pos.test' });
    const kit = await createProduct(shop, operator, license());
    expect(await refusalOf(tryConnection(shop, operator, kit.id, null))).toMatchObject({
      code: 'CONNECTION_NOT_TESTABLE',
    });
  });
});

describe('prices', () => {
  it.each([
    ['a recurring price of a one-time product', license(), monthly(), 'BILLING_UNSUPPORTED', ['billing']],
    [
      'a recurring price without its interval',
      hosted(),
      monthly({ billing_interval: null, interval_count: null }),
      'INTERVAL_INVALID',
      ['billing_interval', 'interval_count'],
    ],
    [
      'a one-time price with an interval',
      license(),
      price({ billing_interval: 'month' }),
      'INTERVAL_INVALID',
      ['billing_interval'],
    ],
    [
      'a trial that the product does not have',
      hosted(),
      monthly({ trial_days: 7 }),
      'TRIAL_UNSUPPORTED',
      ['trial_days'],
    ],
  ])('refuses %s, naming the field', async (_what, product, wrong, code, fields) => {
    const { id } = await createProduct(shop, operator, product);
    expect(await refusalOf(createPrice(shop, operator, id, wrong))).toEqual({ code, fields });
  });

  it('adds to a published product only what can be bought at once', async () => {
    const { id } = await sells(license({ enabled_payment_gateways: ['dodo'], default_payment_gateway: 'dodo' }), [
      price({ mappings: { dodo: { product_id: 'pdt_1' } } }),
    ]);
    const unmapped = price({ name: 'Plus' });
    expect(await refusalOf(createPrice(shop, operator, id, unmapped))).toEqual({
      code: 'MAPPING_MISSING',
      fields: ['mappings.dodo.product_id'],
    });
    const parked = await createPrice(shop, operator, id, { ...unmapped, active: false });
    const sold = await replacePrice(
      shop,
      operator,
      parked.id,
      price({ name: 'Plus', mappings: { dodo: { product_id: 'pdt_2' } } }),
    );
    expect(sold).toMatchObject({ active: true, mappings: { dodo: { product_id: 'pdt_2' } } });
  });

  it('needs no mapping for what is free: it never reaches a gateway', async () => {
    const product = license({ enabled_payment_gateways: ['dodo'], default_payment_gateway: 'dodo' });
    expect(await sells(product, [price({ amount_minor: 0 })])).toMatchObject({ status: 'published' });
  });

  it('fixes the terms of a published price; name, plan, mappings and active still change', async () => {
    const { prices } = await sells(license(), [price(), price({ name: 'Old' })]);
    const old = prices[1]!;
    expect(
      await refusalOf(replacePrice(shop, operator, old.id, price({ name: 'Old', amount_minor: 1, currency: 'EUR' }))),
    ).toEqual({
      code: 'PRICE_FIXED',
      fields: ['amount_minor', 'currency'],
    });
    const retired = price({
      name: 'Retired',
      active: false,
      plan: 'legacy',
      mappings: { paypal: { product_id: 'PROD-1' } },
    });
    expect(await replacePrice(shop, operator, old.id, retired)).toMatchObject(retired);
  });

  it('changes everything of a draft price', async () => {
    const { id } = await createProduct(shop, operator, license());
    const made = await createPrice(shop, operator, id, price({ mappings: { dodo: { product_id: 'pdt_1' } } }));
    const cheaper = price({ amount_minor: 100, mappings: { paypal: { product_id: 'PROD-1' } } });
    expect(await replacePrice(shop, operator, made.id, cheaper)).toEqual({ ...cheaper, id: made.id, product_id: id });
  });

  it('does not take the last active price from a published product', async () => {
    const { prices } = await sells();
    expect(await refusalOf(replacePrice(shop, operator, prices[0]!.id, price({ active: false })))).toEqual({
      code: 'PRICE_REQUIRED',
      fields: ['prices'],
    });
  });

  it('refuses two prices of one name within a product', async () => {
    const { id } = await createProduct(shop, operator, license());
    await createPrice(shop, operator, id, price());
    expect(await refusalOf(createPrice(shop, operator, id, price()))).toEqual({
      code: 'PRICE_NAME_TAKEN',
      fields: ['name'],
    });
  });
});

describe('the storefront', () => {
  it('shows what is published and nothing else', async () => {
    const { id } = await createProduct(shop, operator, license());
    await createPrice(shop, operator, id, price());
    expect(await refusalOf(showProduct(shop, 'invoice-kit'))).toMatchObject({ code: 'PRODUCT_UNKNOWN' });
    await moveProduct(shop, operator, id, 'published');
    expect(StorefrontProduct.parse(await showProduct(shop, 'invoice-kit'))).toMatchObject({ slug: 'invoice-kit' });
    await moveProduct(shop, operator, id, 'archived');
    expect(await refusalOf(showProduct(shop, 'invoice-kit'))).toMatchObject({ code: 'PRODUCT_UNKNOWN' });
    expect((await listShelf(shop, { limit: 10 })).items).toEqual([]);
  });

  it('offers only gateways that are enabled and configured, and another default where the own is not', async () => {
    await sells(hosted(), [
      monthly({ plan: 'standard', mappings: { dodo: { product_id: 'pdt_1' }, paypal: { plan_id: 'P-1' } } }),
    ]);
    const before = await showProduct(shop, 'point-of-sale');
    expect(before).toMatchObject({
      default_payment_gateway: 'dodo',
      payment_gateways: [{ gateway: 'dodo' }, { gateway: 'paypal' }],
      choices_schema: { properties: { workspace_name: { minLength: 3 } } },
      prices: [{ plan: 'standard', billing_interval: 'month' }],
    });
    expect(JSON.stringify(before)).not.toContain('pos-key');
    shop.describes[0] = gateway('dodo', { configured: false, one_time_needs_product: true });
    expect(await showProduct(shop, 'point-of-sale')).toMatchObject({
      default_payment_gateway: 'paypal',
      payment_gateways: [{ gateway: 'paypal', title: 'PayPal' }],
    });
  });

  it('promises what the driver promises', async () => {
    const setup = { delivery_model: 'managed_setup', fulfillment_driver: 'manual_fulfillment' } as const;
    await sells(license({ ...setup, fulfillment_config: { queue: 'setup', sla_hours: 72 } }));
    expect((await showProduct(shop, 'invoice-kit')).promise).toEqual({
      due_hours: 72,
      text: 'Delivered within 3 days of payment.',
    });
  });

  it('starts a card at the lowest active price in the currency of the oldest', async () => {
    await sells(license(), [
      price({ name: 'Site', amount_minor: 9900 }),
      price({ name: 'Single', amount_minor: 4900 }),
      price({ name: 'Euro', amount_minor: 10, currency: 'EUR' }),
      price({ name: 'Parked', amount_minor: 1, active: false }),
    ]);
    const [card] = (await listShelf(shop, { limit: 10 })).items;
    expect(card?.from_price).toMatchObject({ amount_minor: 4900, currency: 'USD' });
    expect(card?.from_prices.map(({ amount_minor, currency }) => [amount_minor, currency])).toEqual([
      [4900, 'USD'],
      [10, 'EUR'],
    ]);
  });

  it('pages newest first without gaps or repeats, and finds by name or slug', async () => {
    for (const n of [1, 2, 3, 4, 5])
      await sells(license({ slug: `kit-${n}`, name: `Kit ${n}${n === 2 ? ' for 100%' : ''}` }));
    const first = await listShelf(shop, { limit: 2 });
    const second = await listShelf(shop, { limit: 2, after: first.next! });
    const third = await listShelf(shop, { limit: 2, after: second.next! });
    const slugs = [first, second, third].flatMap((page) => page.items.map((item) => item.slug));
    expect(slugs).toEqual(['kit-5', 'kit-4', 'kit-3', 'kit-2', 'kit-1']);
    expect(third.next).toBeNull();
    const found = async (q: string) => (await listShelf(shop, { limit: 10, q })).items.map((item) => item.slug);
    expect(await found('KIT 3')).toEqual(['kit-3']);
    expect(await found('kit-4')).toEqual(['kit-4']);
    expect(await found('100')).toEqual(['kit-2']);
  });
});

describe('what the checkout asks', () => {
  it('answers active prices of published products with product and mappings, and leaves out every other', async () => {
    const kit = await sells(license(), [
      price({ mappings: { paypal: { product_id: 'PROD-1' } } }),
      price({ name: 'Parked', active: false }),
    ]);
    const draft = await createProduct(shop, operator, license({ slug: 'draft' }));
    const unsold = await createPrice(shop, operator, draft.id, price());
    const asked = [...kit.prices.map((one) => one.id), unsold.id, 'pri_unknown'];
    expect(await sellablePrices(shop.db.read, asked)).toEqual([
      expect.objectContaining({
        id: kit.prices[0]!.id,
        product_id: kit.id,
        slug: 'invoice-kit',
        amount_minor: 4900,
        fulfillment_config: { license_type: 'single', artifact: 'invoice-kit' },
        mappings: { paypal: { product_id: 'PROD-1' } },
      }),
    ]);
  });
});
