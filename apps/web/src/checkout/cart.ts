import { ORDER_ITEMS_MAX, QUANTITY_MAX } from '@vozex/domain';
import { useSyncExternalStore } from 'react';

/** A thing in the cart. Only what was chosen is kept: what it costs, the server says each time. */
export type CartItem = {
  /** Its own, so that two of one price with different options stay two. */
  id: string;
  slug: string;
  priceId: string;
  quantity: number;
  choices: Record<string, unknown>;
};

const KEY = 'vozex.cart';
const EMPTY: readonly CartItem[] = [];

let kept: { text: string | null; items: readonly CartItem[] } = { text: null, items: EMPTY };
const listeners = new Set<() => void>();

/** The cart as this browser keeps it; the same list until it changes. What cannot be read is an empty cart. */
export function readCart(): readonly CartItem[] {
  const text = stored();
  if (text !== kept.text) kept = { text, items: itemsIn(text) };
  return kept.items;
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return kept.text; // a browser that keeps nothing still has a cart until it is closed
  }
}

function itemsIn(text: string | null): readonly CartItem[] {
  try {
    const items: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(items) ? items.filter(isItem).slice(0, ORDER_ITEMS_MAX) : EMPTY;
  } catch {
    return EMPTY;
  }
}

function isItem(value: unknown): value is CartItem {
  if (typeof value !== 'object' || value === null) return false;
  const { id, slug, priceId, quantity, choices } = value as Partial<CartItem>; // because each field is checked next
  const texts = [id, slug, priceId].every((text) => typeof text === 'string');
  return texts && Number.isInteger(quantity) && typeof choices === 'object' && choices !== null;
}

function write(items: readonly CartItem[]): void {
  const text = JSON.stringify(items);
  kept = { text, items };
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // Private windows may refuse; the cart then lives as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Puts one more of a price into the cart. @returns false when the cart is full. */
export function addToCart(slug: string, priceId: string): boolean {
  const items = readCart();
  const same = items.find((item) => item.priceId === priceId && Object.keys(item.choices).length === 0);
  if (same) {
    changeCartItem(same.id, { quantity: Math.min(same.quantity + 1, QUANTITY_MAX) });
    return true;
  }
  if (items.length >= ORDER_ITEMS_MAX) return false;
  const id = String(Math.max(0, ...items.map((item) => Number(item.id) || 0)) + 1);
  write([...items, { id, slug, priceId, quantity: 1, choices: {} }]);
  return true;
}

export function changeCartItem(id: string, change: Partial<Pick<CartItem, 'quantity' | 'choices'>>): void {
  write(readCart().map((item) => (item.id === id ? { ...item, ...change } : item)));
}

export function removeCartItem(id: string): void {
  write(readCart().filter((item) => item.id !== id));
}

export function clearCart(): void {
  write(EMPTY);
}

function subscribe(listener: () => void): () => void {
  const other = (event: StorageEvent) => {
    if (event.key === KEY || event.key === null) listener(); // another tab
  };
  listeners.add(listener);
  window.addEventListener('storage', other);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', other);
  };
}

export function useCart(): readonly CartItem[] {
  return useSyncExternalStore(subscribe, readCart);
}
