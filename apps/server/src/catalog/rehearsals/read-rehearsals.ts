import type { Db } from '../../kernel/database.ts';
import { type Page, type PageQuery, readPage } from '../../kernel/page.ts';
import type { CatalogApp } from '../catalog-app.ts';
import { CatalogError } from '../errors.ts';
import { priceWriteOf } from '../price.ts';
import { writeOf } from '../product.ts';
import { pricesOf, productById } from '../store.ts';
import { RehearsalError } from './errors.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Rehearsal, RehearsalSummary } from './report.ts';
import { rehearsalById, rehearsalsPage } from './store.ts';
import { rehearsalSummary, rehearsalView } from './views.ts';

/** @throws CatalogError PRODUCT_UNKNOWN */
async function fingerprintNow(db: Db, productId: string): Promise<string> {
  const row = await productById(db, productId);
  if (!row) throw new CatalogError('PRODUCT_UNKNOWN', productId);
  return fingerprintOf(writeOf(row), (await pricesOf(db, [productId])).map(priceWriteOf));
}

/** @throws CatalogError PRODUCT_UNKNOWN */
export async function listRehearsals(
  { db }: Pick<CatalogApp, 'db'>,
  productId: string,
  page: PageQuery,
): Promise<Page<RehearsalSummary>> {
  const fingerprint = await fingerprintNow(db.read, productId);
  const { items, next } = await readPage(page, (cut) => rehearsalsPage(db.read, productId, cut));
  return { items: items.map((row) => rehearsalSummary(row, fingerprint)), next };
}

/** @throws CatalogError PRODUCT_UNKNOWN; RehearsalError REHEARSAL_UNKNOWN */
export async function readRehearsal({ db }: Pick<CatalogApp, 'db'>, productId: string, id: string): Promise<Rehearsal> {
  const fingerprint = await fingerprintNow(db.read, productId);
  const row = await rehearsalById(db.read, productId, id);
  if (!row) throw new RehearsalError('REHEARSAL_UNKNOWN', id);
  return rehearsalView(row, fingerprint);
}

/** The newest rehearsal of a product, whatever came of it. @throws CatalogError PRODUCT_UNKNOWN */
export async function newestRehearsal(db: Db, productId: string): Promise<Rehearsal | undefined> {
  const [row] = await rehearsalsPage(db, productId, { limit: 1 });
  return row && rehearsalView(row, await fingerprintNow(db, productId));
}
