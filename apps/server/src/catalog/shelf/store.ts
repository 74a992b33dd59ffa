import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';
import { languageNow } from '../../kernel/language.ts';
import { FACETS, type FacetName, type ShelfQuery, type ShelfSort } from './shapes.ts';

type Condition = RawBuilder<boolean>;

const HOLDS = {
  category: (value) => sql`s.category = ${value}`,
  tag: (value) => sql`s.tags @> array[${value}]::text[]`,
  delivery: (value) => sql`s.models @> array[${value}]::text[]`,
  billing: (value) => sql`s.billings @> array[${value}]::text[]`,
  currency: (value) => sql`s.currencies @> array[${value}]::text[]`,
} satisfies Record<FacetName, (value: string) => Condition>;

/** Where the values of a facet stand: one a product, or several. */
const VALUES = {
  category: sql`array[s.category]`,
  tag: sql`s.tags`,
  delivery: sql`s.models`,
  billing: sql`s.billings`,
  currency: sql`s.currencies`,
} satisfies Record<FacetName, RawBuilder<unknown>>;

/** More words than this find nothing that fewer do not. */
const WORDS_MAX = 8;

/** What is typed as a query of prefixes: only letters and digits reach it. Nothing where there is no word. */
export function prefixQuery(q: string | undefined): string | undefined {
  const words = q?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0
    ? undefined
    : words
        .slice(0, WORDS_MAX)
        .map((word) => `${word}:*`)
        .join(' & ');
}

const found = (words: string): Condition => sql`t.words @@ to_tsquery('simple', ${words})`;
/** The texts of the shelf in the language that is spoken. */
const texts = () => sql`join shelf_texts t on t.product_id = s.product_id and t.language = ${languageNow()}`;
const all = (conditions: Condition[]): Condition =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;

function filtersBut(query: ShelfQuery, but?: FacetName): Condition[] {
  return FACETS.flatMap((name) => {
    const value = query[name];
    return value === undefined || name === but ? [] : [HOLDS[name](value)];
  });
}

/** A product's place on the shelf: its id, and by what it is sorted before the id decides. */
export type Place = { id: string; key: string[] };

/** By what each order sorts, with the type a key is read back as; and which way. */
const ORDERS = {
  newest: { by: [], down: true },
  relevance: { by: [{ column: sql`ts_rank(t.words, to_tsquery('simple', q.words))`, type: sql`float4` }], down: true },
  name: { by: [{ column: sql`t.name_key`, type: sql`text` }], down: false },
  price: {
    by: [
      { column: sql`p.currency`, type: sql`text` },
      { column: sql`p.amount_minor`, type: sql`bigint` },
    ],
    down: false,
  },
} satisfies Record<ShelfSort, { by: { column: RawBuilder<unknown>; type: RawBuilder<unknown> }[]; down: boolean }>;

/** How many keys a place has in an order. */
export const keysOf = (sort: ShelfSort): number => ORDERS[sort].by.length;

/** One place more than `limit`, from after `after`. */
export async function placesPage(db: Db, query: ShelfQuery, sort: ShelfSort, after?: Place): Promise<Place[]> {
  const words = prefixQuery(query.q);
  const { by, down } = ORDERS[sort];
  const columns = [...by.map(({ column }) => column), sql`s.product_id`];
  const conditions = [...(words === undefined ? [] : [found(words)]), ...filtersBut(query)];
  if (after) {
    const from = [...by.map(({ type }, i) => sql`${after.key[i]}::text::${type}`), sql`${after.id}::text`];
    conditions.push(sql`(${sql.join(columns)}) ${down ? sql`<` : sql`>`} (${sql.join(from)})`);
  }
  // In which currency prices are compared: the one that is asked for, else each product's own.
  const prices =
    query.currency === undefined
      ? sql`shelf s cross join lateral (select s.currency, s.amount_minor) p`
      : sql`shelf s join shelf_prices p on p.product_id = s.product_id and p.currency = ${query.currency}`;
  const shelf = sort === 'price' ? prices : sql`shelf s`;
  const read = words !== undefined || sort === 'name' ? sql` ${texts()}` : sql``;
  const ordered = columns.map((column) => (down ? sql`${column} desc` : column));
  const keys = by.map(({ column }) => sql`(${column})::text`);
  const { rows } = await sql<Place>`
    select s.product_id as id, array[${sql.join(keys)}]::text[] as key
    from ${shelf}${read}${sort === 'relevance' ? sql`, (select ${words ?? ''}::text as words) q` : sql``}
    where ${all(conditions)}
    order by ${sql.join(ordered)}
    limit ${query.limit + 1}`.execute(db);
  return rows;
}

type Counted = {
  facet: FacetName | 'total';
  value: string;
  /** What its products call it in the language that is spoken; null where none of them does. */
  translated: string | null;
  count: number;
};

/** Every value of every facet, counted in one statement; what was looked for is found once. */
export async function countFacets(db: Db, query: ShelfQuery): Promise<Counted[]> {
  const words = prefixQuery(query.q);
  const counts = FACETS.map(
    (name) => sql`
      select ${sql.lit(name)} as facet, value,
        ${name === 'category' ? sql`max(s.category_label)` : sql`null::text`} as translated, count(*)::int as count
      from found s cross join lateral unnest(${VALUES[name]}) value
      where value is not null and ${all(filtersBut(query, name))}
      group by value`,
  );
  const { rows } = await sql<Counted>`
    with found as materialized (
      select s.category, t.category as category_label, s.tags, s.models, s.billings, s.currencies
      from shelf s ${texts()} where ${words === undefined ? sql`true` : found(words)})
    select 'total' as facet, '' as value, null::text as translated, count(*)::int as count from found s where ${all(filtersBut(query))}
    union all ${sql.join(counts, sql` union all `)}
    order by facet, count desc, value`.execute(db);
  return rows;
}

/** What stands beside a product: of its category first, then what shares most tags with it; newest first. */
export async function placesBeside(db: Db, productId: string, limit: number): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select s.product_id as id, '{}'::text[] as key
    from shelf own
    join shelf s on s.product_id <> own.product_id and (s.category = own.category or s.tags && own.tags)
    where own.product_id = ${productId}
    order by s.category is distinct from own.category,
      cardinality(array(select unnest(s.tags) intersect select unnest(own.tags))) desc, s.product_id desc
    limit ${limit}`.execute(db);
  return rows;
}

/** The categories that something stands in, by name. */
export async function shelvedCategories(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('shelf')
    .select('category')
    .distinct()
    .where('category', 'is not', null)
    .orderBy('category')
    .execute();
  return rows.flatMap(({ category }) => category ?? []);
}

/** Where each part of so many products begins, by id. */
export async function sitemapStarts(db: Db, length: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select product_id as id from (select product_id, row_number() over (order by product_id) as place from shelf) s
    where place % ${length} = 1 order by product_id`.execute(db);
  return rows.map(({ id }) => id);
}

/** The products on the shelf from `from` on. */
export function shelvedSlugs(db: Db, from: string, length: number): Promise<{ slug: string; updated_at: Date }[]> {
  return db
    .selectFrom('shelf')
    .innerJoin('products', 'products.id', 'shelf.product_id')
    .select(['products.slug', 'products.updated_at'])
    .where('shelf.product_id', '>=', from)
    .orderBy('shelf.product_id')
    .limit(length)
    .execute();
}
