import { Currency, DeliveryModel, LANGUAGES, PriceBilling } from '@vozex/domain';
import { z } from 'zod';
import { label } from '../../kernel/language.ts';
import { PageQuery, pageOf } from '../../kernel/page.ts';
import { storable } from '../price.ts';
import { ProductCard } from '../product.ts';
import { say } from '../words.ts';

export const ShelfSort = z.enum(['relevance', 'newest', 'name', 'price']);
export type ShelfSort = z.infer<typeof ShelfSort>;

/** What a shelf is narrowed by; each stands in the address of the page, too. */
const ShelfFilter = z.strictObject({
  category: storable(60).optional(),
  tag: storable(40).optional(),
  delivery: DeliveryModel.exclude(['hybrid']).optional(),
  billing: PriceBilling.optional(),
  currency: Currency.optional(),
});
export type FacetName = keyof typeof ShelfFilter.shape;
export const FACETS = Object.keys(ShelfFilter.shape) as FacetName[]; // because the keys are the shape's own

export const ShelfQuery = ShelfFilter.extend({
  limit: PageQuery.shape.limit,
  after: z
    .string()
    .max(1_200)
    .regex(/^[0-9A-Za-z_-]+$/)
    .optional()
    .meta({ description: '`next` of the page before, with the same filters and order.' }),
  q: storable(200).optional().meta({ description: 'Words, or their beginnings; every one must be found.' }),
  sort: ShelfSort.optional().meta({
    description: 'Absent: by relevance where something is looked for, else newest first.',
  }),
});
export type ShelfQuery = z.infer<typeof ShelfQuery>;

const FacetValue = z.object({
  value: z.string(),
  label: z.string(),
  count: z.int(),
  language: z
    .enum(LANGUAGES)
    .optional()
    .meta({ description: 'Of the label, where it is in another language than was asked for.' }),
});

/** How many there are, and by what they can be narrowed: each counted as if only the other filters stood. */
export const ShelfFacets = z
  .object({
    total: z.int(),
    ...(Object.fromEntries(FACETS.map((name) => [name, z.array(FacetValue)])) as Record<
      FacetName,
      z.ZodArray<typeof FacetValue>
    >), // because fromEntries forgets the keys
  })
  .meta({ id: 'ShelfFacets' });
export type ShelfFacets = z.infer<typeof ShelfFacets>;

export const ShelfPage = pageOf(ProductCard).extend({
  facets: ShelfFacets.nullable().meta({ description: 'With the first page only.' }),
});
export type ShelfPage = z.infer<typeof ShelfPage>;

export function facetLabel(name: FacetName, value: string): string {
  if (name === 'delivery') return label('delivery_model', value as DeliveryModel); // because the model of each product is one
  if (name === 'billing') return value === 'recurring' ? say('Subscription') : say('Paid once');
  return value;
}
