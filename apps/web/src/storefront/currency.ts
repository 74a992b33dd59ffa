import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { currenciesQuery } from '../api/shop.ts';

const KEY = 'vozex.currency';
let chosenHere: string | null = null;
const listeners = new Set<() => void>();

function stored(): string | null {
  try {
    return localStorage.getItem(KEY) ?? chosenHere;
  } catch {
    return chosenHere;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function choose(currency: string): void {
  chosenHere = currency;
  try {
    localStorage.setItem(KEY, currency);
  } catch {
    // Private windows may refuse; the choice then lives as long as the page.
  }
  for (const listener of listeners) listener();
}

/**
 * The currency in which prices are shown: what this browser chose among what the shop offers, else the shop's own.
 * Null while nobody knows, or where the shop sells nothing yet.
 */
export function useCurrency(): { currency: string | null; offered: readonly string[]; choose(currency: string): void } {
  const { data } = useQuery(currenciesQuery);
  const wanted = useSyncExternalStore(subscribe, stored);
  const offered = data?.offered ?? [];
  const currency = wanted !== null && offered.includes(wanted) ? wanted : (data?.default ?? null);
  return { currency, offered, choose };
}

/**
 * The prices to show of a product: those in the chosen currency; where it has none, those of the currency of its first
 * price, and `instead` names that one.
 */
export function pickPrices<Price extends { currency: string }>(
  prices: readonly Price[],
  currency: string | null,
): { prices: Price[]; instead: string | null } {
  const inChosen = prices.filter((price) => price.currency === currency);
  if (inChosen.length > 0 || prices.length === 0) return { prices: inChosen, instead: null };
  const [first] = prices;
  const nearest = prices.filter((price) => price.currency === first?.currency);
  return { prices: nearest, instead: currency === null ? null : (first?.currency ?? null) };
}
