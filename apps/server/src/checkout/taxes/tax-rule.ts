import { idSchema } from '@vozex/domain';
import { z } from 'zod';

/** ISO 3166-1, two capital letters. */
export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be two capital letters, such as DE')
  .meta({ examples: ['DE'] });
const plain = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\0]*$/, 'must not contain NUL characters');
/** As the shop spells it: a state, a province. Compared whatever its case. */
export const Region = plain(60);

export const TaxRuleWrite = z.strictObject({
  country: Country,
  region: Region.nullable().default(null).meta({ description: 'A part of the country; null: all of it.' }),
  category: plain(40).nullable().default(null).meta({
    description: "The products' tax category that it is for; null: every one without a rule of its own.",
  }),
  name: plain(60).meta({ description: 'As receipts name it, such as VAT.' }),
  rate_bp: z.int().min(0).max(10_000).meta({ description: 'In hundredths of a percent: 1900 is 19 %.' }),
  valid_from: z.iso.datetime({ offset: true }).optional().meta({ description: 'Absent: from now on.' }),
});
export type TaxRuleWrite = z.infer<typeof TaxRuleWrite>;

export const TaxRule = z
  .object({
    id: idSchema('tax_rule'),
    country: z.string(),
    region: z.string().nullable(),
    category: z.string().nullable(),
    name: z.string(),
    rate_bp: z.int(),
    valid_from: z.iso.datetime(),
    in_force: z.boolean().meta({ description: 'False: not yet valid, or followed by a newer one.' }),
  })
  .meta({ id: 'TaxRule' });
export type TaxRule = z.output<typeof TaxRule>;

export type TaxRuleRow = {
  id: string;
  country: string;
  region: string | null;
  category: string | null;
  name: string;
  rate_bp: number;
  valid_from: Date;
};

const folded = (text: string | null) => text?.toLowerCase() ?? null;

/** True for two rules of which the newer one takes the place of the older. */
function isSamePlace(one: TaxRuleRow, other: TaxRuleRow): boolean {
  return (
    one.country === other.country &&
    folded(one.region) === folded(other.region) &&
    folded(one.category) === folded(other.category)
  );
}

/** The rules that hold at a moment: of each place and category the newest that has begun. */
export function rulesInForce(rules: TaxRuleRow[], now: Date): TaxRuleRow[] {
  const begun = rules.filter((rule) => rule.valid_from <= now);
  return begun.filter((rule) => !begun.some((other) => isSamePlace(rule, other) && isLater(other, rule)));
}

function isLater(one: TaxRuleRow, other: TaxRuleRow): boolean {
  const difference = one.valid_from.getTime() - other.valid_from.getTime();
  return difference === 0 ? one.id > other.id : difference > 0;
}

/**
 * The one rule that taxes a product somewhere: the region's own before the country's, and there the category's own
 * before the one for everything. Null: nothing taxes it.
 */
export function ruleFor(
  inForce: TaxRuleRow[],
  place: { country: string; region: string | null },
  category: string | null,
): TaxRuleRow | null {
  const here = inForce.filter((rule) => rule.country === place.country);
  const of = (region: string | null, kind: string | null) =>
    here.find((rule) => folded(rule.region) === folded(region) && folded(rule.category) === folded(kind));
  const regions = place.region === null ? [null] : [place.region, null];
  for (const region of regions) {
    const found = (category !== null && of(region, category)) || of(region, null);
    if (found) return found;
  }
  return null;
}
