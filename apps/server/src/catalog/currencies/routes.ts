import { Currency } from '@vozex/domain';
import { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { defineRoute } from '../../kernel/route.ts';
import { offeredCurrencies } from './offered-currencies.ts';

const offered = defineRoute({
  method: 'GET',
  path: '/api/currencies',
  access: 'anyone',
  tag: 'catalog',
  summary: 'The currencies in which things are priced, and the one that is shown first',
  output: z.object({
    default: Currency.nullable().meta({ description: 'Null while nothing is for sale.' }),
    offered: z.array(Currency),
  }),
  handle: (app: App) => offeredCurrencies(app),
});

export const currencyRoutes = [offered];
