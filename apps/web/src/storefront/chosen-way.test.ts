import { describe, expect, it } from 'vitest';
import type { Product } from '../api/types.ts';
import { chosenWay, lowestOf } from './chosen-way.ts';

const price = (id: string, path: string | null, amount_minor: number) => ({ id, path, amount_minor });
const path = (name: string, availability = 'available') => ({ name, availability, promise: { text: name } });
const sold = (paths: object[], prices: object[]) =>
  ({ availability: 'available', promise: { text: 'at once' }, paths, prices }) as unknown as Product; // because no more is read of it

describe('what a buyer has chosen', () => {
  it('is the product itself where it has one way of delivery', () => {
    const product = sold([], [price('a', null, 1)]);
    expect(chosenWay(product, 'whatever')).toMatchObject({
      path: null,
      promise: { text: 'at once' },
      prices: [{ id: 'a' }],
    });
  });

  it('is one path with its own promise and prices', () => {
    const product = sold(
      [path('own'), path('ours')],
      [price('a', 'own', 1), price('b', 'ours', 2), price('c', 'ours', 3)],
    );
    const way = chosenWay(product, 'ours');
    expect(way).toMatchObject({ path: { name: 'ours' }, promise: { text: 'ours' } });
    expect(way.prices.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('is, until somebody chooses, the first path that is for sale; and the first of all where none is', () => {
    expect(chosenWay(sold([path('own', 'sold_out'), path('ours')], []), undefined).path?.name).toBe('ours');
    expect(chosenWay(sold([path('own', 'sold_out')], []), 'long-gone').path?.name).toBe('own');
    expect(chosenWay(sold([path('own'), path('ours', 'sold_out')], []), 'ours').path?.name).toBe('ours');
  });

  it('begins at its lowest price', () => {
    const { prices } = sold([], [price('a', null, 3), price('b', null, 1), price('c', null, 2)]);
    expect(lowestOf(prices)?.id).toBe('b');
    expect(lowestOf([])).toBeUndefined();
  });
});
