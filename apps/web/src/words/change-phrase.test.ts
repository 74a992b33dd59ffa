import { describe, expect, it } from 'vitest';
import { changePhrase, sharePhrase } from './change-phrase.ts';

describe('numbers beside the time before', () => {
  it.each([
    [112, 100, '12 % more than before'],
    [50, 100, '50 % less than before'],
    [100, 100, 'as before'],
    [1_001, 1_000, 'about as before'],
    [5, 0, 'none before'],
    [0, 0, 'as before'],
    [10, -10, '200 % more than before'],
  ])('%i after %i is "%s"', (now, before, phrase) => {
    expect(changePhrase(now, before)).toBe(phrase);
  });

  it('shares are told to a tenth, and a share of none is no share', () => {
    expect([sharePhrase(39, 40), sharePhrase(1, 1), sharePhrase(0, 3), sharePhrase(0, 0)]).toEqual([
      '97.5 %',
      '100 %',
      '0 %',
      undefined,
    ]);
  });
});
