import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const kept = new Map<string, string>();
const open = async () => {
  vi.resetModules(); // a page that is loaded anew
  return import('./cart.ts');
};

beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  });
});
afterEach(() => {
  kept.clear();
  vi.unstubAllGlobals();
});

describe('the cart', () => {
  it('survives a reload, and counts the same price twice as two of it', async () => {
    const before = await open();
    before.addToCart('kit', 'pri_kit');
    before.addToCart('pos', 'pri_pos');
    before.addToCart('kit', 'pri_kit');
    const after = await open();
    expect(after.readCart()).toMatchObject([
      { slug: 'kit', quantity: 2 },
      { slug: 'pos', quantity: 1 },
    ]);
  });

  it('keeps two of one price apart once their options differ', async () => {
    const { addToCart, changeCartItem, readCart, removeCartItem } = await open();
    addToCart('pos', 'pri_pos');
    changeCartItem(readCart()[0]!.id, { choices: { workspace_name: 'ada' } }); // because one was just added
    addToCart('pos', 'pri_pos');
    const [first, second] = readCart();
    expect(first?.id).not.toBe(second?.id);
    removeCartItem(first?.id ?? '');
    expect(readCart()).toMatchObject([{ choices: {}, quantity: 1 }]);
  });

  it.each(['{', '7', '[{"slug":1}]', 'null'])('is empty where %j is stored', async (text) => {
    kept.set('vozex.cart', text);
    expect((await open()).readCart()).toEqual([]);
  });
});
