import { z } from 'zod';
import { defineSetting } from '../../kernel/settings.ts';

export const taxSetting = defineSetting({
  key: 'tax',
  section: 'Sales',
  title: 'Tax',
  description:
    'How the tax rules are applied where the shop itself answers for the tax (PayPal). Dodo Payments is merchant of record and works out its own.',
  schema: z.object({
    prices_include_tax: z.boolean().default(false).meta({
      title: 'Prices include tax',
      description: 'Off: tax is added at the checkout. What was sold keeps the way it was sold.',
    }),
    seller_country: z
      .string()
      .regex(/^([A-Z]{2})?$/)
      .default('')
      .meta({ title: "The shop's country", description: 'Two capital letters, such as DE.' }),
    reverse_charge: z.boolean().default(false).meta({
      title: 'Reverse charge between companies in the EU',
      description:
        'A company in another EU country that gives its VAT number owes the tax itself. The number is checked for its form, not asked after.',
    }),
  }),
});
