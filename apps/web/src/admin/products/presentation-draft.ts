import { LANGUAGES, withoutNothing } from '@vozex/domain';
import type { AdminProductBody } from '../../api/types.ts';

type Presentation = AdminProductBody['presentation'];

type Translations = AdminProductBody['translations'];

/** As they are typed: the comma that was just written stays, for the next one to begin. */
export function splitTags(text: string): string[] {
  return text === '' ? [] : text.split(',');
}

const lines = (texts: string[] = []) => texts.map((text) => text.trim()).filter((text) => text !== '');
const begunLinks = (links: Presentation['links'] = []) =>
  links.filter(({ title, url }) => title.trim() !== '' || url.trim() !== '');
const begunFaq = (faq: Presentation['faq'] = []) =>
  faq.filter(({ question, answer }) => question.trim() !== '' || answer.trim() !== '');

/** As the server takes it: lines and rows that were begun and left empty are none. */
export function tidyPresentation(shown: Presentation): Presentation {
  const category = shown.category?.trim();
  return {
    ...shown,
    category: category ? category : null,
    tags: lines(shown.tags),
    requirements: lines(shown.requirements),
    links: begunLinks(shown.links),
    faq: begunFaq(shown.faq),
  };
}

/** The same of its translations, without those of pictures and paths that are no more. */
export function tidyTranslations(
  translations: Translations,
  { presentation, paths }: Pick<AdminProductBody, 'presentation' | 'paths'>,
): Translations {
  const isPicture = (sha256: string) => presentation.pictures.some((picture) => picture.sha256 === sha256);
  const isPath = (name: string) => paths.some((path) => path.name === name);
  const tidied = LANGUAGES.map((language) => {
    const { presentation: shown, paths: worded, ...texts } = translations[language] ?? {};
    const tidy = {
      ...texts,
      presentation: {
        category: shown?.category?.trim(),
        tags: lines(shown?.tags),
        pictures: shown?.pictures?.filter(({ sha256, alt }) => alt.trim() !== '' && isPicture(sha256)),
        requirements: lines(shown?.requirements),
        links: begunLinks(shown?.links),
        faq: begunFaq(shown?.faq),
      },
      paths: worded?.filter(({ name, title, summary }) => (title || summary) && isPath(name)),
    };
    return [language, tidy] as const;
  });
  return withoutNothing(Object.fromEntries(tidied)) as Translations; // because what says nothing may be absent
}

/** A path goes on being translated under its new name. */
export function renamedPath(translations: Translations, before: string, name: string): Translations {
  const renamed = LANGUAGES.flatMap((language) => {
    const said = translations[language];
    if (!said) return [];
    const paths = said.paths?.map((path) => (path.name === before ? { ...path, name } : path));
    return [[language, { ...said, ...(paths && { paths }) }] as const];
  });
  return Object.fromEntries(renamed);
}
