import type { Tx } from '../kernel/database.ts';
import type { CatalogPorts } from './catalog-app.ts';
import { checkWithSecrets, pricesToCheck } from './check-stored-product.ts';
import { CatalogError, refuse } from './errors.ts';
import { type PriceRow, type PriceToCheck, type PriceWrite, TERMS_FIELDS } from './price.ts';
import { type ProductRow, writeOf } from './product.ts';
import { pricesOf } from './store.ts';

/**
 * Checks a price that is to be added or changed, as part of its product. Fields of the price are named without a
 * prefix, since the price is the whole request.
 *
 * @throws CatalogError PRICE_FIXED; every contradiction of the price at once
 */
export async function checkPriceChange(
  ports: CatalogPorts,
  tx: Tx,
  product: ProductRow,
  stored: PriceRow | undefined,
  price: PriceWrite,
): Promise<void> {
  if (stored && product.status === 'published') refuseFixed(stored, price, '');
  const others = pricesToCheck((await pricesOf(tx, [product.id])).filter((row) => row.id !== stored?.id));
  const prices: PriceToCheck[] = [...others, { price, under: '' }];
  const completeness = product.status === 'published' ? 'published' : 'draft';
  refuse((await checkWithSecrets(ports, tx, writeOf(product), prices, completeness)).problems);
}

/** Which terms of a price would change. */
export function changedTerms(stored: PriceWrite | PriceRow, price: PriceWrite): string[] {
  return TERMS_FIELDS.filter((field) => stored[field] !== price[field]);
}

function refuseFixed(stored: PriceRow, price: PriceWrite, under: string): void {
  const changed = changedTerms(stored, price);
  if (changed.length === 0) return;
  throw new CatalogError('PRICE_FIXED', `${stored.id}: ${changed.join(', ')}`, {
    fields: changed.map((field) => ({ field: `${under}${field}`, message: FIXED_MESSAGE })),
  });
}

/** The way out, said wherever a fixed term is touched. */
export const FIXED_MESSAGE = 'is fixed once published; make a new price and set this one to inactive';
