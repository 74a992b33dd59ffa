import { DeliveryModel } from '@vozex/domain';
import { z } from 'zod';
import { fieldProblems } from '../kernel/errors.ts';
import { ImportError } from './problems.ts';

/** How one product is delivered, said by a person: it counts more than its row and any proposal. */
const ProductDecision = z.strictObject({
  skip: z.literal(true).optional().meta({ description: 'Leave it behind.' }),
  delivery_model: DeliveryModel.optional(),
  fulfillment_driver: z.string().max(80).optional(),
  fulfillment_config: z.record(z.string(), z.unknown()).optional(),
  external_provider: z.string().max(200).optional(),
  external_product_ref: z.string().max(200).optional(),
  paths: z.array(z.record(z.string(), z.unknown())).max(8).optional().meta({ description: 'Of a hybrid product.' }),
  price_path: z.string().max(80).optional().meta({ description: 'Of a hybrid product: the path that its price buys.' }),
});
export type ProductDecision = z.infer<typeof ProductDecision>;

/** More is a catalog of its own; a document of this many is half a megabyte. */
const DECISIONS_MAX = 2_000;

/** What a person has decided about a file before it is imported. */
export const Decisions = z.strictObject({
  columns: z
    .record(z.string().max(80), z.string().max(80))
    .default({})
    .meta({ description: 'What the file calls a column, and what it is called here: { "order_number": "id" }.' }),
  products: z
    .record(z.string().max(200), ProductDecision)
    .refine((all) => Object.keys(all).length <= DECISIONS_MAX, `at most ${DECISIONS_MAX} products`)
    .default({})
    .meta({ description: "By the product's id in the earlier shop." }),
});
export type Decisions = z.output<typeof Decisions>;

/** @throws ImportError DECISIONS_INVALID */
export function readDecisions(text: string): Decisions {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new ImportError('DECISIONS_INVALID', 'no JSON', { fields: [{ field: 'decisions', message: 'is no JSON' }] });
  }
  const parsed = Decisions.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new ImportError('DECISIONS_INVALID', 'shape', { fields: fieldProblems(parsed.error, 'decisions') });
}
