import { beforeEach, describe, expect, it } from 'vitest';
import { importProducts } from './import-products.ts';
import { listProducts } from './list-products.ts';
import { listSecrets } from './list-secrets.ts';
import { secretBehind } from './secret-behind.ts';
import { showProduct } from './show-product.ts';
import { openTestShop, refusalOf, type TestShop } from './test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});

const kit = (change: Record<string, unknown> = {}) => ({
  slug: 'invoice-kit',
  name: 'Invoice Kit',
  status: 'published',
  delivery_model: 'self_hosted_license',
  fulfillment_driver: 'license_download',
  fulfillment_config: { license_type: 'single', artifact: 'invoice-kit' },
  enabled_payment_gateways: ['dodo', 'paypal'],
  default_payment_gateway: 'dodo',
  prices: [
    {
      name: 'Single',
      billing: 'one_time',
      amount_minor: 4900,
      currency: 'USD',
      mappings: { dodo: { product_id: 'pdt_1' } },
    },
  ],
  ...change,
});

const pos = () => ({
  slug: 'point-of-sale',
  name: 'Point of Sale',
  delivery_model: 'saas_multitenant',
  fulfillment_driver: 'multitenant_saas',
  fulfillment_config: { base_url: 'https://pos.test', credentials_ref: 'secret:pos-key' },
  external_provider: 'pos',
  external_product_ref: 'pos-standard',
  is_recurring: true,
  enabled_payment_gateways: ['paypal'],
  default_payment_gateway: 'paypal',
});

const secrets = { 'pos-key': { value: 'a-long-signing-key-1234', purpose: 'POS' } };

const slugs = async () => (await listProducts(shop, { limit: 100 })).items.map((product) => product.slug).sort();

describe('importing products', () => {
  it('brings products, prices, mappings, configs and secrets; the same file again changes nothing', async () => {
    const file = { products: [kit(), pos()], secrets };
    expect(await importProducts(shop, file)).toEqual({
      created: ['invoice-kit', 'point-of-sale'],
      updated: [],
      unchanged: [],
    });
    expect(await showProduct(shop, 'invoice-kit')).toMatchObject({ prices: [{ name: 'Single', amount_minor: 4900 }] });
    expect((await secretBehind(shop, 'secret:pos-key')).reveal()).toBe('a-long-signing-key-1234');
    const before = await listProducts(shop, { limit: 10 });
    const audited = () => shop.db.read.selectFrom('audit_log').select('id').execute();
    const entries = await audited();
    shop.passes(60);
    expect(await importProducts(shop, file)).toEqual({
      created: [],
      updated: [],
      unchanged: ['invoice-kit', 'point-of-sale'],
    });
    expect(await listProducts(shop, { limit: 10 })).toEqual(before);
    expect(await audited()).toEqual(entries);
  });

  it('changes what the file changes, and leaves prices alone that it does not name', async () => {
    await importProducts(shop, [kit(), kit({ slug: 'other' })]);
    const site = {
      name: 'Site',
      billing: 'one_time',
      amount_minor: 9900,
      currency: 'USD',
      mappings: { dodo: { product_id: 'pdt_2' } },
    };
    const answer = await importProducts(shop, [kit({ name: 'Invoice Kit 2', prices: [site] }), kit({ slug: 'other' })]);
    expect(answer).toEqual({ created: [], updated: ['invoice-kit'], unchanged: ['other'] });
    expect(await showProduct(shop, 'invoice-kit')).toMatchObject({
      name: 'Invoice Kit 2',
      prices: [{ name: 'Single' }, { name: 'Site' }],
    });
  });

  it('names every wrong field of the file by its path', async () => {
    const wrong = kit({
      slug: 'No Slug',
      prices: [{ name: 'Single', billing: 'one_time', amount_minor: 1.5, currency: 'usd', colour: 'red' }],
    });
    const { code, fields } = await refusalOf(importProducts(shop, [kit(), wrong]));
    expect(code).toBe('IMPORT_REFUSED');
    expect(fields.sort()).toEqual([
      'products.1.prices.0',
      'products.1.prices.0.amount_minor',
      'products.1.prices.0.currency',
      'products.1.slug',
    ]);
  });

  it('imports all or nothing: one contradiction anywhere, and neither products nor secrets are written', async () => {
    const file = {
      secrets,
      products: [
        kit(),
        { ...pos(), fulfillment_config: { base_url: 'ftp://pos.test', credentials_ref: 'secret:nowhere' } },
        kit({
          slug: 'unmapped',
          prices: [{ name: 'Single', billing: 'one_time', amount_minor: 4900, currency: 'USD' }],
        }),
      ],
    };
    expect(await refusalOf(importProducts(shop, file))).toEqual({
      code: 'IMPORT_REFUSED',
      fields: [
        'products.1.fulfillment_config.base_url',
        'products.1.fulfillment_config.credentials_ref',
        'products.2.prices.0.mappings.dodo.product_id',
      ],
    });
    expect(await slugs()).toEqual([]);
    expect(await listSecrets(shop)).toEqual([]);
  });

  it('refuses one slug twice in a file', async () => {
    expect(await refusalOf(importProducts(shop, [kit(), kit()]))).toEqual({
      code: 'IMPORT_REFUSED',
      fields: ['products.1.slug'],
    });
  });

  it('does not change the terms of a price that is published', async () => {
    await importProducts(shop, [kit()]);
    const dearer = kit({ prices: [{ ...kit().prices[0], amount_minor: 5900 }] });
    expect(await refusalOf(importProducts(shop, [dearer]))).toEqual({
      code: 'IMPORT_REFUSED',
      fields: ['products.0.prices.0.amount_minor'],
    });
  });

  it('moves a product to the status the file names, and keeps it where the file names none', async () => {
    await importProducts(shop, [kit()]);
    expect(await importProducts(shop, [kit({ status: undefined })])).toMatchObject({ unchanged: ['invoice-kit'] });
    expect(await importProducts(shop, [kit({ status: 'archived' })])).toMatchObject({ updated: ['invoice-kit'] });
    expect(await refusalOf(importProducts(shop, [kit()]))).toEqual({
      code: 'IMPORT_REFUSED',
      fields: ['products.0.status'],
    });
  });

  it.each([[null], ['text'], [{}], [{ products: [] }], [[]]])('refuses %j', async (raw) => {
    expect(await refusalOf(importProducts(shop, raw))).toMatchObject({ code: 'IMPORT_REFUSED' });
  });
});
