import { GATEWAY_LABEL, type PaymentGatewayKey } from '@vozex/domain';
import { type CatalogProblem, named, problem } from './errors.ts';
import type { GatewayDescription, ShopGateway } from './ports.ts';
import { type MappingField, mappingOf, type PriceToCheck, type PriceWrite } from './price.ts';
import type { ProductWrite } from './product.ts';

/** What people call that which a price is mapped to. */
export const MAPPING_WORD = { product_id: 'product', plan_id: 'plan' } as const satisfies Record<MappingField, string>;

/** What the active prices of a product still lack at its gateways before they can be sold. */
export function* mappingProblems(
  product: ProductWrite,
  active: PriceToCheck[],
  gateways: ReadonlyMap<PaymentGatewayKey, ShopGateway>,
): Generator<CatalogProblem> {
  for (const { price, under } of active) {
    for (const key of new Set(product.enabled_payment_gateways)) {
      const gateway = gateways.get(key);
      const needed = gateway && neededMapping(gateway, price);
      if (!needed || mappingOf(price.mappings, key)[needed]) continue;
      const message = `needs the ${MAPPING_WORD[needed]} it has at ${GATEWAY_LABEL[key]}`;
      yield* named(price, under, [problem('MAPPING_MISSING', fieldOf(under, key, needed), message)]);
    }
  }
  for (const key of new Set(product.enabled_payment_gateways)) {
    const gateway = gateways.get(key);
    if (gateway && plansBelongToProducts(gateway)) yield* sharedProductProblems(key, active);
  }
}

/**
 * What must be made at a gateway before it can sell a price. A gateway that sells products bills them recurringly,
 * too; one that takes plain amounts bills recurringly by a plan. A free one-time price never reaches a gateway.
 */
export function neededMapping(
  gateway: Pick<GatewayDescription, 'one_time_needs_product'>,
  price: Pick<PriceWrite, 'billing' | 'amount_minor'>,
): MappingField | undefined {
  if (gateway.one_time_needs_product)
    return price.billing === 'one_time' && price.amount_minor === 0 ? undefined : 'product_id';
  return price.billing === 'recurring' ? 'plan_id' : undefined;
}

/** Where plans hang below products, a subscriber changes only between plans of one product (PLAN_PRODUCT_NOT_COMPATIBLE). */
export function plansBelongToProducts(gateway: Pick<ShopGateway, 'mapping_fields'>): boolean {
  return gateway.mapping_fields.includes('product_id') && gateway.mapping_fields.includes('plan_id');
}

function* sharedProductProblems(key: PaymentGatewayKey, active: PriceToCheck[]): Generator<CatalogProblem> {
  const recurring = active.filter(({ price }) => price.billing === 'recurring');
  if (recurring.length < 2) return;
  const productOf = (price: PriceWrite) => mappingOf(price.mappings, key).product_id;
  const shared = recurring.map(({ price }) => productOf(price)).find((id) => id !== undefined);
  for (const { price, under } of recurring) {
    const own = productOf(price);
    const field = fieldOf(under, key, 'product_id');
    if (own === undefined) {
      const message = `needs its product at ${GATEWAY_LABEL[key]}: customers change only between plans of one`;
      yield* named(price, under, [problem('MAPPING_MISSING', field, message)]);
    } else if (own !== shared) {
      const message = `must be ${shared}, as the other prices have: customers change only between plans of one product at ${GATEWAY_LABEL[key]}`;
      yield* named(price, under, [problem('MAPPING_INCONSISTENT', field, message)]);
    }
  }
}

function fieldOf(under: string, key: PaymentGatewayKey, field: MappingField): string {
  return `${under === '' ? '' : `${under}.`}mappings.${key}.${field}`;
}
