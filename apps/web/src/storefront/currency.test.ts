import { describe, expect, it } from 'vitest';
import { pickPrices } from './currency.ts';

const price = (name: string, currency: string) => ({ name, currency });
const prices = [price('Solo', 'USD'), price('Solo', 'EUR'), price('Team', 'USD')];

describe('prices in several currencies', () => {
  it('shows those in the chosen one', () => {
    expect(pickPrices(prices, 'EUR')).toEqual({ prices: [price('Solo', 'EUR')], instead: null });
  });
  it('shows the first one’s currency where there is none in the chosen, and names it', () => {
    expect(pickPrices(prices, 'JPY')).toEqual({ prices: [price('Solo', 'USD'), price('Team', 'USD')], instead: 'USD' });
  });
  it('says nothing before the currency is known, or where nothing is for sale', () => {
    expect(pickPrices(prices, null).instead).toBeNull();
    expect(pickPrices([], 'EUR')).toEqual({ prices: [], instead: null });
  });
});
