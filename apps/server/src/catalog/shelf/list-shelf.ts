import type { Language } from '@vozex/domain';
import type { Db } from '../../kernel/database.ts';
import { RequestError } from '../../kernel/errors.ts';
import { languageNow } from '../../kernel/language.ts';
import type { CatalogApp } from '../catalog-app.ts';
import { picturesByHash } from '../pictures/store.ts';
import { presentationOf } from '../presentation.ts';
import { fromPrices } from '../price.ts';
import { type ProductCard, type ProductRow, productCard } from '../product.ts';
import { availabilityOf, roomOf } from '../room.ts';
import { pricesOf, productsById } from '../store.ts';
import { saidCategories } from '../translations/said-categories.ts';
import { shopLanguage } from '../translations/shop-language.ts';
import { speakProduct } from '../translations/speak-product.ts';
import { FACETS, facetLabel, type ShelfFacets, type ShelfPage, type ShelfQuery, type ShelfSort } from './shapes.ts';
import { countFacets, keysOf, type Place, placesPage, prefixQuery } from './store.ts';

/** More tags than this are a cloud nobody reads. */
const FACET_VALUES_MAX = 24;

/**
 * The published products as cards, searched, filtered and sorted, a page at a time.
 *
 * @throws RequestError INVALID_REQUEST for an `after` that no page of this order gave
 */
export async function listShelf(app: CatalogApp, query: ShelfQuery): Promise<ShelfPage> {
  const isSearch = prefixQuery(query.q) !== undefined;
  const asked = query.sort ?? 'relevance';
  const sort = asked === 'relevance' && !isSearch ? 'newest' : asked;
  const after = query.after === undefined ? undefined : readPlace(query.after, sort);
  const places = await placesPage(app.db.read, query, sort, after);
  const shown = places.slice(0, query.limit);
  const last = places.length > query.limit ? shown.at(-1) : undefined;
  const own = await shopLanguage(app.db.read);
  return {
    items: await cardsOf(app, shown, own, query.currency),
    next: last ? writePlace(last) : null,
    facets: after ? null : await facetsOf(app, query, own),
  };
}

/**
 * Cards in the order of the places; a fixed number of statements, however many.
 *
 * @param own the language in which products say what is not translated.
 */
export async function cardsOf(
  app: CatalogApp,
  places: Place[],
  own: Language,
  currency?: string,
): Promise<ProductCard[]> {
  const ids = places.map(({ id }) => id);
  const stored = new Map((await productsById(app.db.read, ids)).map((row) => [row.id, row]));
  const rows = ids.flatMap((id) => stored.get(id) ?? []);
  const active = (await pricesOf(app.db.read, ids)).filter((price) => price.active);
  const prices = Map.groupBy(
    active.filter((price) => currency === undefined || price.currency === currency),
    (price) => price.product_id,
  );
  const first = rows.flatMap((row) => presentationOf(row.presentation).pictures.slice(0, 1));
  const pictures = await picturesByHash(
    app.db.read,
    first.map(({ sha256 }) => sha256),
  );
  const rooms = await roomOf(
    app,
    app.db.read,
    rows.map((product) => ({ product, path: null })),
  );
  const categories = await categoriesOf(app.db.read, rows, own);
  return rows.map((row, i) =>
    productCard(speakProduct(row, own, categories), {
      from: fromPrices(prices.get(row.id) ?? []),
      pictures,
      availability: availabilityOf(rooms[i]),
    }),
  );
}

/** What the categories of products are called, where one of them does not say so itself. */
export function categoriesOf(db: Db, rows: ProductRow[], own: Language): Promise<ReadonlyMap<string, string>> {
  const language = languageNow();
  const silent = rows.filter((row) => !row.translations[language]?.presentation?.category);
  const categories = language === own ? [] : silent.map((row) => presentationOf(row.presentation).category);
  return saidCategories(db, categories, language);
}

async function facetsOf(app: CatalogApp, query: ShelfQuery, own: Language): Promise<ShelfFacets> {
  const counted = await countFacets(app.db.read, query);
  const facets = FACETS.map((name) => {
    const values = counted.filter(({ facet }) => facet === name).slice(0, FACET_VALUES_MAX);
    const shown = values.map(({ value, translated, count }) => {
      const isOriginal = name === 'category' && translated === null && own !== languageNow();
      return { value, label: translated ?? facetLabel(name, value), count, ...(isOriginal && { language: own }) };
    });
    return [name, shown] as const;
  });
  const total = counted.find(({ facet }) => facet === 'total')?.count ?? 0;
  return { total, ...(Object.fromEntries(facets) as Omit<ShelfFacets, 'total'>) }; // because it has a list for each facet
}

function writePlace({ id, key }: Place): string {
  return Buffer.from(JSON.stringify([...key, id])).toString('base64url');
}

function readPlace(text: string, sort: ShelfSort): Place {
  const parts = parsed(text);
  const id = parts?.at(-1);
  if (!parts || id === undefined || parts.length !== keysOf(sort) + 1 || !keysFit(sort, parts)) {
    const message = 'is not from a page of this order; begin again without it';
    throw new RequestError('INVALID_REQUEST', text, { fields: [{ field: 'after', message }] });
  }
  return { id, key: parts.slice(0, -1) };
}

function parsed(text: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) && value.every((part) => typeof part === 'string' && !part.includes('\0'))
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keys that are read back as numbers must be some. */
function keysFit(sort: ShelfSort, parts: string[]): boolean {
  if (sort === 'price') return /^\d{1,15}$/.test(parts[1] ?? '');
  return sort !== 'relevance' || /^\d+(\.\d+)?(e[+-]?\d{1,2})?$/.test(parts[0] ?? '');
}
