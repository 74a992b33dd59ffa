import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { PageQuery, pageOf } from '../../kernel/page.ts';
import { defineRoute } from '../../kernel/route.ts';
import { CatalogError } from '../errors.ts';
import { listVersions, readVersion } from './list-versions.ts';
import { ProductVersion, ProductVersionDocument } from './shapes.ts';

/** As far as PostgreSQL counts them. */
const VERSION_MAX = 2_147_483_647;
const Version = z.coerce.number().int().min(1).max(VERSION_MAX);

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/products/{id}/versions',
  access: 'read_only',
  tag: 'admin: catalog',
  summary: 'What changed in a product and its prices, by whom, newest first',
  params: z.object({ id: idSchema('product') }),
  query: PageQuery.extend({ after: Version.optional().meta({ description: 'The version seen last.' }) }),
  output: pageOf(ProductVersion),
  throws: [CatalogError],
  handle: (app: App, { params, query }) => listVersions(app, params.id, query),
});

const read = defineRoute({
  method: 'GET',
  path: '/api/admin/products/{id}/versions/{version}',
  access: 'read_only',
  tag: 'admin: catalog',
  summary: 'The whole product as it was',
  params: z.object({ id: idSchema('product'), version: Version }),
  output: ProductVersionDocument,
  throws: [CatalogError],
  handle: (app: App, { params }) => readVersion(app, params.id, params.version),
});

/** Every route of the versions of products. */
export const versionRoutes = [list, read];
