import { BodyReader } from '../read-body.ts';
import type { World } from '../world.ts';
import {
  billingRefusal,
  malformedAt,
  malformedBilling,
  readOneOf,
  readRequiredWords,
  readWords,
} from './billing-refusal.ts';
import type { Product } from './billing-state.ts';
import { productId } from './ids.ts';
import { pageOf } from './page-of.ts';
import { announce, tell } from './post-event.ts';
import { notFoundAtPayPal } from './refusal.ts';
import type { Made } from './request-ids.ts';

const TYPES = ['PHYSICAL', 'DIGITAL', 'SERVICE'] as const;
const NAME_CHARACTERS_MAX = 127;
const DESCRIPTION_CHARACTERS_MAX = 256;
const CATEGORY_CHARACTERS_MAX = 256;
const URL_CHARACTERS_MAX = 2000;
const ID_CHARACTERS = { least: 6, most: 50 };
/** PayPal's own ids begin so; a merchant's must not. */
const SYSTEM_PREFIX = 'PROD-';

/** @throws PayPalRefusal 400, or 422 DUPLICATE_RESOURCE_IDENTIFIER */
export function createProduct(world: World, body: unknown): Made {
  const fields = new BodyReader(body, malformedBilling());
  const now = world.clock.now().toISOString();
  const name = readRequiredWords(fields, 'name', NAME_CHARACTERS_MAX);
  const type = readOneOf(fields, 'type', TYPES);
  if (type === undefined) throw malformedAt('MISSING_REQUIRED_PARAMETER', '/type');
  const texts = Object.entries({
    description: readWords(fields, 'description', DESCRIPTION_CHARACTERS_MAX),
    category: readWords(fields, 'category', CATEGORY_CHARACTERS_MAX),
    image_url: readUrl(fields, 'image_url'),
    home_url: readUrl(fields, 'home_url'),
  }).filter(([, text]) => text !== undefined);
  const product: Product = {
    id: readOwnId(world, fields) ?? productId(),
    name,
    type,
    ...Object.fromEntries(texts),
    create_time: now,
    update_time: now,
  };
  world.state.paypal.products[product.id] = product;
  const news = announce(world, {
    event_type: 'CATALOG.PRODUCT.CREATED',
    resource_type: 'product',
    summary: 'A product was created.',
    resource: showProduct(world, product),
    subjects: [product.id],
  });
  return { id: product.id, announced: tell([news]) };
}

function readOwnId(world: World, fields: BodyReader): string | undefined {
  const id = readWords(fields, 'id', ID_CHARACTERS.most);
  if (id === undefined) return undefined;
  if (id.length < ID_CHARACTERS.least) throw malformedAt('INVALID_STRING_MIN_LENGTH', '/id');
  if (id.startsWith(SYSTEM_PREFIX)) throw malformedAt('INVALID_PARAMETER_SYNTAX', '/id');
  if (world.state.paypal.products[id]) throw billingRefusal('DUPLICATE_RESOURCE_IDENTIFIER', '/id');
  return id;
}

function readUrl(fields: BodyReader, name: string): string | undefined {
  const url = readWords(fields, name, URL_CHARACTERS_MAX);
  if (url !== undefined && !URL.canParse(url)) throw malformedAt('INVALID_PARAMETER_SYNTAX', `/${name}`);
  return url;
}

export function findProduct(world: World, id: string): Product {
  const product = world.state.paypal.products[id];
  if (!product) throw notFoundAtPayPal();
  return product;
}

export function showProduct(world: World, product: Product) {
  return { ...product, links: productLinks(world, product) };
}

/** The short answer of create, and an element of the list. */
export function showProductShortly(world: World, product: Product) {
  const { id, name, description, create_time } = product;
  return {
    id,
    name,
    ...(description === undefined ? {} : { description }),
    create_time,
    links: productLinks(world, product),
  };
}

function productLinks(world: World, product: Product) {
  const self = `${world.baseUrls.paypal}/v1/catalogs/products/${product.id}`;
  return [
    { href: self, rel: 'self', method: 'GET' },
    { href: self, rel: 'edit', method: 'PATCH' },
  ];
}

export function listProducts(world: World, query: Record<string, string | undefined>) {
  const { items, ...rest } = pageOf(world, '/v1/catalogs/products', Object.values(world.state.paypal.products), query);
  return { products: items.map((product) => showProductShortly(world, product)), ...rest };
}
