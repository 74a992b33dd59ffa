import type DodoPayments from 'dodopayments';
import type { Product } from 'dodopayments/resources/products/products';
import { PaymentError } from '../../errors.ts';
import type { GatewayCheck, PriceToMap } from '../../gateway-setup.ts';
import { everyItem, LIST, READ } from './client.ts';
import { dodoFailure, refusalOf } from './failures.ts';
import { dodoPriceOf, priceDifferences } from './price-terms.ts';

/** Under this name a product of Dodo's says which price it was made for. */
const PRICE_ID = 'vozex_price_id';

/** Compares a price with the product that sells it. Never throws: a product that cannot be read is a finding. */
export async function checkPrice(client: DodoPayments, price: PriceToMap): Promise<GatewayCheck[]> {
  const productId = price.mapping.product_id;
  if (!productId) return [finding('error', 'No Dodo product is named.', 'Name one, or have one made.')];
  try {
    const product = await client.products.retrieve(productId, READ);
    const found = [...priceDifferences(product.price, price), ...deliveriesOf(product)];
    return found.length > 0
      ? found
      : [{ check: 'price', level: 'ok', detail: `Dodo sells ${productId} on the same terms.` }];
  } catch (error) {
    if (refusalOf(error)?.status === 404) {
      return [finding('error', `Dodo has no product ${productId}.`, 'Name one of this Dodo system, or have one made.')];
    }
    return [finding('error', `Dodo could not be asked about ${productId}.`, 'Check the credentials, then try again.')];
  }
}

/** What Dodo would hand to the buyer by itself, beside what we deliver. */
function deliveriesOf(product: Product): GatewayCheck[] {
  const { digital_product_delivery: delivery } = product;
  const things = [
    ...(product.entitlements ?? []).map((entitlement) => `the entitlement "${entitlement.name}"`),
    ...(product.license_key_enabled ? ['a license key'] : []),
    ...(delivery?.external_url || delivery?.instructions || delivery?.files?.length ? ['digital files'] : []),
  ];
  if (things.length === 0) return [];
  const detail = `The product carries ${things.join(', ')} at Dodo: Dodo would deliver it a second time.`;
  return [finding('warning', detail, 'Remove it from the product at Dodo; this shop delivers.')];
}

function finding(level: 'warning' | 'error', detail: string, fix: string): GatewayCheck {
  return { check: 'price', level, detail, fix };
}

/**
 * Makes the product that sells a price. There is no idempotency key, so the price's id travels in the metadata: asked
 * again, also after a lost answer, it finds the product it made, unless that was changed to sell on other terms.
 *
 * @throws PaymentError GATEWAY_REFUSED, GATEWAY_UNAVAILABLE.
 */
export async function makeProduct(client: DodoPayments, price: PriceToMap): Promise<{ product_id: string }> {
  try {
    const found = await findProduct(client, price);
    if (found) return { product_id: found };
    const product = await client.products.create({
      name: `${price.productName}: ${price.priceName}`,
      price: dodoPriceOf(price),
      tax_category: price.recurring ? 'saas' : 'digital_products',
      metadata: { [PRICE_ID]: price.priceId },
    });
    if (typeof product?.product_id === 'string') return { product_id: product.product_id };
    throw new PaymentError('GATEWAY_UNAVAILABLE', `the answer names no product for ${price.priceId}`);
  } catch (error) {
    throw dodoFailure(error, `a product for ${price.priceId}`);
  }
}

async function findProduct(client: DodoPayments, price: PriceToMap): Promise<string | undefined> {
  const query = { recurring: price.recurring !== null };
  for await (const product of everyItem((page) => client.products.list({ ...query, ...page }, LIST))) {
    if (product.metadata?.[PRICE_ID] !== price.priceId) continue;
    const { price: terms } = await client.products.retrieve(product.product_id, READ);
    if (priceDifferences(terms, price).length === 0) return product.product_id;
  }
  return undefined;
}
