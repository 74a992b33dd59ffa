import {
  type Catalog,
  fill,
  type Language,
  languageFrom,
  partsOf,
  type Translated,
  type ValuesOf,
} from '@vozex/domain';
import { createElement, Fragment, type ReactNode } from 'react';
import type account from './de/account.ts';
import type storefront from './de/storefront.ts';

// A page speaks one language from its first line to its last: another one is another page. So `say` is a plain
// function, and the catalog is loaded before what speaks by it.

/** Which part of the app a catalog serves: `storefront` with every page, `account` from the checkout on. */
export type Area = 'storefront' | 'account';

/** What can be said: the German catalogs have every sentence, so that a missing one does not compile. */
export type Sentence = keyof typeof storefront | keyof typeof account;

/** Those that need no values: what constants may hold, to be said where they are drawn. */
export type PlainSentence = { [S in Sentence]: ValuesOf<S> extends [] ? S : never }[Sentence];

type Loader = () => Promise<{ default: Catalog }>;

const CATALOGS: Record<Translated, Record<Area, Loader>> = {
  de: { storefront: () => import('./de/storefront.ts'), account: () => import('./de/account.ts') },
};

let page: Language = 'en';
let spoken: Language = 'en';
const words = new Map<string, string>();

/** The language of this page's sentences, times and amounts. */
export function languageOfPage(): Language {
  return spoken;
}

/** Begins the page in the language that the server answered it in. */
export async function beginPage(): Promise<void> {
  page = languageFrom(document.documentElement.lang) ?? 'en';
  spoken = page;
  await loadWords('storefront');
}

/** Loads the words of an area, before its screens are drawn. One that does not come leaves English in its place. */
export async function loadWords(area: Area): Promise<void> {
  if (page === 'en') return;
  try {
    const catalog = await CATALOGS[page][area]();
    for (const [sentence, translation] of Object.entries(catalog.default)) words.set(sentence, translation);
  } catch {
    // English is readable by most and right for all; a page that does not open is neither.
  }
}

/** The admin speaks English, whatever the shop speaks. */
export function speakForTeam(forTeam: boolean): void {
  spoken = forTeam ? 'en' : page;
  document.documentElement.lang = spoken;
}

function translated(sentence: string): string {
  return spoken === 'en' ? sentence : (words.get(sentence) ?? sentence);
}

/** A sentence in the language of the page. Call it where something is drawn, never while a module loads. */
export function say<S extends Sentence>(sentence: S, ...values: ValuesOf<S>): string {
  return fill(spoken, translated(sentence), values[0] ?? {});
}

/** A sentence whose values are more than text: `tell('Paid by {name}', { name: <b>…</b> })`. */
export function tell<S extends Sentence>(sentence: S, ...values: ValuesOf<S, ReactNode>): ReactNode {
  return createElement(Fragment, null, ...partsOf<ReactNode>(spoken, translated(sentence), values[0] ?? {}));
}
