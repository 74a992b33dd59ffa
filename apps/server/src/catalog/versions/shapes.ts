import type { ProductStatus } from '@vozex/domain';
import { z } from 'zod';
import type { PriceWrite } from '../price.ts';
import type { ProductWrite } from '../product.ts';

/** A product as it was: what an operator writes of it and of its prices. A price keeps its id through a change of name. */
export type VersionDocument = ProductWrite & { status: ProductStatus; prices: (PriceWrite & { id: string })[] };

const Value = z.unknown().optional();

const ProductDifference = z.object({
  field: z.string().meta({ description: 'A path such as `prices.Pro.amount_minor`; prices and paths by their names.' }),
  before: Value.meta({ description: 'Absent: it was not there.' }),
  after: Value.meta({ description: 'Absent: it is there no more.' }),
});

const fields = {
  version: z.int(),
  at: z.iso.datetime(),
  by: z
    .string()
    .meta({ description: 'As in the audit log: role and account, `api_key`, or `vozex` for what was there.' }),
  by_name: z.string().nullable().meta({ description: 'The name of the account, where one made it.' }),
  action: z.string().meta({ description: 'As the audit log calls the change.' }),
};

/** One change of a product, and what it changed. */
export const ProductVersion = z
  .object({ ...fields, differences: z.array(ProductDifference).meta({ description: 'From the version before.' }) })
  .meta({ id: 'ProductVersion' });
export type ProductVersion = z.infer<typeof ProductVersion>;

/** The whole product as it was. Its document is as old as it is: fields that came later are not in it. */
export const ProductVersionDocument = z
  .object({ ...fields, document: z.record(z.string(), z.unknown()) })
  .meta({ id: 'ProductVersionDocument' });
export type ProductVersionDocument = z.infer<typeof ProductVersionDocument>;
