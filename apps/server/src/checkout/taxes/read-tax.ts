import type { PaymentGatewayKey } from '@vozex/domain';
import type { Db } from '../../kernel/database.ts';
import type { FieldProblem } from '../../kernel/errors.ts';
import { readSetting } from '../../kernel/settings.ts';
import type { OrderTax } from '../../orders/index.ts';
import type { CheckoutApp } from '../checkout-app.ts';
import type { PricedOrder, TaxTerms } from '../price-order.ts';
import { say } from '../words.ts';
import { hasTaxRules, taxRules } from './store.ts';
import { ruleFor, rulesInForce, type TaxRuleRow } from './tax-rule.ts';
import { taxSetting } from './tax-setting.ts';
import { isInEu, vatNumberOf } from './vat-number.ts';

/** Where the customer is, as told at the checkout. */
export type Whereabouts = {
  country?: string | undefined;
  region?: string | undefined;
  vat_number?: string | undefined;
};

export type RateOfOrder = { rateBp: number; rule: TaxRuleRow; reverseCharge: boolean };

/** How an order is taxed by the shop. */
export type TaxAnswer = {
  terms: TaxTerms<RateOfOrder> | null;
  /** True: who buys has to say where they are. */
  needsCountry: boolean;
  /** Parts of the customer's country that have rules of their own. */
  regions: string[];
  /** True where a VAT number would make a difference. */
  asksVatNumber: boolean;
  /** What was told and does not fit, by field below `billing`. */
  problems: FieldProblem[];
  frozen: Pick<OrderTax, 'country' | 'region' | 'vatNumber'>;
};

const UNASKED = {
  terms: null,
  needsCountry: false,
  regions: [],
  asksVatNumber: false,
  problems: [],
  frozen: { country: null, region: null, vatNumber: null },
} satisfies TaxAnswer;

/**
 * By which rates the shop taxes an order. Where the gateway is merchant of record, or the shop has no rule, nobody is
 * asked anything.
 *
 * @param gateway the order's; null for an order that costs nothing and reaches none.
 * @param categories the tax category of each line.
 */
export async function readTax(
  app: Pick<CheckoutApp, 'gateways' | 'clock'>,
  db: Db,
  gateway: PaymentGatewayKey | null,
  categories: (string | null)[],
  where: Whereabouts,
): Promise<TaxAnswer> {
  if (gateway === null || app.gateways.of(gateway).capabilities.tax === 'gateway') return UNASKED;
  const now = app.clock.now();
  if (!(await hasTaxRules(db, now))) return UNASKED;
  const { country } = where;
  if (country === undefined) {
    const message = say('is needed, since tax depends on it');
    return { ...UNASKED, needsCountry: true, problems: [{ field: 'billing.country', message }] };
  }
  const setting = await readSetting(db, taxSetting);
  const inForce = rulesInForce(await taxRules(db, country), now);
  const regions = [...new Set(inForce.flatMap((rule) => (rule.region === null ? [] : [rule.region])))];
  const region = where.region ?? null;
  const { seller_country: seller, reverse_charge } = setting;
  const asksVatNumber = reverse_charge && seller !== country && isInEu(seller) && isInEu(country) && inForce.length > 0;
  const vatNumber = asksVatNumber && where.vat_number ? vatNumberOf(where.vat_number, country) : undefined;
  const wrongNumber = asksVatNumber && where.vat_number !== undefined && vatNumber === undefined;
  const reverseCharge = vatNumber !== undefined;
  const rates = new Map<string, RateOfOrder>();
  const rateOf = (category: string | null) => {
    const rule = ruleFor(inForce, { country, region }, category);
    if (!rule) return null;
    const known = rates.get(rule.id) ?? { rateBp: reverseCharge ? 0 : rule.rate_bp, rule, reverseCharge };
    rates.set(rule.id, known);
    return known;
  };
  return {
    terms: { included: setting.prices_include_tax, rates: categories.map(rateOf) },
    needsCountry: true,
    regions,
    asksVatNumber,
    problems: wrongNumber
      ? [{ field: 'billing.vat_number', message: say('is no VAT number of {country}', { country }) }]
      : [],
    frozen: { country, region, vatNumber: vatNumber ?? null },
  };
}

/** The tax of a priced order as it is frozen in it. */
export function orderTaxOf(answer: TaxAnswer, priced: PricedOrder<RateOfOrder>): OrderTax {
  return {
    ...answer.frozen,
    included: priced.taxIncluded,
    lines: priced.taxes.map(({ rate: { rule, rateBp, reverseCharge }, baseMinor, taxMinor }) => ({
      name: rule.name,
      rateBp,
      country: rule.country,
      region: rule.region,
      category: rule.category,
      baseMinor,
      taxMinor,
      reverseCharge,
    })),
  };
}
