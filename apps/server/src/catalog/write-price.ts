import { withoutNothing } from '@vozex/domain';
import { type Tx, violates } from '../kernel/database.ts';
import type { CatalogApp } from './catalog-app.ts';
import { CatalogError } from './errors.ts';
import type { PriceRow, PriceWrite } from './price.ts';
import { insertPrice, replaceMappings, updatePrice } from './store.ts';

/** Writes a checked price with its mappings. @throws CatalogError PRICE_NAME_TAKEN */
export async function writeNewPrice(app: CatalogApp, tx: Tx, productId: string, price: PriceWrite): Promise<string> {
  const { mappings, ...columns } = tidyPrice(price);
  const now = app.clock.now();
  const id = app.newId('price');
  await withFreeName(price.name, () =>
    insertPrice(tx, { ...columns, id, product_id: productId, created_at: now, updated_at: now }),
  );
  await replaceMappings(tx, id, mappings, now);
  return id;
}

/** Writes a checked price and its mappings over the stored one. @throws CatalogError PRICE_NAME_TAKEN */
export async function overwritePrice(app: CatalogApp, tx: Tx, stored: PriceRow, price: PriceWrite): Promise<void> {
  const { mappings, ...columns } = tidyPrice(price);
  const now = app.clock.now();
  await withFreeName(price.name, () => updatePrice(tx, stored.id, { ...columns, updated_at: now }));
  await replaceMappings(tx, stored.id, mappings, now);
}

const tidyPrice = (price: PriceWrite): PriceWrite => ({ ...price, translations: withoutNothing(price.translations) });

async function withFreeName(name: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!violates(error, 'prices_product_id_name_key')) throw error;
    throw new CatalogError('PRICE_NAME_TAKEN', name, {
      cause: error,
      fields: [{ field: 'name', message: `"${name}" is taken` }],
    });
  }
}
