import { describe, expect, it } from 'vitest';
import { openCells } from './cells.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const amount = (cells: Record<string, string>, currency = 'EUR') => openCells(cells, NOW).amount(currency);
const at = (text: string) => openCells({ at: text }, NOW).instant('at')?.toISOString();

describe('an amount', () => {
  it.each([
    ['49', 'EUR', 4900],
    ['49.5', 'EUR', 4950],
    ['49.00', 'EUR', 4900],
    ['49,00', 'EUR', 4900],
    ['0.00', 'EUR', 0],
    ['49.000', 'EUR', 4900],
    ['1999', 'JPY', 1999],
    ['1.234', 'KWD', 1234],
  ])('%s %s is %i', (text, currency, minor) => {
    expect(amount({ amount: text }, currency)).toBe(minor);
  });

  it.each([
    ['49.001', 'EUR'],
    ['1,234', 'EUR'],
    ['1.234,50', 'EUR'],
    ['1,234.50', 'EUR'],
    ['1,5', 'JPY'],
    ['1,234', 'KWD'],
    ['€49', 'EUR'],
    ['4e3', 'EUR'],
    ['-1', 'EUR'],
    ['999999999999', 'EUR'],
  ])('%s %s is none, and never another', (text, currency) => {
    const cells = openCells({ amount: text }, NOW);
    expect(cells.amount(currency)).toBeNull();
    expect(cells.problems).toMatchObject([{ code: 'AMOUNT_INVALID', field: 'amount' }]);
  });

  it('in the smallest unit is taken as it is', () => {
    expect(amount({ amount_minor: '4900' })).toBe(4900);
    expect(amount({ amount_minor: '49.00' })).toBeNull();
    expect(amount({ amount: '', amount_minor: '' })).toBeNull();
  });
});

describe('a time', () => {
  it.each([
    ['2024-05-31', '2024-05-31T00:00:00.000Z'],
    ['2024-05-31 14:05', '2024-05-31T14:05:00.000Z'],
    ['2024-05-31T14:05:06.789Z', '2024-05-31T14:05:06.000Z'],
    ['2024-05-31T14:05:06+02:00', '2024-05-31T12:05:06.000Z'],
    ['2024-05-31 14:05:06 +0200', '2024-05-31T12:05:06.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(at(text)).toBe(iso);
  });

  it.each([
    '2023-02-29',
    '2024-13-01',
    '31.05.2024',
    '05/31/2024',
    '1717164306',
    '2024-05-31T25:00',
    '1969-12-31',
    '2026-03-03',
  ])('%s is none, or still to come', (text) => {
    expect(at(text)).toBeUndefined();
  });
});
