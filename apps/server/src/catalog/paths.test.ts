import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPrice } from './create-price.ts';
import { createProduct } from './create-product.ts';
import { importProducts } from './import-products.ts';
import { moveProduct } from './move-product.ts';
import { sellablePrices } from './offered-prices.ts';
import type { PathWrite } from './path.ts';
import { putSecret } from './put-secret.ts';
import { readProduct } from './read-product.ts';
import { replacePrice } from './replace-price.ts';
import { replaceProduct } from './replace-product.ts';
import { showProduct } from './show-product.ts';
import {
  hosted,
  hybrid,
  inUse,
  license,
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
  await putSecret(shop, operator, 'pos-key', { value: 'a signing key', purpose: 'hmac' });
});
afterEach(() => {
  inUse.length = 0;
});

const SELLABLE = [price({ name: 'Hosted', path: 'hosted' }), price({ name: 'Set up', path: 'done-for-you' })];

async function sells(): Promise<string> {
  const { id } = await createProduct(shop, operator, hybrid());
  for (const one of SELLABLE) await createPrice(shop, operator, id, one);
  await moveProduct(shop, operator, id, 'published');
  return id;
}

/** The hybrid product with one path changed. */
function withPath(position: number, change: Partial<PathWrite>) {
  return hybrid({ paths: hybrid().paths.map((path, i) => (i === position ? { ...path, ...change } : path)) });
}

describe('a hybrid product', () => {
  it('shows the buyer each path with its promise and what there is to choose', async () => {
    await sells();
    const shown = await showProduct(shop, 'anywhere');
    expect(shown.paths).toMatchObject([
      { name: 'hosted', delivery_label: 'Hosted workspace', promise: { due_hours: null } },
      { name: 'done-for-you', summary: 'On your machine.', promise: { due_hours: 24 } },
    ]);
    expect(shown.paths[0]?.choices_schema).toHaveProperty('properties.workspace_name');
    expect(shown.prices.map((one) => one.path)).toEqual(['hosted', 'done-for-you']);
    expect(JSON.stringify(shown)).not.toContain('pos-key');
  });

  it('sells each price as its path is delivered', async () => {
    const { prices } = await readProduct(shop, await sells());
    const ids = prices.map((one) => one.id);
    expect(await sellablePrices(shop.db.read, ids)).toMatchObject([
      { delivery_model: 'saas_multitenant', fulfillment_config: { timeout_seconds: 10 }, external_provider: 'pos' },
      { delivery_model: 'managed_setup', fulfillment_driver: 'manual_fulfillment', external_provider: null },
    ]);
  });

  it.each([
    [
      'a path whose settings its driver refuses',
      withPath(0, { fulfillment_config: { base_url: 'http://pos.test', credentials_ref: 'secret:pos-key' } }),
      'CONFIG_INVALID',
      ['paths.0.fulfillment_config.base_url'],
    ],
    [
      'a path that refers to a secret nobody stored',
      withPath(0, { fulfillment_config: { base_url: 'https://pos.test', credentials_ref: 'secret:other' } }),
      'SECRET_UNKNOWN',
      ['paths.0.fulfillment_config.credentials_ref'],
    ],
    [
      'a path that does not say which product of its provider it is',
      withPath(0, { external_product_ref: null }),
      'EXTERNAL_PRODUCT_REQUIRED',
      ['paths.0.external_product_ref'],
    ],
    [
      'a path whose driver delivers something else',
      withPath(1, { delivery_model: 'self_hosted_license' }),
      'DRIVER_CANNOT_DELIVER',
      ['paths.1.fulfillment_driver'],
    ],
    ['two paths of one name', withPath(1, { name: 'hosted' }), 'PATHS_INVALID', ['paths.1.name']],
    ['a single path', hybrid({ paths: hybrid().paths.slice(1) }), 'PATHS_INVALID', ['paths']],
    [
      'a driver beside its paths',
      hybrid({ fulfillment_driver: 'license_renewal' }),
      'PATHS_INVALID',
      ['fulfillment_driver'],
    ],
    [
      'a path that cannot be billed as the product is',
      hybrid({
        is_recurring: true,
        paths: [
          ...hybrid().paths,
          {
            name: 'own',
            title: 'Your own',
            delivery_model: 'self_hosted_license',
            fulfillment_driver: 'license_download',
            fulfillment_config: { license_type: 'single', artifact: 'kit' },
          },
        ],
      }),
      'BILLING_UNSUPPORTED',
      ['paths.2.fulfillment_driver'],
    ],
    ['paths of a product that is not hybrid', license({ paths: hybrid().paths }), 'PATHS_INVALID', ['paths']],
    [
      'no driver where there are no paths',
      license({ fulfillment_driver: null }),
      'DRIVER_UNKNOWN',
      ['fulfillment_driver'],
    ],
  ])('is refused with %s', async (_what, product, code, fields) => {
    expect(await refusalOf(createProduct(shop, operator, product))).toEqual({ code, fields });
  });

  it('is published once each path can be bought', async () => {
    const { id } = await createProduct(shop, operator, hybrid());
    await createPrice(shop, operator, id, SELLABLE[0]!);
    expect(await refusalOf(moveProduct(shop, operator, id, 'published'))).toEqual({
      code: 'PRICE_REQUIRED',
      fields: ['paths.1'],
    });
  });

  it('has prices that name one of its paths, and keep it once published', async () => {
    const id = await sells();
    const refused = { code: 'PATH_UNKNOWN', fields: ['path'] };
    expect(await refusalOf(createPrice(shop, operator, id, price({ name: 'Any' })))).toEqual(refused);
    expect(await refusalOf(createPrice(shop, operator, id, price({ name: 'Any', path: 'moon' })))).toEqual(refused);
    const kit = await createProduct(shop, operator, license());
    expect(await refusalOf(createPrice(shop, operator, kit.id, price({ path: 'hosted' })))).toEqual(refused);
    const { prices } = await readProduct(shop, id);
    const { id: priceId, product_id: _, ...write } = prices[0]!;
    const moved = replacePrice(shop, operator, priceId, { ...write, path: 'done-for-you' });
    expect(await refusalOf(moved)).toEqual({ code: 'PRICE_FIXED', fields: ['path'] });
  });

  it('has the connection of each path tried', async () => {
    const id = await sells();
    expect(await tryConnection(shop, operator, id, 'hosted')).toEqual({ ok: true, detail: 'reached https://pos.test' });
    expect(await refusalOf(tryConnection(shop, operator, id, 'done-for-you'))).toMatchObject({
      code: 'CONNECTION_NOT_TESTABLE',
    });
    expect(await refusalOf(tryConnection(shop, operator, id, null))).toEqual({
      code: 'PATH_UNKNOWN',
      fields: ['path'],
    });
  });

  it('comes along with an import, and the same file again changes nothing', async () => {
    const file = [{ ...hybrid(), status: 'published', prices: SELLABLE }];
    expect(await importProducts(shop, file)).toMatchObject({ created: ['anywhere'] });
    expect(await importProducts(shop, file)).toMatchObject({ unchanged: ['anywhere'] });
    const wrong = [{ ...withPath(1, { fulfillment_config: {} }), prices: SELLABLE }];
    const { fields } = await refusalOf(importProducts(shop, wrong));
    expect(fields).toContain('products.0.paths.1.fulfillment_config.queue');
  });
});

describe('a path by which something is delivered', () => {
  beforeEach(() => {
    inUse.push({ path: 'hosted', driver: 'multitenant_saas', delivery_model: 'saas_multitenant' });
  });

  const replaced = (id: string, product: ReturnType<typeof hybrid>) => replaceProduct(shop, operator, id, 1, product);
  const draft = async () => (await createProduct(shop, operator, hybrid())).id;

  it('may be worded and connected anew, and another may be added', async () => {
    const config = { base_url: 'https://moved.test', credentials_ref: 'secret:pos-key' };
    const { paths } = withPath(0, { title: 'Hosted by us', fulfillment_config: config });
    const third = { ...paths[1]!, name: 'third', title: 'Third' };
    const product = await replaced(await draft(), hybrid({ paths: [...paths, third] }));
    expect(product.paths.map((path) => path.title)).toEqual(['Hosted by us', 'We set it up', 'Third']);
  });

  it('cannot go, nor be delivered by another driver', async () => {
    const [own, setup] = hybrid().paths;
    const other = { ...setup!, name: 'other' };
    const id = await draft();
    expect(await refusalOf(replaced(id, hybrid({ paths: [setup!, other] })))).toEqual({
      code: 'PATH_IN_USE',
      fields: ['paths'],
    });
    const swapped = hybrid({ paths: [{ ...setup!, name: own!.name }, setup!] });
    expect(await refusalOf(replaced(id, swapped))).toEqual({
      code: 'PATH_IN_USE',
      fields: ['paths.0.fulfillment_driver'],
    });
    expect(await refusalOf(importProducts(shop, [hybrid({ paths: [setup!, other] })]))).toMatchObject({
      fields: ['products.0.paths'],
    });
  });

  it('keeps a product that was sold without paths from becoming hybrid', async () => {
    inUse.length = 0;
    inUse.push({ path: null, driver: 'multitenant_saas', delivery_model: 'saas_multitenant' });
    const { id } = await createProduct(shop, operator, hosted({ is_recurring: false }));
    const refused = replaced(id, hybrid({ slug: 'point-of-sale' }));
    expect(await refusalOf(refused)).toEqual({ code: 'PATH_IN_USE', fields: ['delivery_model'] });
  });
});
