import { z } from 'zod';
import { defineSetting } from '../../kernel/settings.ts';

export const publishingSetting = defineSetting({
  key: 'publishing',
  section: 'Sales',
  title: 'Publishing',
  description: 'What a product must have shown before it is sold.',
  schema: z.strictObject({
    require_rehearsal: z.boolean().default(false).meta({
      title: 'Only what passed its rehearsal',
      description: 'A product is published only when its newest rehearsal has passed and nothing was changed since.',
    }),
  }),
});
