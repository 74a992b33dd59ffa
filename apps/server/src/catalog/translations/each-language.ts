import { LANGUAGES, type Language } from '@vozex/domain';
import { z } from 'zod';

/** One of these for each language of customers; none of them must be there. */
export function eachLanguage<S extends z.ZodType>(translation: S) {
  const one = translation.optional();
  return z.strictObject(
    Object.fromEntries(LANGUAGES.map((language) => [language, one])) as Record<Language, typeof one>,
  ); // because fromEntries forgets the keys
}

/** Of each text that is in another language than was asked for, by its field: the language it is in. */
export const TextLanguages = z.record(z.string(), z.enum(LANGUAGES)).meta({
  description: 'The language of each text that is in another than was asked for, by its field.',
});
export type TextLanguages = z.infer<typeof TextLanguages>;
