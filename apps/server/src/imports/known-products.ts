import { type ProductForImport, productsForImport } from '../catalog/index.ts';
import type { Batch } from './row-kind.ts';
import { importedTargets } from './store.ts';

/** A product that rows of other files name. */
export type KnownProduct = ProductForImport & { undecided: boolean };

/**
 * What the earlier shop's names of products are here: what came in under them, else what has them as its address.
 * A few statements, however many.
 */
export async function knownProducts({ tx, source }: Batch, names: string[]): Promise<Map<string, KnownProduct>> {
  const asked = [...new Set(names)];
  const brought = await importedTargets(tx, source, 'products', asked);
  const found = await productsForImport(tx, {
    ids: [...brought.values()].map(({ target_id }) => target_id),
    slugs: asked.filter((name) => !brought.has(name)),
  });
  const byId = new Map(found.map((product) => [product.id, product]));
  const bySlug = new Map(found.map((product) => [product.slug, product]));
  const known = new Map<string, KnownProduct>();
  for (const name of asked) {
    const row = brought.get(name);
    const product = row ? byId.get(row.target_id) : bySlug.get(name);
    // Whoever has edited the draft since has seen what it says, and is taken to have decided.
    if (product) known.set(name, { ...product, undecided: row?.undecided === true && product.revision === 1 });
  }
  return known;
}
