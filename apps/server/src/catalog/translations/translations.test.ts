import { LANGUAGES, type Language } from '@vozex/domain';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { inLanguage } from '../../kernel/language.ts';
import { createPrice } from '../create-price.ts';
import { createProduct } from '../create-product.ts';
import { checkDraft } from '../drafts/check-draft.ts';
import { exportProduct } from '../export-product.ts';
import { importProducts } from '../import-products.ts';
import { moveProduct } from '../move-product.ts';
import { sellablePrices } from '../offered-prices.ts';
import { readProduct } from '../read-product.ts';
import { replaceProduct } from '../replace-product.ts';
import { listShelf } from '../shelf/list-shelf.ts';
import type { ShelfQuery } from '../shelf/shapes.ts';
import { showProduct } from '../show-product.ts';
import { hybrid, license, openTestShop, operator, price, refusalOf, type TestShop } from '../test-shop.ts';
import { listVersions } from '../versions/list-versions.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});

const presentation = { category: 'Office', tags: ['billing'], requirements: ['A browser'] };
const german = {
  name: 'Rechnungskasten',
  summary: 'Rechnungen ohne Umstände.',
  presentation: { category: 'Büro', tags: ['Faktura'] },
};

async function sells(change: Parameters<typeof license>[0] = {}) {
  const write = license({ summary: 'Invoices made simple.', presentation, translations: { de: german }, ...change });
  const { id } = await createProduct(shop, operator, write);
  const translations = { de: { name: 'Einzelplatz', features: ['Ein Gerät'] } };
  const one = await createPrice(shop, operator, id, price({ name: 'Single', features: ['One device'], translations }));
  await moveProduct(shop, operator, id, 'published');
  return { id, priceId: one.id };
}

const shown = (language: Language) => inLanguage(language, () => showProduct(shop, 'invoice-kit'));
const found = async (language: Language, query: Partial<ShelfQuery>) => {
  const { items } = await inLanguage(language, () => listShelf(shop, { limit: 10, ...query }));
  return items.map(({ name }) => name);
};
const setLanguage = (language: Language) =>
  sql`insert into settings (key, value, revision, updated_at, updated_by)
    values ('language', ${JSON.stringify({ default: language })}::jsonb, 1, now(), 'vozex')`.execute(shop.db.read);

describe('a product in the language of its reader', () => {
  it('says what is translated, and the rest as the shop has it, marked with its language', async () => {
    await sells();
    const product = await shown('de');
    expect(product).toMatchObject({
      name: 'Rechnungskasten',
      summary: 'Rechnungen ohne Umstände.',
      category: 'Office',
      category_label: 'Büro',
      presentation: { requirements: ['A browser'] },
      languages: { 'presentation.requirements': 'en' },
      prices: [{ name: 'Einzelplatz', features: ['Ein Gerät'], languages: {} }],
    });
    expect(await shown('en')).toMatchObject({
      name: 'Invoice Kit',
      category_label: 'Office',
      languages: {},
      prices: [{ name: 'Single', languages: {} }],
    });
  });

  it('marks each text of its own by the language of the shop', async () => {
    await sells({ translations: { en: { summary: 'Invoices made simple.' } } });
    await setLanguage('de');
    expect((await shown('en')).languages).toEqual({
      name: 'de',
      category_label: 'de',
      'presentation.requirements': 'de',
    });
    expect((await shown('de')).languages).toEqual({});
  });

  it('has its pictures and paths described, those that are translated', async () => {
    const paths = hybrid()
      .paths.slice(1)
      .map((path, i) => ({ ...path, name: `way-${i}` }));
    const write = hybrid({
      paths: [...paths, ...paths.map((path) => ({ ...path, name: 'way-1', title: 'We teach you' }))],
      translations: { de: { paths: [{ name: 'way-1', title: 'Wir zeigen es Ihnen' }] } },
    });
    const { id } = await createProduct(shop, operator, write);
    for (const path of ['way-0', 'way-1']) await createPrice(shop, operator, id, price({ name: path, path }));
    await moveProduct(shop, operator, id, 'published');
    const product = await inLanguage('de', () => showProduct(shop, 'anywhere'));
    expect(product.paths.map(({ title }) => title)).toEqual(['We set it up', 'Wir zeigen es Ihnen']);
    expect(product.languages).toMatchObject({ 'paths.0.title': 'en', 'paths.1.summary': 'en' });
    expect(product.languages).not.toHaveProperty('paths.1.title');
  });

  it('is sold under the name its buyer reads', async () => {
    const { priceId } = await sells();
    const [sold] = await inLanguage('de', () => sellablePrices(shop.db.read, [priceId]));
    expect(sold).toMatchObject({ product_name: 'Rechnungskasten', name: 'Einzelplatz' });
    const [plain] = await sellablePrices(shop.db.read, [priceId]);
    expect(plain).toMatchObject({ product_name: 'Invoice Kit', name: 'Single' });
  });
});

describe('the shelf in a language', () => {
  it('is kept in each one that customers are spoken to in', async () => {
    await sells();
    const { rows } = await sql<{ language: string }>`select language from shelf_texts`.execute(shop.db.read);
    expect(rows.map(({ language }) => language).sort()).toEqual([...LANGUAGES].sort());
  });

  it('finds its own words and the name that everybody knows, and no word that is not read there', async () => {
    await sells();
    expect(await found('de', { q: 'Rechnungen Umst' })).toEqual(['Rechnungskasten']);
    expect(await found('de', { q: 'faktura büro' })).toEqual(['Rechnungskasten']);
    expect(await found('de', { q: 'invoice kit' })).toEqual(['Rechnungskasten']);
    expect(await found('de', { q: 'simple' })).toEqual([]);
    expect(await found('en', { q: 'umstände' })).toEqual([]);
    expect(await found('en', { q: 'simple' })).toEqual(['Invoice Kit']);
  });

  it('is sorted by the names that are read, and its categories are called what they are called there', async () => {
    await sells();
    await sells({ slug: 'letters', name: 'Letters', translations: { de: { name: 'Briefe' } } });
    expect(await found('en', { sort: 'name' })).toEqual(['Invoice Kit', 'Letters']);
    expect(await found('de', { sort: 'name' })).toEqual(['Briefe', 'Rechnungskasten']);
    const { facets } = await inLanguage('de', () => listShelf(shop, { limit: 10, category: 'Office' }));
    expect(facets?.category).toEqual([{ value: 'Office', label: 'Büro', count: 2 }]);
    await sells({ slug: 'silent', name: 'Silent', translations: {} });
    const silent = await inLanguage('de', () => showProduct(shop, 'silent'));
    expect(silent).toMatchObject({ category: 'Office', category_label: 'Büro' });
    expect(silent.languages).not.toHaveProperty('category_label');
    expect(silent.related.map(({ category_label }) => category_label)).toEqual(['Büro', 'Büro']);
    await sells({ slug: 'one-more', presentation: { category: 'Play' }, translations: {} });
    const after = await inLanguage('de', () => listShelf(shop, { limit: 10 }));
    expect(after.facets?.category.at(-1)).toEqual({ value: 'Play', label: 'Play', language: 'en', count: 1 });
  });
});

describe('what is written of a translation', () => {
  it('is sanitised as the product’s own text is, and what says nothing is not kept', async () => {
    const { id } = await createProduct(
      shop,
      operator,
      license({
        translations: {
          de: {
            name: '  ',
            summary: '',
            description: '<p onclick="x()">Gut</p><script>alert(1)</script><img src="https://elsewhere.test/x.png">',
            presentation: { requirements: [], category: '' },
          },
          en: { name: '' },
        },
      }),
    );
    expect((await readProduct(shop, id)).translations).toEqual({ de: { description: '<p>Gut</p>' } });
  });

  it.each([
    [{ fr: { name: 'Facture' } }, 'translations'],
    [{ de: { title: 'Rechnung' } }, 'translations.de'],
    [{ de: { name: 'x'.repeat(201) } }, 'translations.de.name'],
  ])('is refused where the product has no such text: %o', async (translations, field) => {
    const answer = await importProducts(shop, [{ ...license(), status: 'draft', translations }]).catch(
      (error) => error,
    );
    expect(answer).toMatchObject({ code: 'IMPORT_REFUSED', fields: [{ field: `products.0.${field}` }] });
  });

  it('is refused for a path or a picture that is not there', async () => {
    const lost = 'a'.repeat(64);
    const translations = {
      de: { paths: [{ name: 'gone', title: 'Weg' }], presentation: { pictures: [{ sha256: lost, alt: 'Ein Bild' }] } },
    };
    expect(await refusalOf(createProduct(shop, operator, license({ translations })))).toEqual({
      code: 'TRANSLATION_OF_NOTHING',
      fields: ['translations.de.presentation.pictures.0', 'translations.de.paths.0.name'],
    });
    const picture = license({ translations: { de: { description: `<img src="/pictures/${lost}/480.webp">` } } });
    expect(await refusalOf(createProduct(shop, operator, picture))).toMatchObject({ code: 'PICTURE_UNKNOWN' });
  });

  it('is told by the history, field by field, and travels with the product', async () => {
    const { id } = await sells();
    const { revision } = await readProduct(shop, id);
    const write = license({ summary: 'Invoices made simple.', presentation });
    await replaceProduct(shop, operator, id, revision, {
      ...write,
      translations: { de: { ...german, summary: 'Rechnungen, ganz einfach.' } },
    });
    const [newest] = (await listVersions(shop, id, { limit: 1 })).items;
    expect(newest?.differences).toEqual([
      {
        field: 'translations.de.summary',
        before: 'Rechnungen ohne Umstände.',
        after: 'Rechnungen, ganz einfach.',
      },
    ]);
    const exported = await exportProduct(shop, id);
    expect(await importProducts(shop, exported)).toMatchObject({ unchanged: ['invoice-kit'] });
    expect(exported.products[0]).toMatchObject({ prices: [{ translations: { de: { name: 'Einzelplatz' } } }] });
  });

  it('makes no version of a product from before there were any', async () => {
    const { id } = await sells({ translations: {} });
    await sql`update product_versions set document = document - 'translations' where product_id = ${id}`.execute(
      shop.db.read,
    );
    const before = (await listVersions(shop, id, { limit: 10 })).items.length;
    const write = license({ summary: 'Invoices made simple.', presentation });
    await replaceProduct(shop, operator, id, (await readProduct(shop, id)).revision, write);
    expect((await listVersions(shop, id, { limit: 10 })).items).toHaveLength(before);
  });
});

describe('while a product is written', () => {
  const stateOf = async (id: string, change: Parameters<typeof license>[0]) =>
    (await checkDraft(shop, license({ summary: 'Invoices made simple.', presentation, ...change }), id)).translations;

  it('is told what is missing in each other language, a name apart', async () => {
    const { id } = await sells();
    const { name: _, ...texts } = german;
    expect(await stateOf(id, { translations: { de: texts } })).toEqual([
      { language: 'de', missing: ['presentation.requirements'], older: [] },
    ]);
    expect(await stateOf(id, { description: '<p>Long.</p>', translations: {} })).toMatchObject([
      { missing: ['summary', 'description', 'presentation.requirements'] },
    ]);
    await setLanguage('de');
    expect((await stateOf(id, {}))[0]).toMatchObject({ language: 'en' });
  });

  it('is told which original was changed since: now, or in an earlier version', async () => {
    const { id } = await sells();
    const translations = { de: german };
    const older = async (change: Parameters<typeof license>[0]) => (await stateOf(id, change))[0]?.older;
    expect(await older({ translations })).toEqual([]);
    expect(await older({ translations, summary: 'Invoices, simpler.' })).toEqual(['summary']);
    const { revision } = await readProduct(shop, id);
    const changed = license({ summary: 'Invoices, simpler.', presentation, translations });
    await replaceProduct(shop, operator, id, revision, changed);
    expect(await older(changed)).toEqual(['summary']);
    const mended = { ...changed, translations: { de: { ...german, summary: 'Rechnungen, einfacher.' } } };
    expect(await older(mended)).toEqual([]);
    await replaceProduct(shop, operator, id, revision + 1, mended);
    expect(await older(mended)).toEqual([]);
  });
});
