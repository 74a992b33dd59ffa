import type { Language } from '@vozex/domain';

const NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** What the team calls a language: "German". */
export const languageTitle = (language: Language): string => NAMES.of(language) ?? language;
