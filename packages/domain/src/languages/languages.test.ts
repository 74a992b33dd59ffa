import { describe, expect, it } from 'vitest';
import { labelOf } from '../labels.ts';
import { acceptedLanguage, languageFrom } from './language.ts';
import { fill, partsOf, placeholdersOf } from './sentence.ts';

describe('the language somebody wants', () => {
  it.each([
    ['de', 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', 'en'],
    ['en;q=0.5, de;q=0.8', 'de'],
    ['de;q=0, en', 'en'],
    ['DE', 'de'],
    ['fr', undefined],
    ['*', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language);
  });

  it('is one of ours or none', () => {
    expect(['de-CH', ' en ', 'den', '__proto__', null].map(languageFrom)).toEqual([
      'de',
      'en',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a sentence', () => {
  it('has its values in place, as the language writes them', () => {
    expect(fill('en', '{who} has {count}', { who: 'Ada', count: 1_234.5 })).toBe('Ada has 1,234.5');
    expect(fill('de', '{who} hat {count}', { who: 'Ada', count: 1_234.5 })).toBe('Ada hat 1.234,5');
  });

  it('has the form that its number asks for', () => {
    const days = (count: number) => fill('de', 'in {count|einem Tag|# Tagen}', { count });
    expect([1, 0, 2, 1_000].map(days)).toEqual(['in einem Tag', 'in 0 Tagen', 'in 2 Tagen', 'in 1.000 Tagen']);
  });

  it('takes a value for what it is: what stands in it is no placeholder', () => {
    expect(fill('en', 'Hello {name}', { name: '{count|#|#} $& {name}' })).toBe('Hello {count|#|#} $& {name}');
  });

  it('comes in pieces where a value is more than text', () => {
    const link = { href: '/' };
    expect(partsOf('en', 'Open {link} or {count|# other|# others}.', { link, count: 2 })).toEqual([
      'Open ',
      link,
      ' or ',
      '2 others',
      '.',
    ]);
  });

  it('names its placeholders', () => {
    expect(placeholdersOf('{b} and {a|one|many} and {b}')).toEqual(['a', 'b']);
  });
});

describe('a label', () => {
  it('is the language’s own for each kind: what "cancelled" means differs', () => {
    expect([
      labelOf('de', 'order', 'cancelled'),
      labelOf('de', 'subscription', 'cancelled'),
      labelOf('en', 'subscription', 'cancelled'),
    ]).toEqual(['Storniert', 'Gekündigt', 'Cancelled']);
  });
});
