import type { Price, Product, ProductPath } from '../api/types.ts';

/** What is chosen of a product: all of it, or one path of a hybrid one, in the shape that screens draw. */
export type ChosenWay = Pick<ProductPath, 'delivery_model' | 'promise' | 'choices_schema' | 'availability'> & {
  path: ProductPath | null;
  prices: Price[];
};

/** A path that is not there, in an old link say, leads to the first one that can be bought. */
export function chosenWay(product: Product, pathName: string | undefined): ChosenWay {
  const { delivery_model, promise, choices_schema, availability, prices, paths } = product;
  const path = paths.find(({ name }) => name === pathName) ?? paths.find(isForSale) ?? paths[0] ?? null;
  if (!path) return { path, delivery_model, promise, choices_schema, availability, prices };
  return { ...path, path, prices: pricesOf(product, path) };
}

export function pricesOf({ prices }: Pick<Product, 'prices'>, { name }: Pick<ProductPath, 'name'>): Price[] {
  return prices.filter((price) => price.path === name);
}

/** The lowest price of a path, by what is charged first; nothing where it has none. */
export function lowestOf(prices: readonly Price[]): Price | undefined {
  return prices.toSorted((one, other) => one.amount_minor - other.amount_minor)[0];
}

const isForSale = ({ availability }: ProductPath) => availability === 'available';
