import { z } from 'zod';
import { Picture, PictureUse } from './pictures/picture.ts';
import { storable } from './price.ts';

const Line = storable(200).trim().min(1);

/** What the shop shows of a product beside its terms: nothing of it is part of a sale. */
export const Presentation = z
  .strictObject({
    category: storable(60).trim().min(1).nullable().default(null).meta({ description: 'The shelf it stands on.' }),
    tags: z.array(storable(40).trim().min(1)).max(12).default([]),
    pictures: z
      .array(PictureUse)
      .max(12)
      .default([])
      .meta({ description: 'In the order of the gallery; the first one stands on the shelf.' }),
    requirements: z.array(Line).max(20).default([]).meta({ description: 'What a buyer needs to use it, a line each.' }),
    links: z
      .array(z.strictObject({ title: storable(80).trim().min(1), url: z.url({ protocol: /^https?$/ }).max(500) }))
      .max(8)
      .default([])
      .meta({ description: 'Documentation, support, source.' }),
    faq: z
      .array(z.strictObject({ question: Line, answer: storable(2_000).trim().min(1) }))
      .max(20)
      .default([]),
  })
  .meta({ id: 'Presentation' });
export type Presentation = z.infer<typeof Presentation>;

/** The same as a buyer sees it, with where its pictures are. */
export const ShownPresentation = Presentation.extend({ pictures: z.array(Picture) }).meta({ id: 'ShownPresentation' });

export function presentationOf(stored: unknown): Presentation {
  return Presentation.parse(stored ?? {});
}

/** The pictures a product names, in its gallery and within its descriptions, whatever their language. */
export function picturesIn(product: {
  presentation: Presentation;
  description: string;
  translations: Readonly<Record<string, { description?: string | undefined } | undefined>>;
}): string[] {
  const translated = Object.values(product.translations).map((one) => one?.description ?? '');
  const descriptions = [product.description, ...translated].join('\n');
  const within = [...descriptions.matchAll(/src="\/pictures\/([0-9a-f]{64})\//g)].map(([, sha256]) => sha256!); // because the group is not optional
  return [...new Set([...product.presentation.pictures.map(({ sha256 }) => sha256), ...within])];
}
