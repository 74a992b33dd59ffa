import { describe, expect, it } from 'vitest';
import { readAmount, writeAmount } from './read-amount.ts';

describe('an amount that is typed is taken exactly or not at all', () => {
  it.each([
    ['19.99', 'USD', 1_999],
    ['19,9', 'USD', 1_990],
    ['19', 'USD', 1_900],
    ['1999', 'JPY', 1_999],
    ['1.234', 'KWD', 1_234],
    [' 0.29 ', 'USD', 29],
  ])('%s %s is %i', (text, currency, minor) => {
    expect(readAmount(text, currency)).toBe(minor);
  });

  it.each([
    ['19.999', 'USD'],
    ['19.9', 'JPY'],
    ['-1', 'USD'],
    ['1,000.00', 'USD'],
    ['1e3', 'USD'],
    ['', 'USD'],
    ['100000001', 'USD'],
  ])('%s %s is none', (text, currency) => {
    expect(readAmount(text, currency)).toBeNull();
  });

  it('is written as it is read', () => {
    for (const [minor, currency] of [
      [1, 'USD'],
      [1_999, 'JPY'],
      [123_456, 'KWD'],
    ] as const) {
      expect(readAmount(writeAmount(minor, currency), currency)).toBe(minor);
    }
  });
});
