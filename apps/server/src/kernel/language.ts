import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Catalog,
  fill,
  formatMoney,
  type Labels,
  type Language,
  labelOf,
  type Money,
  type Translated,
  type ValuesOf,
} from '@vozex/domain';

// The language that is being spoken, as long as one request is answered or one mail is written. It is kept beside the
// call rather than handed through every action: what a sentence says must never depend on it, only how.

const spoken = new AsyncLocalStorage<Language>();

/** English where nobody said otherwise: the team, the command line, what is written down. */
export function languageNow(): Language {
  return spoken.getStore() ?? 'en';
}

/** Does the work in a language, with all that it calls. */
export function inLanguage<T>(language: Language, work: () => T): T {
  return spoken.run(language, work);
}

type Speaker<Sentence extends string> = {
  /** A sentence of this room in the language that is spoken. One without a translation does not compile. */
  <S extends Sentence>(sentence: S, ...values: ValuesOf<S>): string;
  /** A text that came from elsewhere (a row, another room): translated where it is a sentence of this room, else as it is. */
  known(text: string): string;
};

/** Gives a room its words: `export const say = speaker({ de })`. */
export function speaker<const Catalogs extends Record<Translated, Catalog>>(
  catalogs: Catalogs,
): Speaker<keyof Catalogs[Translated] & string> {
  const translated = (sentence: string): string => {
    const language = languageNow();
    return language === 'en' ? sentence : (catalogs[language][sentence] ?? sentence);
  };
  return Object.assign(
    (sentence: string, values: Record<string, string | number> = {}) =>
      fill(languageNow(), translated(sentence), values),
    { known: translated },
  );
}

/** The label of a word of the domain, in the language that is spoken. */
export function label<Kind extends keyof Labels>(kind: Kind, word: keyof Labels[Kind]): string {
  return labelOf(languageNow(), kind, word);
}

/** An amount as it is written in the language that is spoken. */
export function spokenMoney(money: Money): string {
  return formatMoney(money, languageNow());
}

/** A rate as it is written in the language that is spoken: 1900 is "19 %". */
export function spokenPercent(basisPoints: number): string {
  return `${new Intl.NumberFormat(languageNow()).format(basisPoints / 100)} %`;
}

/** A day as it is written in the language that is spoken; in UTC, as billing counts days. */
export function spokenDay(at: Date, style: 'long' | 'medium' = 'long'): string {
  return new Intl.DateTimeFormat(languageNow(), { dateStyle: style, timeZone: 'UTC' }).format(at);
}
