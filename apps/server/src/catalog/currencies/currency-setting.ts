import { z } from 'zod';
import { defineSetting } from '../../kernel/settings.ts';

export const currencySetting = defineSetting({
  key: 'currency',
  section: 'Sales',
  title: 'Currency',
  description:
    'In which currency prices are shown to who has chosen none. A price is in the currency it was written in; nothing is converted.',
  schema: z.object({
    default: z
      .string()
      .regex(/^([A-Z]{3})?$/)
      .default('')
      .meta({
        title: 'Shown first',
        description: 'Three capital letters, such as EUR. Empty: the one most prices are in.',
      }),
  }),
});
