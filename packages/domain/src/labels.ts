import { LABELS_DE } from './languages/labels.de.ts';
import { LABELS_EN, type Labels } from './languages/labels.en.ts';
import type { Language } from './languages/language.ts';

const LABELS: Record<Language, Labels> = { en: LABELS_EN, de: LABELS_DE };

/** What a customer reads for a word of the domain. */
export function labelOf<Kind extends keyof Labels>(language: Language, kind: Kind, word: keyof Labels[Kind]): string {
  return LABELS[language][kind][word] as string; // because every label is one
}
