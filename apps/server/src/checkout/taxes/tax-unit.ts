import type { PaymentGatewayKey } from '@vozex/domain';
import type { Db } from '../../kernel/database.ts';
import type { CheckoutApp } from '../checkout-app.ts';
import { priceOrder } from '../price-order.ts';
import { readTax, type Whereabouts } from './read-tax.ts';

/** The shop's own tax of one unit of a subscription, for one period. */
export type UnitTax = { name: string; rateBp: number; included: boolean; reverseCharge: boolean; unitMinor: number };

/** One unit of what is billed again and again. */
export type UnitToTax = {
  gateway: PaymentGatewayKey;
  category: string | null;
  currency: string;
  unitAmountMinor: number;
  where: Whereabouts;
};

/**
 * How a subscription would be taxed if it were sold now. Null: not by the shop.
 *
 * @returns `unknown` where it depends on where the customer is, and nobody has said so.
 */
export async function taxUnit(
  app: Pick<CheckoutApp, 'gateways' | 'clock'>,
  db: Db,
  { gateway, category, currency, unitAmountMinor, where }: UnitToTax,
): Promise<UnitTax | null | 'unknown'> {
  const { terms, problems } = await readTax(app, db, gateway, [category], where);
  if (problems.length > 0) return 'unknown';
  const [rate] = terms?.rates ?? [];
  if (!terms || !rate) return null;
  const { rateBp, reverseCharge, rule } = rate;
  const unitMinor = taxInUnit(currency, unitAmountMinor, { rateBp, included: terms.included });
  return { name: rule.name, rateBp, included: terms.included, reverseCharge, unitMinor };
}

/** The tax of one unit by a rate that is known, rounded as a checkout rounds it. */
export function taxInUnit(
  currency: string,
  unitAmountMinor: number,
  { rateBp, included }: Pick<UnitTax, 'rateBp' | 'included'>,
): number {
  const line = { unitAmountMinor, quantity: 1, taxedByUnit: true };
  return priceOrder(currency, [line], null, { included, rates: [{ rateBp }] }).taxMinor;
}
