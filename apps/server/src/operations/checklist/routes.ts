import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import { CatalogError } from '../../catalog/index.ts';
import { defineRoute } from '../../kernel/route.ts';
import { type ChecklistApp, readChecklist } from './read-checklist.ts';
import { ChecklistLine } from './shapes.ts';

const checklist = defineRoute({
  method: 'GET',
  path: '/api/admin/products/{id}/checklist',
  access: 'read_only',
  tag: 'admin: catalog',
  summary: 'What a product needs before it is sold, checked now',
  params: z.object({ id: idSchema('product') }),
  output: z.object({ items: z.array(ChecklistLine) }),
  throws: [CatalogError],
  handle: async (app: ChecklistApp, { params }) => ({ items: await readChecklist(app, params.id) }),
});

/** Every route of the checklist. */
export const checklistRoutes = [checklist];
