import { DeliveryModel, idSchema } from '@vozex/domain';
import { z } from 'zod';
import { defineRoute } from '../../kernel/route.ts';
import type { CatalogApp } from '../catalog-app.ts';
import { CatalogError } from '../errors.ts';
import { DriverConfig } from '../path.ts';
import { storable } from '../price.ts';
import { ProductWrite } from '../product.ts';
import { TranslationState } from '../translations/translation-state.ts';
import { tryDraftConnection } from '../try-connection.ts';
import { checkDraft } from './check-draft.ts';

/** Somebody who types asks twice a second at most. */
const CHECKS_PER_MINUTE = 240;

const Problem = z.object({ code: z.string(), field: z.string(), message: z.string() });

const schema = defineRoute({
  method: 'GET',
  path: '/api/admin/products/schema',
  access: 'read_only',
  tag: 'admin: catalog',
  summary: 'The JSON Schema of a product as an operator writes it',
  output: z.record(z.string(), z.unknown()),
  handle: async () => z.toJSONSchema(ProductWrite, { io: 'input' }) as Record<string, unknown>, // because a schema document is an object
});

const check = defineRoute({
  method: 'POST',
  path: '/api/admin/products/check',
  access: 'operator',
  changesNothing: true,
  tag: 'admin: catalog',
  summary: 'What saving and publishing a product as it is written so far would say; nothing is stored',
  perMinute: CHECKS_PER_MINUTE,
  body: z.strictObject({
    id: idSchema('product').optional().meta({ description: 'The stored product it would replace; absent: a new one.' }),
    product: z.record(z.string(), z.unknown()),
  }),
  output: z.object({
    problems: z.array(Problem).meta({ description: 'What keeps it from being saved.' }),
    missing: z.array(Problem).meta({ description: 'What, besides, keeps it from being published.' }),
    translations: z.array(TranslationState).meta({ description: 'Advice, for each language but the own of the shop.' }),
  }),
  throws: [CatalogError],
  handle: (app: CatalogApp, { body }) => checkDraft(app, body.product, body.id),
});

const connection = defineRoute({
  method: 'POST',
  path: '/api/admin/products/test-connection',
  access: 'operator',
  tag: 'admin: catalog',
  summary: 'Try the connection that settings describe before they are saved',
  body: z.strictObject({
    delivery_model: DeliveryModel.exclude(['hybrid']),
    fulfillment_driver: storable(80).min(1),
    fulfillment_config: DriverConfig,
  }),
  output: z.object({ ok: z.boolean(), detail: z.string() }),
  throws: [CatalogError],
  handle: (app: CatalogApp, { body }) => tryDraftConnection(app, body),
});

/** Every route that serves a product while it is being written. */
export const draftRoutes = [schema, check, connection];
