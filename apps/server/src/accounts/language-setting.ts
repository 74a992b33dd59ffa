import { LANGUAGES } from '@vozex/domain';
import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

export const languageSetting = defineSetting({
  key: 'language',
  section: 'Shop',
  title: 'Language',
  description:
    'What customers are spoken to in who have chosen none, and whose browser asks for none that the shop has.',
  schema: z.object({
    default: z.enum(LANGUAGES).default('en').meta({ title: 'Where nobody asks for another' }),
  }),
});
