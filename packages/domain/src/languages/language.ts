/** The languages that customers are spoken to in. The first is the one the code is written in. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Those that need a catalog. */
export type Translated = Exclude<Language, 'en'>;

/** Each language by its own name: whoever looks for his own cannot be expected to read another. */
export const LANGUAGE_NAME = { en: 'English', de: 'Deutsch' } as const satisfies Record<Language, string>;

/** What a browser remembers of its owner's choice; read by the server, written by the page. */
export const LANGUAGE_COOKIE = 'vozex_language';

/** "de-AT" is de. Nothing for a language that is not spoken here. */
export function languageFrom(tag: string | null | undefined): Language | undefined {
  const primary = tag?.trim().toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === primary);
}

/** More ranges than this in one header are not looked at. */
const RANGES_MAX = 20;

/** The first language of an `Accept-Language` header (RFC 9110) that is spoken here. Nothing where none is. */
export function acceptedLanguage(header: string | null | undefined): Language | undefined {
  const ranges = (header ?? '').split(',', RANGES_MAX).map((part) => {
    const [tag, ...parameters] = part.split(';');
    const q = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((value) => value !== undefined);
    return { language: languageFrom(tag), q: q === undefined ? 1 : Number(q) };
  });
  // Sorting is stable: of two that are wanted alike, the one named first.
  return ranges.filter(({ language, q }) => language && q > 0).sort((one, other) => other.q - one.q)[0]?.language;
}
