import { beforeEach, describe, expect, it } from 'vitest';
import { createPrice } from '../create-price.ts';
import { createProduct } from '../create-product.ts';
import { exportProduct } from '../export-product.ts';
import { importProducts } from '../import-products.ts';
import { moveProduct } from '../move-product.ts';
import { offeredPrice } from '../offered-prices.ts';
import { replacePrice } from '../replace-price.ts';
import { replaceProduct } from '../replace-product.ts';
import { license, openTestShop, operator, price, refusalOf, type TestShop } from '../test-shop.ts';
import { writeMapping } from '../write-mapping.ts';
import { listVersions, readVersion } from './list-versions.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});

const historyOf = async (id: string) => (await listVersions(shop, id, { limit: 25 })).items;

describe('the history of a product', () => {
  it('tells each change of it, its prices, its mappings and its status, by whom, and what it changed', async () => {
    const { id, revision } = await createProduct(shop, operator, license());
    await replaceProduct(shop, operator, id, revision, license({ name: 'Invoice Kit 2' }));
    const standard = await createPrice(shop, operator, id, price());
    await replacePrice(shop, operator, standard.id, price({ name: 'Plain', amount_minor: 5900 }));
    await moveProduct(shop, operator, id, 'published');
    const seen = (await offeredPrice(shop.db.read, standard.id))!; // because it has just been published
    await writeMapping(shop, operator, seen, 'paypal', { product_id: 'PROD-1' });

    expect((await historyOf(id)).map(({ version, action, differences }) => [version, action, differences])).toEqual([
      [6, 'catalog.mapping_made', [{ field: 'prices.Plain.mappings.paypal', after: { product_id: 'PROD-1' } }]],
      [5, 'catalog.product_published', [{ field: 'status', before: 'draft', after: 'published' }]],
      [
        4,
        'catalog.price_replaced',
        [
          { field: 'prices.Plain.name', before: 'Standard', after: 'Plain' },
          { field: 'prices.Plain.amount_minor', before: 4900, after: 5900 },
        ],
      ],
      [3, 'catalog.price_created', [{ field: 'prices.Standard', after: { ...price(), id: standard.id } }]],
      [2, 'catalog.product_replaced', [{ field: 'name', before: 'Invoice Kit', after: 'Invoice Kit 2' }]],
      [1, 'catalog.product_created', []],
    ]);
    expect((await historyOf(id))[0]).toMatchObject({ by: 'operator:olga', by_name: null });
    expect((await readVersion(shop, id, 1)).document).toMatchObject({
      name: 'Invoice Kit',
      status: 'draft',
      prices: [],
    });
  });

  it('has no version of a change that changed nothing, nor of one that was refused', async () => {
    const { id, revision } = await createProduct(shop, operator, license());
    const same = await replaceProduct(shop, operator, id, revision, license());
    await refusalOf(replaceProduct(shop, operator, id, revision, license({ name: 'Too late' })));
    await refusalOf(replaceProduct(shop, operator, id, same.revision, license({ fulfillment_driver: 'telepathy' })));
    expect(await historyOf(id)).toHaveLength(1);
  });

  it('is read page by page, each change compared with the one before it', async () => {
    const { id } = await createProduct(shop, operator, license({ name: 'One' }));
    for (const [i, name] of ['Two', 'Three', 'Four'].entries())
      await replaceProduct(shop, operator, id, i + 1, license({ name }));
    const first = await listVersions(shop, id, { limit: 3 });
    expect(first).toMatchObject({ next: '2', items: [{ version: 4 }, { version: 3 }, { version: 2 }] });
    expect(first.items[2]?.differences).toEqual([{ field: 'name', before: 'One', after: 'Two' }]);
    const rest = await listVersions(shop, id, { limit: 3, after: 2 });
    expect(rest).toMatchObject({ next: null, items: [{ version: 1, differences: [] }] });
    expect(await refusalOf(readVersion(shop, id, 5))).toMatchObject({ code: 'VERSION_UNKNOWN' });
  });
});

describe('what is exported', () => {
  it('is what the import takes: brought in again it changes nothing', async () => {
    const { id } = await createProduct(shop, operator, license());
    await createPrice(shop, operator, id, price());
    await moveProduct(shop, operator, id, 'published');
    const exported = await exportProduct(shop, id);
    expect(await importProducts(shop, exported)).toEqual({ created: [], updated: [], unchanged: ['invoice-kit'] });
    const [product] = exported.products;
    await importProducts(shop, { products: [{ ...product, name: 'From a file' }] });
    expect((await historyOf(id))[0]).toMatchObject({
      by: 'api_key',
      action: 'catalog.product_imported',
      differences: [{ field: 'name', before: 'Invoice Kit', after: 'From a file' }],
    });
  });
});
