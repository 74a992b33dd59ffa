import { idSchema, ProductStatus, Slug } from '@vozex/domain';
import { z } from 'zod';
import { RequestError } from '../kernel/errors.ts';
import { PageQuery, pageOf } from '../kernel/page.ts';
import { defineRoute } from '../kernel/route.ts';
import type { CatalogApp } from './catalog-app.ts';
import { createPrice } from './create-price.ts';
import { createProduct } from './create-product.ts';
import { currencyRoutes } from './currencies/routes.ts';
import { deleteSecret } from './delete-secret.ts';
import { draftRoutes } from './drafts/routes.ts';
import { CatalogError } from './errors.ts';
import { exportProduct } from './export-product.ts';
import { ImportDocument } from './import-document.ts';
import { importProducts } from './import-products.ts';
import { listPrices } from './list-prices.ts';
import { listProducts } from './list-products.ts';
import { listSecrets } from './list-secrets.ts';
import { moveProduct } from './move-product.ts';
import { pictureRoutes } from './pictures/routes.ts';
import { DriverShape } from './ports-shapes.ts';
import { AdminPrice, PriceCreate, PriceReplace, storable } from './price.ts';
import { AdminProduct, ProductReplace, ProductWrite, StorefrontProduct } from './product.ts';
import { putSecret } from './put-secret.ts';
import { readProduct } from './read-product.ts';
import { RehearsalError } from './rehearsals/errors.ts';
import { rehearsalRoutes } from './rehearsals/routes.ts';
import { replacePrice } from './replace-price.ts';
import { replaceProduct } from './replace-product.ts';
import { SecretName } from './secret-reference.ts';
import { AdminSecret, SecretWrite } from './secret-shapes.ts';
import { listShelf } from './shelf/list-shelf.ts';
import { ShelfPage, ShelfQuery } from './shelf/shapes.ts';
import { showProduct } from './show-product.ts';
import { tryConnection } from './try-connection.ts';
import { versionRoutes } from './versions/routes.ts';
import { waitingListRoutes } from './waiting-list/routes.ts';

const ProductParams = z.object({ id: idSchema('product') });
const PriceParams = z.object({ id: idSchema('price') });
const SecretParams = z.object({ name: SecretName });
const Search = storable(200).optional();
const throws = [CatalogError];

/** 4 MiB: a thousand products with long descriptions. */
const IMPORT_BYTES_MAX = 4_194_304;

const browse = defineRoute({
  method: 'GET',
  path: '/api/products',
  access: 'anyone',
  tag: 'catalog',
  summary: 'Products for sale: searched, filtered, sorted; the first page says by what they can be narrowed',
  query: ShelfQuery,
  output: ShelfPage,
  throws: [RequestError],
  handle: (app: CatalogApp, { query }) => listShelf(app, query),
});

const show = defineRoute({
  method: 'GET',
  path: '/api/products/{slug}',
  access: 'anyone',
  tag: 'catalog',
  summary: 'One product with its prices, choices and payment gateways',
  params: z.object({ slug: storable(80) }),
  output: StorefrontProduct,
  throws,
  handle: (app: CatalogApp, { params }) => showProduct(app, params.slug),
});

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/products',
  access: 'read_only',
  tag: 'admin: catalog',
  summary: 'All products with their prices, newest first',
  query: PageQuery.extend({ status: ProductStatus.optional(), q: Search }),
  output: pageOf(AdminProduct),
  handle: (app: CatalogApp, { query }) => listProducts(app, query),
});

const read = defineRoute({
  method: 'GET',
  path: '/api/admin/products/{id}',
  access: 'read_only',
  tag: 'admin: catalog',
  summary: 'One product as it is set up',
  params: ProductParams,
  output: AdminProduct,
  throws,
  handle: (app: CatalogApp, { params }) => readProduct(app, params.id),
});

const create = defineRoute({
  method: 'POST',
  path: '/api/admin/products',
  access: 'operator',
  tag: 'admin: catalog',
  summary: 'Set up a new product, as a draft',
  body: ProductWrite,
  output: AdminProduct,
  status: 201,
  throws,
  handle: (app: CatalogApp, { body }, { actor }) => createProduct(app, actor, body),
});

const importAll = defineRoute({
  method: 'POST',
  path: '/api/admin/products/import',
  access: 'owner',
  tag: 'admin: catalog',
  summary: 'Bring products, prices, mappings and secrets in, all or nothing; the same document again changes nothing',
  body: ImportDocument,
  bodyLimit: IMPORT_BYTES_MAX,
  output: z.object({ created: z.array(z.string()), updated: z.array(z.string()), unchanged: z.array(z.string()) }),
  throws,
  handle: (app: CatalogApp, { body }, { actor }) => importProducts(app, body, actor),
});

const exportOne = defineRoute({
  method: 'GET',
  path: '/api/admin/products/{id}/export',
  access: 'read_only',
  tag: 'admin: catalog',
  summary: 'A product with its prices as the import takes it; secrets by name only',
  params: ProductParams,
  output: ImportDocument,
  throws,
  handle: (app: CatalogApp, { params }) => exportProduct(app, params.id),
});

const replace = defineRoute({
  method: 'PUT',
  path: '/api/admin/products/{id}',
  access: 'operator',
  tag: 'admin: catalog',
  summary: 'Replace the settings of a product',
  params: ProductParams,
  body: ProductReplace,
  output: AdminProduct,
  throws,
  handle: (app: CatalogApp, { params, body: { revision, ...product } }, { actor }) =>
    replaceProduct(app, actor, params.id, revision, product),
});

const move = (verb: string, status: ProductStatus, summary: string) =>
  defineRoute({
    method: 'POST',
    path: `/api/admin/products/{id}/${verb}`,
    access: 'operator',
    tag: 'admin: catalog',
    summary,
    params: ProductParams,
    output: AdminProduct,
    throws: [CatalogError, RehearsalError],
    handle: (app: CatalogApp, { params }, { actor }) => moveProduct(app, actor, params.id, status),
  });

const connection = defineRoute({
  method: 'POST',
  path: '/api/admin/products/{id}/test-connection',
  access: 'operator',
  tag: 'admin: catalog',
  summary: "Try the connection a product's settings describe, or those of one of its paths",
  params: ProductParams,
  query: z.object({ path: Slug.optional().meta({ description: 'Which path of a hybrid product.' }) }),
  output: z.object({ ok: z.boolean(), detail: z.string() }),
  throws,
  handle: (app: CatalogApp, { params, query }, { actor }) => tryConnection(app, actor, params.id, query.path ?? null),
});

const prices = defineRoute({
  method: 'GET',
  path: '/api/admin/prices',
  access: 'read_only',
  tag: 'admin: catalog',
  summary: 'Prices with their gateway mappings, newest first',
  query: PageQuery.extend({ product_id: idSchema('product').optional() }),
  output: pageOf(AdminPrice),
  handle: (app: CatalogApp, { query }) => listPrices(app, query),
});

const addPrice = defineRoute({
  method: 'POST',
  path: '/api/admin/prices',
  access: 'operator',
  tag: 'admin: catalog',
  summary: 'Add a price to a product',
  body: PriceCreate,
  output: AdminPrice,
  status: 201,
  throws,
  handle: (app: CatalogApp, { body: { product_id, ...price } }, { actor }) =>
    createPrice(app, actor, product_id, price),
});

const changePrice = defineRoute({
  method: 'PUT',
  path: '/api/admin/prices/{id}',
  access: 'operator',
  tag: 'admin: catalog',
  summary: 'Replace a price and its gateway mappings',
  params: PriceParams,
  body: PriceReplace,
  output: AdminPrice,
  throws,
  handle: (app: CatalogApp, { params, body }, { actor }) => replacePrice(app, actor, params.id, body),
});

const drivers = defineRoute({
  method: 'GET',
  path: '/api/admin/fulfillment-drivers',
  access: 'read_only',
  tag: 'admin: catalog',
  summary: 'What can deliver, and what each driver asks for',
  output: z.object({ items: z.array(DriverShape) }),
  handle: async (app: CatalogApp) => ({ items: app.drivers.manifest() }),
});

const secrets = defineRoute({
  method: 'GET',
  path: '/api/admin/secrets',
  access: 'operator',
  tag: 'admin: catalog',
  summary: 'Names and hints of the stored secrets; never their values',
  output: z.object({ items: z.array(AdminSecret) }),
  handle: async (app: CatalogApp) => ({ items: await listSecrets(app) }),
});

const storeSecret = defineRoute({
  method: 'PUT',
  path: '/api/admin/secrets/{name}',
  access: 'owner',
  tag: 'admin: catalog',
  summary: 'Store a secret, or replace it',
  params: SecretParams,
  body: SecretWrite,
  output: AdminSecret,
  handle: (app: CatalogApp, { params, body }, { actor }) => putSecret(app, actor, params.name, body),
});

const dropSecret = defineRoute({
  method: 'DELETE',
  path: '/api/admin/secrets/{name}',
  access: 'owner',
  tag: 'admin: catalog',
  summary: 'Delete a secret no product refers to',
  params: SecretParams,
  output: z.object({}),
  throws,
  handle: async (app: CatalogApp, { params }, { actor }) => {
    await deleteSecret(app, actor, params.name);
    return {};
  },
});

/** Every route of the catalog. */
export const catalogRoutes = [
  browse,
  show,
  list,
  read,
  create,
  importAll,
  exportOne,
  ...currencyRoutes,
  ...draftRoutes,
  replace,
  move('publish', 'published', 'Put a product up for sale, when everything about it is complete'),
  move('unpublish', 'draft', 'Take a product back to draft'),
  move('archive', 'archived', 'Take a product out of sale for good'),
  connection,
  prices,
  addPrice,
  changePrice,
  drivers,
  secrets,
  storeSecret,
  dropSecret,
  ...rehearsalRoutes,
  ...pictureRoutes,
  ...versionRoutes,
  ...waitingListRoutes,
];
