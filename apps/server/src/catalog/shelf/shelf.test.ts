import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPrice } from '../create-price.ts';
import { createProduct } from '../create-product.ts';
import { moveProduct } from '../move-product.ts';
import { license, openTestShop, operator, price, type TestShop } from '../test-shop.ts';
import { listShelf } from './list-shelf.ts';
import type { ShelfQuery } from './shapes.ts';

let shop: TestShop;
const ids: Record<string, string> = {};

/** One shop for the file: nothing here changes what another story reads. */
beforeAll(async () => {
  shop = await openTestShop();
  await sells('Quiet Icons', { category: 'Design', tags: ['svg', 'icons'], amounts: { USD: 1_800, EUR: 1_700 } });
  await sells('Lumen Notes', { category: 'Writing', tags: ['offline'], amounts: { USD: 2_900 } });
  await sells('Hookbox', { category: 'Developers', tags: ['offline', 'webhooks'], amounts: { EUR: 900 } });
  await sells('Iconic Fonts', {
    category: 'Design',
    tags: [],
    amounts: { USD: 900 },
    description: '<p>A typeface.</p>',
  });
  await sells('Hidden', { category: 'Design', tags: ['svg'], amounts: { USD: 1 } }, false);
});

type Sold = { category: string; tags: string[]; amounts: Record<string, number>; description?: string };

async function sells(name: string, { category, tags, amounts, description = '' }: Sold, published = true) {
  const slug = name.toLowerCase().replaceAll(' ', '-');
  const presentation = { category, tags, pictures: [], requirements: [], links: [], faq: [] };
  const product = await createProduct(shop, operator, license({ slug, name, description, presentation }));
  for (const [currency, amount_minor] of Object.entries(amounts))
    await createPrice(shop, operator, product.id, price({ name: currency, currency, amount_minor }));
  if (published) await moveProduct(shop, operator, product.id, 'published');
  ids[slug] = product.id;
}

const shelf = (query: Partial<ShelfQuery> = {}) => listShelf(shop, { limit: 10, ...query });
const names = async (query: Partial<ShelfQuery> = {}) => (await shelf(query)).items.map(({ name }) => name);

describe('the shelf', () => {
  it('finds words and their beginnings in names, tags and descriptions, names first', async () => {
    expect(await names({ q: 'icon' })).toEqual(['Iconic Fonts', 'Quiet Icons']);
    expect(await names({ q: 'svg' })).toEqual(['Quiet Icons']);
    expect(await names({ q: 'typef' })).toEqual(['Iconic Fonts']);
    expect(await names({ q: 'QUIET ico' })).toEqual(['Quiet Icons']);
    expect(await names({ q: 'quiet typeface' })).toEqual([]);
    expect(await names({ q: "') | ! & :* <-> '" })).toHaveLength(4);
    expect(await names({ q: 'offl' })).toEqual(['Hookbox', 'Lumen Notes']);
  });

  it('is narrowed by each filter, and counts what each other choice would leave', async () => {
    expect(await names({ category: 'Design' })).toEqual(['Iconic Fonts', 'Quiet Icons']);
    expect(await names({ tag: 'offline', currency: 'EUR' })).toEqual(['Hookbox']);
    expect(await names({ delivery: 'managed_setup' })).toEqual([]);
    const { facets } = await shelf({ category: 'Design' });
    expect(facets).toMatchObject({ total: 2, delivery: [{ value: 'self_hosted_license', count: 2 }] });
    expect(facets?.category.map(({ value, count }) => `${value} ${count}`)).toEqual([
      'Design 2',
      'Developers 1',
      'Writing 1',
    ]);
    expect(facets?.currency.map(({ value, count }) => `${value} ${count}`)).toEqual(['USD 2', 'EUR 1']);
    expect(facets?.billing).toEqual([{ value: 'one_time', label: 'Paid once', count: 2 }]);
  });

  it('is sorted by name and by price in one currency, which the cards then show', async () => {
    expect(await names({ sort: 'name' })).toEqual(['Hookbox', 'Iconic Fonts', 'Lumen Notes', 'Quiet Icons']);
    const { items } = await shelf({ sort: 'price', currency: 'EUR' });
    expect(items.map(({ name, from_price }) => [name, from_price?.amount_minor, from_price?.currency])).toEqual([
      ['Hookbox', 900, 'EUR'],
      ['Quiet Icons', 1_700, 'EUR'],
    ]);
  });

  it.each(['newest', 'name', 'price', 'relevance'] as const)('pages by key in the order of %s', async (sort) => {
    const whole = await names({ sort, q: sort === 'relevance' ? 'o' : undefined });
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await shelf({ sort, limit: 1, after, q: sort === 'relevance' ? 'o' : undefined });
      paged.push(...page.items.map(({ name }) => name));
      expect(page.facets === null).toBe(after !== undefined);
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(paged).toEqual(whole);
    expect(paged.length).toBeGreaterThan(1);
  });

  it('refuses a place that no page of its order gave', async () => {
    const { next } = await shelf({ sort: 'name', limit: 1 });
    for (const after of [next!, 'bm9wZQ', 'W10', Buffer.from('["1","x","y"]').toString('base64url')])
      await expect(shelf({ sort: 'price', after })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('follows every change of a product and its prices', async () => {
    await moveProduct(shop, operator, ids.hookbox!, 'draft');
    expect(await names({ sort: 'name' })).not.toContain('Hookbox');
    await moveProduct(shop, operator, ids.hookbox!, 'published');
    await createPrice(shop, operator, ids.hookbox!, price({ name: 'Yen', currency: 'JPY', amount_minor: 500 }));
    expect(await names({ currency: 'JPY' })).toEqual(['Hookbox']);
  });
});

it('finds words among thousands by their index', async () => {
  await sql`insert into products (id, slug, name, status, delivery_model, fulfillment_driver, enabled_payment_gateways,
      default_payment_gateway, created_at, updated_at)
    select 'prd_' || n, 'filler-' || n, 'Filler', 'published', 'self_hosted_license', 'license_download', '{paypal}',
      'paypal', now(), now() from generate_series(1, 2000) n`.execute(shop.db.read);
  await sql`analyze shelf, shelf_texts`.execute(shop.db.read);
  const { rows } = await sql<Record<string, string>>`explain select product_id from shelf_texts t
    where t.language = 'en' and t.words @@ to_tsquery('simple', ${'lumen:*'})`.execute(shop.db.read);
  expect(JSON.stringify(rows)).toContain('shelf_texts_words');
  expect(await names({ q: 'lumen' })).toEqual(['Lumen Notes']);
  expect((await shelf({ q: 'filler' })).facets?.total).toBe(2_000);
});
