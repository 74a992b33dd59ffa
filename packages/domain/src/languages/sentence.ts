import type { Language } from './language.ts';

/**
 * A catalog of one language: each English sentence with its translation. `{name}` stands for a value,
 * `{count|# day|# days}` for one of several forms by the plural rules of the language; `#` is the number.
 */
export type Catalog = Readonly<Record<string, string>>;

type NameIn<Inside> = Inside extends `${infer Name}|${string}` ? Name : Inside;
type Names<S> = S extends `${string}{${infer Inside}}${infer Rest}` ? NameIn<Inside> | Names<Rest> : never;

/** What a sentence must be given: nothing, or a value for each of its placeholders. */
export type ValuesOf<S extends string, V = string | number> = [Names<S>] extends [never]
  ? []
  : [values: Record<Names<S>, V>];

const PLACEHOLDER = /\{(\w+)((?:\|[^|{}]*)*)\}/g;

/** A sentence with its values in place. */
export function fill(language: Language, sentence: string, values: Readonly<Record<string, string | number>>): string {
  return partsOf(language, sentence, values).join('');
}

/** A sentence in pieces, where a value is more than text: a link, an amount set in bold. */
export function partsOf<V>(
  language: Language,
  sentence: string,
  values: Readonly<Record<string, V | string | number>>,
): (V | string)[] {
  const parts: (V | string)[] = [];
  let from = 0;
  for (const { 0: whole, 1: name, 2: forms, index } of sentence.matchAll(PLACEHOLDER)) {
    parts.push(sentence.slice(from, index), written(language, values[name!] ?? '', forms!)); // because both groups match
    from = index + whole.length;
  }
  parts.push(sentence.slice(from));
  return parts.filter((part) => part !== '');
}

function written<V>(language: Language, value: V | string | number, forms: string): V | string {
  if (typeof value !== 'number') return value;
  const figure = new Intl.NumberFormat(language).format(value);
  if (forms === '') return figure;
  const rules = new Intl.PluralRules(language);
  const told = FORMS.filter((form) => rules.resolvedOptions().pluralCategories.includes(form));
  const words = forms.slice(1).split('|');
  return (words[told.indexOf(rules.select(value))] ?? words.at(-1) ?? figure).replace('#', figure);
}

/** The order in which a catalog writes the forms of a number; a language has some of them. */
const FORMS: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** The placeholders of a sentence by name, sorted: a translation must have the same. */
export function placeholdersOf(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(PLACEHOLDER)].map(([, name]) => name!))].sort(); // because the group always matches
}
