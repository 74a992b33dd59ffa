import type { AdminProductBody } from '../api/types.ts';

type Presentation = AdminProductBody['presentation'];

/** As the server takes it: lines and rows that were begun and left empty are none. */
export function tidyPresentation(shown: Presentation): Presentation {
  const category = shown.category?.trim();
  const lines = (texts: string[]) => texts.map((text) => text.trim()).filter((text) => text !== '');
  return {
    ...shown,
    category: category ? category : null,
    tags: lines(shown.tags),
    requirements: lines(shown.requirements),
    links: shown.links.filter(({ title, url }) => title.trim() !== '' || url.trim() !== ''),
    faq: shown.faq.filter(({ question, answer }) => question.trim() !== '' || answer.trim() !== ''),
  };
}
