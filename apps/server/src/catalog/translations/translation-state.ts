import { differences, LANGUAGES, type Language } from '@vozex/domain';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../kernel/database.ts';
import type { PriceRow } from '../price.ts';
import type { ProductWrite } from '../product.ts';
import type { ProductTranslation } from './product-translation.ts';
import { saidCategories } from './said-categories.ts';
import { shopLanguage } from './shop-language.ts';

/** What of a product its readers in a further language do not read in it, or from before the original was changed. */
export const TranslationState = z.object({
  language: z.enum(LANGUAGES),
  missing: z
    .array(z.string())
    .meta({ description: 'Fields of the product that are not translated; of a name nobody must.' }),
  older: z.array(z.string()).meta({ description: 'Fields that were changed since their translation was.' }),
});
export type TranslationState = z.infer<typeof TranslationState>;

type Said = Pick<ProductTranslation, 'summary' | 'description' | 'presentation'>;
type Text = { field: string; of(said: Said): string | unknown[] | null | undefined };

/** What is expected of a translation, by its place in the product and in the translation alike. */
const TEXTS: Text[] = [
  { field: 'summary', of: ({ summary }) => summary },
  { field: 'description', of: ({ description }) => description },
  { field: 'presentation.category', of: ({ presentation }) => presentation?.category },
  { field: 'presentation.requirements', of: ({ presentation }) => presentation?.requirements },
  { field: 'presentation.links', of: ({ presentation }) => presentation?.links },
  { field: 'presentation.faq', of: ({ presentation }) => presentation?.faq },
];

/** For each language but the shop's own. @param product as it would be stored. */
export async function translationStates(
  db: Db,
  product: ProductWrite,
  stored: { id: string; product: ProductWrite; prices: PriceRow[] } | undefined,
): Promise<TranslationState[]> {
  const own = await shopLanguage(db);
  const others = LANGUAGES.filter((language) => language !== own);
  return Promise.all(
    others.map(async (language) => ({
      language,
      missing: missingIn(
        language,
        product,
        stored?.prices ?? [],
        await saidCategories(db, [product.presentation.category], language),
      ),
      older: await olderIn(db, language, product, stored),
    })),
  );
}

const isSaid = (text: string | unknown[] | null | undefined) => text !== undefined && text !== null && text.length > 0;
const ownTexts = ({ presentation, ...product }: ProductWrite): Said => ({
  ...product,
  presentation: { ...presentation, category: presentation.category ?? '' },
});

function missingIn(
  language: Language,
  product: ProductWrite,
  prices: PriceRow[],
  categories: ReadonlyMap<string, string>,
): string[] {
  const said = product.translations[language] ?? {};
  const own = ownTexts(product);
  const described = new Set(said.presentation?.pictures?.map(({ sha256 }) => sha256));
  const worded = (name: string) => said.paths?.find((path) => path.name === name);
  return [
    ...TEXTS.filter(({ of }) => isSaid(of(own)) && !isSaid(of(said)))
      .map(({ field }) => field)
      .filter((field) => field !== 'presentation.category' || !categories.has(product.presentation.category ?? '')),
    ...(product.presentation.pictures.every(({ sha256 }) => described.has(sha256)) ? [] : ['presentation.pictures']),
    ...product.paths.flatMap(({ name, summary }) => {
      const one = worded(name);
      return one?.title && (one.summary || summary === '') ? [] : [`paths.${name}`];
    }),
    ...prices.flatMap(({ name, features, translations, active }) => {
      const one = translations[language];
      const isWhole = one?.name && (isSaid(one.features) || features.length === 0);
      return !active || isWhole ? [] : [`prices.${name}`];
    }),
  ];
}

async function olderIn(
  db: Db,
  language: Language,
  product: ProductWrite,
  stored: { id: string; product: ProductWrite } | undefined,
): Promise<string[]> {
  const said = product.translations[language];
  if (!stored || !said) return [];
  const before = new Set(await outdatedFields(db, stored.id, language));
  const own = ownTexts(product);
  const ownBefore = ownTexts(stored.product);
  const saidBefore = stored.product.translations[language] ?? {};
  const differs = (one: unknown, other: unknown) => differences(one, other).length > 0;
  return TEXTS.filter(({ field, of }) => {
    if (!isSaid(of(said)) || !isSaid(of(own)) || differs(of(said), of(saidBefore))) return false;
    return before.has(field) || differs(of(own), of(ownBefore));
  }).map(({ field }) => field);
}

/** So many versions are looked through; what was older before is told no more. */
const VERSIONS_MAX = 50;

/** The translated fields whose original was changed by a later version than their translation. */
async function outdatedFields(db: Db, productId: string, language: Language): Promise<string[]> {
  const fields = TEXTS.map(({ field }) => field);
  const { rows } = await sql<{ field: string }>`
    with recent as (
      select version, document from product_versions where product_id = ${productId}
      order by version desc limit ${VERSIONS_MAX}),
    texts as (
      select f.field, v.version, md5(v.document #>> string_to_array(f.field, '.')) as own,
        md5(v.document #>> (array['translations', ${language}::text] || string_to_array(f.field, '.'))) as said
      from recent v cross join unnest(${fields}::text[]) f (field)),
    steps as (
      select field, version, own is distinct from lag(own) over w as own_changed,
        said is distinct from lag(said) over w as said_changed
      from texts window w as (partition by field order by version))
    select field from steps group by field
    having max(version) filter (where own_changed) > max(version) filter (where said_changed)`.execute(db);
  return rows.map(({ field }) => field);
}
