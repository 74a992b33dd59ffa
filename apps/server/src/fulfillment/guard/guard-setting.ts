import { z } from 'zod';
import { defineSetting } from '../../kernel/settings.ts';

/** How many deliveries one cause may take away before a second person is asked. */
export const guardSetting = defineSetting({
  key: 'guard',
  section: 'Delivery',
  title: 'Guard against mass changes',
  description:
    'When more deliveries than this are suspended or cancelled within an hour, by the shop itself or by one person, the rest waits on the work bench until a second person decides.',
  schema: z.object({
    enabled: z.boolean().default(true).meta({ title: 'Guard on' }),
    at_least: z.int().min(1).max(100_000).default(20).meta({
      title: 'Always allowed per hour',
      description: 'This many pass, however small the shop is.',
    }),
    percent: z.int().min(0).max(100).default(5).meta({
      title: 'Share of the live deliveries, percent',
      description: 'In a larger shop, this share of what runs passes.',
    }),
  }),
});
