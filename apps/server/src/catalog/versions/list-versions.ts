import { differences } from '@vozex/domain';
import type { App } from '../../kernel/app.ts';
import { CatalogError } from '../errors.ts';
import { productById } from '../store.ts';
import type { ProductVersion, ProductVersionDocument } from './shapes.ts';
import { type NamedVersionRow, versionOf, versionsBefore } from './store.ts';

/**
 * The changes of a product, newest first, each with what it changed.
 *
 * @param page `after` is the version the caller has seen last.
 * @throws CatalogError PRODUCT_UNKNOWN
 */
export async function listVersions(
  app: App,
  productId: string,
  { limit, after }: { limit: number; after?: number | undefined },
): Promise<{ items: ProductVersion[]; next: string | null }> {
  if (!(await productById(app.db.read, productId))) throw new CatalogError('PRODUCT_UNKNOWN', productId);
  // One more than the page: the last of the page is compared with it.
  const rows = await versionsBefore(app.db.read, productId, { before: after, limit: limit + 1 });
  const items = rows.slice(0, limit).map((row, i) => {
    const before = rows[i + 1];
    return { ...headOf(row), differences: before ? differences(before.document, row.document) : [] };
  });
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? String(last.version) : null };
}

/** @throws CatalogError VERSION_UNKNOWN */
export async function readVersion(app: App, productId: string, version: number): Promise<ProductVersionDocument> {
  const row = await versionOf(app.db.read, productId, version);
  if (!row) throw new CatalogError('VERSION_UNKNOWN', `${productId} ${version}`);
  return { ...headOf(row), document: row.document as Record<string, unknown> }; // because it was written as an object
}

function headOf({ version, at, actor, by_name, action }: NamedVersionRow) {
  return { version, at: at.toISOString(), by: actor, by_name, action };
}
