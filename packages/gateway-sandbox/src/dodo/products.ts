import { dodoId } from '../random-id.ts';
import type { World } from '../world.ts';
import { newestFirst, pageOf, readDodoBody } from './read.ts';
import { malformed, notFound } from './refusal.ts';
import type { Price, Product } from './state.ts';

const PRICE_TYPES = ['one_time_price', 'recurring_price', 'usage_based_price'];

export function createProduct(world: World, body: unknown) {
  const fields = readDodoBody(body);
  const now = world.clock.now().toISOString();
  const price = readPrice((body as { price?: unknown }).price);
  const product: Product = {
    product_id: dodoId('pdt'),
    business_id: world.state.dodo.business_id,
    brand_id: fields.text('brand_id') ?? world.state.dodo.brand_id,
    name: fields.requiredText('name'),
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
  return raw as Price; // because every field we use was just checked; the others are kept as they came
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
    license_key_enabled: false,
    credit_entitlements: [],
    entitlements: [],
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
    description: null,
    image: null,
    entitlements: [],
  };
}
