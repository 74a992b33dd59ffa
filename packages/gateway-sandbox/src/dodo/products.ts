import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { readInterval } from './billing-dates.ts';
import { newestFirst, pageOf, readDodoBody } from './read.ts';
import { malformed, notFound } from './refusal.ts';
import type { Price, Product } from './state.ts';

const PRICE_TYPES = ['one_time_price', 'recurring_price', 'usage_based_price'];
/** A product with this metadata key delivers by Dodo itself: names of integrations, with commas between. */
const ENTITLEMENTS_METADATA_KEY = 'sandbox_entitlements';

export function createProduct(world: World, body: unknown) {
  const fields = readDodoBody(body);
  const now = world.clock.now().toISOString();
  const price = readPrice((body as { price?: unknown }).price);
  const product: Product = {
    product_id: dodoId('pdt'),
    business_id: world.state.dodo.business_id,
    brand_id: fields.text('brand_id') ?? world.state.dodo.brand_id,
    name: fields.requiredText('name'),
    description: fields.text('description') ?? null,
    price,
    tax_category: fields.requiredText('tax_category'),
    is_recurring: price.type !== 'one_time_price',
    metadata: fields.metadata('metadata'),
    created_at: now,
    updated_at: now,
  };
  world.state.dodo.products[product.product_id] = product;
  return showProduct(product);
}

function readPrice(raw: unknown): Price {
  const fields = readDodoBody(raw);
  const type = fields.requiredText('type');
  if (!PRICE_TYPES.includes(type)) throw malformed(`price.type must be one of ${PRICE_TYPES.join(', ')}.`);
  if (type !== 'usage_based_price') fields.requiredInteger('price');
  fields.requiredText('currency');
  fields.requiredInteger('discount');
  if (fields.flag('purchasing_power_parity') === undefined) {
    throw malformed('price.purchasing_power_parity must be true or false.');
  }
  if (type === 'recurring_price') {
    for (const field of ['payment_frequency', 'subscription_period']) {
      readInterval(fields.requiredInteger(`${field}_count`), fields.requiredText(`${field}_interval`), field);
    }
    checkTrial(fields.integer('trial_period_days') ?? 0, fields.integer('trial_amount'));
  }
  return raw as Price; // because every field we use was just checked; the others are kept as they came
}

function checkTrial(days: number, amount: number | undefined): void {
  if (days < 0) throw malformed('price.trial_period_days must be 0 or more.');
  if (amount !== undefined && days === 0) throw malformed('price.trial_amount needs trial_period_days above 0.');
}

/** Changes what is named. A new price touches only new subscribers: a subscription keeps a snapshot. */
export function changeProduct(world: World, product: Product, body: unknown): void {
  const fields = readDodoBody(body);
  const price = (body as { price?: unknown }).price ?? null;
  product.name = fields.text('name') ?? product.name;
  product.description = fields.text('description') ?? product.description ?? null;
  product.tax_category = fields.text('tax_category') ?? product.tax_category;
  product.brand_id = fields.text('brand_id') ?? product.brand_id;
  if (fields.part('metadata')) product.metadata = fields.metadata('metadata');
  if (price !== null) {
    product.price = readPrice(price);
    product.is_recurring = product.price.type !== 'one_time_price';
  }
  product.updated_at = world.clock.now().toISOString();
}

export function findProduct(world: World, id: string): Product {
  const product = world.state.dodo.products[id];
  if (!product) throw notFound('product', id);
  return product;
}

export function listProducts(world: World, query: Record<string, string | undefined>) {
  const wanted = newestFirst(world.state.dodo.products).filter(
    (product) => query.recurring === undefined || String(product.is_recurring) === query.recurring,
  );
  return { items: pageOf(wanted, query).map(showProductInList) };
}

export function showProduct(product: Product) {
  return {
    ...product,
    license_key_enabled: entitlementsOf(product).some((each) => each.integration_type === 'license_key'),
    credit_entitlements: [],
    entitlements: entitlementsOf(product),
    addons: null,
    image: null,
  };
}

function showProductInList(product: Product) {
  const { brand_id: _, price, ...rest } = product;
  return {
    ...rest,
    price: price.price ?? null,
    currency: price.currency,
    price_detail: price,
    tax_inclusive: price.tax_inclusive ?? null,
    description: product.description ?? null,
    image: null,
    entitlements: entitlementsOf(product),
  };
}

/** What Dodo itself would deliver to the buyer, beside what the shop delivers. */
function entitlementsOf(product: Product) {
  const types = String(product.metadata[ENTITLEMENTS_METADATA_KEY] ?? '').split(',');
  return types
    .map((type) => type.trim())
    .filter((type) => type !== '')
    .map((type) => ({
      id: `ent_${product.product_id.replace('pdt_', '')}_${type}`,
      integration_type: type,
      name: `${product.name}: ${type.replaceAll('_', ' ')}`,
      description: null,
      integration_config: type === 'digital_files' ? { digital_files: { files: [] } } : {},
    }));
}
