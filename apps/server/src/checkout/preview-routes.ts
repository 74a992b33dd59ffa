import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import { CatalogError } from '../catalog/index.ts';
import { defineRoute } from '../kernel/route.ts';
import type { CheckoutApp } from './checkout-app.ts';
import { previewCheckout } from './preview-checkout.ts';
import { CheckoutPreview, PreviewRequest } from './preview-shapes.ts';

const preview = defineRoute({
  method: 'POST',
  path: '/api/admin/products/{id}/checkout-preview',
  access: 'operator',
  changesNothing: true,
  tag: 'admin: catalog',
  summary: 'See what a buyer would meet at the checkout of a product, draft or not',
  params: z.object({ id: idSchema('product') }),
  body: PreviewRequest,
  output: CheckoutPreview,
  throws: [CatalogError],
  handle: (app: CheckoutApp, { params, body }) => previewCheckout(app, params.id, body),
});

/** Every route of the preview. */
export const checkoutPreviewRoutes = [preview];
