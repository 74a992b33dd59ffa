import { ProductStatus } from '@vozex/domain';
import { z } from 'zod';
import { type FieldProblem, fieldProblems } from '../kernel/errors.ts';
import { PriceWrite } from './price.ts';
import { ProductWrite } from './product.ts';
import { SecretName } from './secret-reference.ts';
import { SecretWrite } from './secret-shapes.ts';

/** One file is one transaction; a larger catalog comes in several files. */
const IMPORT_PRODUCTS_MAX = 1_000;
const PRODUCT_PRICES_MAX = 100;

const ImportProduct = ProductWrite.extend({
  status: ProductStatus.optional().meta({
    description: 'Absent: a new product is a draft, a known one stays as it is.',
  }),
  prices: z
    .array(PriceWrite)
    .max(PRODUCT_PRICES_MAX)
    .default([])
    .meta({ description: 'Known by name within their product.' }),
});
export type ImportProduct = z.infer<typeof ImportProduct>;

/** What `vozex product import` reads; docs/product-import.md explains it. A bare array of products is accepted, too. */
export const ImportDocument = z
  .strictObject({
    products: z.array(ImportProduct).min(1).max(IMPORT_PRODUCTS_MAX).meta({ description: 'Known by slug.' }),
    secrets: z
      .record(SecretName, SecretWrite)
      .default({})
      .meta({ description: 'Stored sealed, before the products are checked.' }),
  })
  .meta({ id: 'ImportDocument' });
export type ImportDocument = z.infer<typeof ImportDocument>;

/** Reads a file's content, or says everything that is wrong with its shape: `products.3.prices.0.currency`. */
export function readImportDocument(raw: unknown): { document: ImportDocument } | { problems: FieldProblem[] } {
  const parsed = ImportDocument.safeParse(Array.isArray(raw) ? { products: raw } : raw);
  if (!parsed.success) return { problems: fieldProblems(parsed.error) };
  const problems = repeatedNames(parsed.data);
  return problems.length > 0 ? { problems } : { document: parsed.data };
}

function repeatedNames(document: ImportDocument): FieldProblem[] {
  const slugs = new Set<string>();
  const problems: FieldProblem[] = [];
  for (const [i, product] of document.products.entries()) {
    if (slugs.has(product.slug))
      problems.push({ field: `products.${i}.slug`, message: `"${product.slug}" stands twice in this file` });
    slugs.add(product.slug);
    const names = new Set<string>();
    for (const [j, price] of product.prices.entries()) {
      if (names.has(price.name)) {
        problems.push({
          field: `products.${i}.prices.${j}.name`,
          message: `"${price.name}" stands twice in this product`,
        });
      }
      names.add(price.name);
    }
  }
  return problems;
}
