import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import { PageQuery, pageOf } from '../../kernel/page.ts';
import { defineRoute } from '../../kernel/route.ts';
import type { CatalogApp } from '../catalog-app.ts';
import { CatalogError } from '../errors.ts';
import { RehearsalError } from './errors.ts';
import { listRehearsals, readRehearsal } from './read-rehearsals.ts';
import type { RehearsalApp } from './rehearsal-app.ts';
import { Rehearsal, RehearsalSummary } from './report.ts';
import { startRehearsal } from './start-rehearsal.ts';

const ProductParams = z.object({ id: idSchema('product') });
const tag = 'admin: catalog';
const throws = [CatalogError, RehearsalError];

const start = defineRoute({
  method: 'POST',
  path: '/api/admin/products/{id}/rehearsals',
  access: 'operator',
  tag,
  summary: 'Rehearse a product: it is bought in a shop of its own with play money, through its whole life',
  params: ProductParams,
  output: Rehearsal,
  status: 202,
  throws,
  handle: (app: RehearsalApp, { params }, { actor }) => startRehearsal(app, actor, params.id),
});

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/products/{id}/rehearsals',
  access: 'read_only',
  tag,
  summary: 'Rehearsals of a product, newest first',
  params: ProductParams,
  query: PageQuery,
  output: pageOf(RehearsalSummary),
  throws,
  handle: (app: CatalogApp, { params, query }) => listRehearsals(app, params.id, query),
});

const read = defineRoute({
  method: 'GET',
  path: '/api/admin/products/{id}/rehearsals/{rehearsal_id}',
  access: 'read_only',
  tag,
  summary: 'One rehearsal with all its steps; while it runs, those so far',
  params: ProductParams.extend({ rehearsal_id: idSchema('rehearsal') }),
  output: Rehearsal,
  throws,
  handle: (app: CatalogApp, { params }) => readRehearsal(app, params.id, params.rehearsal_id),
});

/** Every route of rehearsals. */
export const rehearsalRoutes = [start, list, read];
