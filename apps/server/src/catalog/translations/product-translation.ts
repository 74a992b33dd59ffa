import { LANGUAGES, Slug, withoutNothing } from '@vozex/domain';
import { z } from 'zod';
import type { PathWrite } from '../path.ts';
import { PictureHash } from '../pictures/picture.ts';
import { Presentation } from '../presentation.ts';
import { storable } from '../price.ts';
import { richText } from '../rich-text.ts';
import { eachLanguage } from './each-language.ts';

const { tags, requirements, links, faq } = Presentation.shape;

/**
 * What a product says in another language, where the product itself says it. A text, and a list as a whole, stands in the
 * place of the product's own; what is missing is shown as the product has it.
 */
const ProductTranslation = z
  .strictObject({
    name: storable(200).trim().optional(),
    summary: storable(500).optional(),
    description: storable(50_000).optional(),
    presentation: z
      .strictObject({
        category: storable(60).trim().optional(),
        tags: tags.unwrap().optional().meta({ description: 'Words by which it is found, too; filters know its own.' }),
        pictures: z
          .array(z.strictObject({ sha256: PictureHash, alt: storable(300).trim() }))
          .max(12)
          .optional()
          .meta({ description: 'What pictures of its gallery show.' }),
        requirements: requirements.unwrap().optional(),
        links: links.unwrap().optional(),
        faq: faq.unwrap().optional(),
      })
      .optional(),
    paths: z
      .array(z.strictObject({ name: Slug, title: storable(120).trim().optional(), summary: storable(500).optional() }))
      .max(8)
      .optional()
      .meta({ description: 'By the names of its paths.' }),
  })
  .meta({ id: 'ProductTranslation' });
export type ProductTranslation = z.infer<typeof ProductTranslation>;

export const ProductTranslations = eachLanguage(ProductTranslation).default({}).meta({
  description: 'Its texts in further languages. Its own are in the language of the shop.',
});
export type ProductTranslations = z.infer<typeof ProductTranslations>;

/** As they are stored: rich text sanitised as the product's own is, and nothing that says nothing. */
export function tidyTranslations(translations: ProductTranslations): ProductTranslations {
  const tidied = LANGUAGES.flatMap((language) => {
    const one = translations[language];
    return one ? [[language, tidyTranslation(one)] as const] : [];
  });
  return withoutNothing(Object.fromEntries(tidied));
}

function tidyTranslation({ description, presentation, paths, ...texts }: ProductTranslation): ProductTranslation {
  return {
    ...texts,
    description: description && richText(description),
    presentation: presentation && {
      ...presentation,
      pictures: presentation.pictures?.filter(({ alt }) => alt !== ''),
    },
    paths: paths?.filter(({ title, summary }) => title || summary),
  };
}

/** What is translated and is not there: a path, or a picture of the gallery. */
export type Untranslatable = { field: string; message: string };

/** Texts for what the product does not have: mistyped, or left behind. */
export function translationsOfNothing(product: {
  presentation: Presentation;
  paths: PathWrite[];
  translations: ProductTranslations;
}): Untranslatable[] {
  const pictures = new Set(product.presentation.pictures.map(({ sha256 }) => sha256));
  const names = new Set(product.paths.map(({ name }) => name));
  return LANGUAGES.flatMap((language) => {
    const { presentation, paths } = product.translations[language] ?? {};
    const under = `translations.${language}`;
    return [
      ...(presentation?.pictures ?? []).flatMap(({ sha256 }, place) =>
        pictures.has(sha256)
          ? []
          : [{ field: `${under}.presentation.pictures.${place}`, message: 'is no picture of its gallery' }],
      ),
      ...(paths ?? []).flatMap(({ name }, place) =>
        names.has(name) ? [] : [{ field: `${under}.paths.${place}.name`, message: `there is no path "${name}"` }],
      ),
    ];
  });
}
