import { readFileSync } from 'node:fs';
import { placeholdersOf } from '@vozex/domain';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

type Words = Record<string, string>;

const catalogs = new Map<string, Words>();
for (const file of sourceFiles('apps').filter((file) =>
  /\/languages\/[a-z]{2}\/\w+\.ts$|\/words\.[a-z]{2}\.ts$/.test(file),
)) {
  catalogs.set(file, ((await import(/* @vite-ignore */ `../../${file}`)) as { default: Words }).default);
}

describe('what is said in another language', () => {
  it('is said of the same things: a translation has the placeholders of its sentence', () => {
    expect(catalogs.size).toBeGreaterThan(1);
    const odd = [...catalogs].flatMap(([file, words]) =>
      Object.entries(words)
        .filter(([sentence, said]) => String(placeholdersOf(sentence)) !== String(placeholdersOf(said)))
        .map(([sentence]) => `${file}: ${sentence}`),
    );
    expect(odd).toEqual([]);
  });

  it('is loaded by the screens that say it: what every page shows stands in the first catalog', () => {
    const [account, storefront] = ['account', 'storefront'].map(
      (area) => catalogs.get(`apps/web/src/languages/de/${area}.ts`)!, // because both are imported by say.ts
    );
    const files = sourceFiles('apps/web/src').filter((file) => !/\/languages\/|\.test\./.test(file));
    const unheard = files.flatMap((file) => {
      const later = /src\/(checkout|customer-center|schema-form)\//.test(file);
      return sentencesIn(file)
        .filter((sentence) => !(sentence in storefront!) && !(later && sentence in account!))
        .map((sentence) => `${file}: ${sentence}`);
    });
    expect(unheard).toEqual([]);
  });

  it('is said somewhere: a translation of what nobody says is left over', () => {
    const source = sourceFiles('apps')
      .filter((file) => !catalogs.has(file))
      .map((file) => readFileSync(file, 'utf8').replaceAll("\\'", "'"))
      .join('\n');
    const left = [...catalogs].flatMap(([file, words]) =>
      Object.keys(words)
        .filter((sentence) => !source.includes(sentence))
        .map((sentence) => `${file}: ${sentence}`),
    );
    expect(left).toEqual([]);
  });
});

/** The sentences that a file says, as they are written in it. */
function sentencesIn(file: string): string[] {
  const calls = readFileSync(file, 'utf8').matchAll(/\b(?:say|tell)\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g);
  return [...calls].map(([, single, double]) => (single ?? double!).replaceAll("\\'", "'")); // because one of the two matched
}
