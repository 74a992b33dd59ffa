import type { Language } from '@vozex/domain';
import { languageNow } from '../../kernel/language.ts';
import { type Presentation, presentationOf } from '../presentation.ts';
import type { PriceRow } from '../price.ts';
import type { ProductRow, SpokenProduct } from '../product.ts';
import type { TextLanguages } from './each-language.ts';
import type { ProductTranslation } from './product-translation.ts';

/**
 * A product as its reader reads it.
 *
 * @param own the language of the shop, in which a product says what is not translated.
 * @param categories what other products call theirs.
 */
export function speakProduct(row: ProductRow, own: Language, categories: ReadonlyMap<string, string>): SpokenProduct {
  const said = row.translations[languageNow()] ?? {};
  const texts = choosing(own);
  const presentation = presentationOf(row.presentation);
  const spoken: ProductRow = {
    ...row,
    name: texts.choose('name', said.name, row.name),
    summary: texts.choose('summary', said.summary, row.summary),
    description: texts.choose('description', said.description, row.description),
    presentation: speakPresentation(presentation, said.presentation ?? {}, texts),
    paths: row.paths.map((path, place) => {
      const one = said.paths?.find(({ name }) => name === path.name);
      return {
        ...path,
        title: texts.choose(`paths.${place}.title`, one?.title, path.title),
        summary: texts.choose(`paths.${place}.summary`, one?.summary, path.summary),
      };
    }),
  };
  const original = presentation.category ?? '';
  const category = texts.choose('category_label', said.presentation?.category ?? categories.get(original), original);
  return { row: spoken, categoryLabel: category === '' ? null : category, languages: texts.languages };
}

function speakPresentation(
  own: Presentation,
  said: NonNullable<ProductTranslation['presentation']>,
  texts: Choosing,
): Presentation {
  return {
    ...own,
    pictures: own.pictures.map(({ sha256, alt }, place) => {
      const translated = said.pictures?.find((one) => one.sha256 === sha256)?.alt;
      return { sha256, alt: texts.choose(`presentation.pictures.${place}.alt`, translated, alt) };
    }),
    requirements: texts.choose('presentation.requirements', said.requirements, own.requirements),
    links: texts.choose('presentation.links', said.links, own.links),
    faq: texts.choose('presentation.faq', said.faq, own.faq),
  };
}

/** The same of a price. */
export function speakPrice(price: PriceRow, own: Language): { price: PriceRow; languages: TextLanguages } {
  const said = price.translations[languageNow()] ?? {};
  const texts = choosing(own);
  const name = texts.choose('name', said.name, price.name);
  const features = texts.choose('features', said.features, price.features);
  return { price: { ...price, name, features }, languages: texts.languages };
}

type Choosing = ReturnType<typeof choosing>;

/** Takes each text from where it is, and notes those that are in another language than is spoken. */
function choosing(own: Language) {
  const languages: TextLanguages = {};
  return {
    languages,
    choose<Text extends string | unknown[]>(field: string, translated: Text | undefined, original: Text): Text {
      if (translated !== undefined && translated.length > 0) return translated;
      if (own !== languageNow() && original.length > 0) languages[field] = own;
      return original;
    },
  };
}
