import { createHash } from 'node:crypto';
import { waysOf } from '../path.ts';
import type { PriceWrite } from '../price.ts';
import type { ProductWrite } from '../product.ts';

/** Of all that decides how a product is sold and delivered. A better description makes no rehearsal outdated. */
export function fingerprintOf(product: ProductWrite, prices: PriceWrite[]): string {
  const {
    slug: _,
    name: __,
    summary: ___,
    description: ____,
    presentation: _p,
    paths,
    translations: _t,
    ...rest
  } = product;
  return digestOf({
    ...rest,
    paths: paths.map(({ title: _, summary: __, ...path }) => path),
    prices: prices.map(({ translations: _, ...price }) => price),
  });
}

/** Of what one way of a product is connected by. */
export function connectionFingerprint(product: ProductWrite, path: string | null): string {
  const way = waysOf(product).find((one) => one.path === path);
  return digestOf([way?.fulfillment_driver, way?.fulfillment_config]);
}

/** Objects are the same whatever the order of their keys: the database gives them back in an order of its own. */
function digestOf(value: unknown): string {
  const sorted = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  return createHash('sha256').update(sorted).digest('hex');
}
