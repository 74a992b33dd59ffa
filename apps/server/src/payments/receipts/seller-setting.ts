import { z } from 'zod';
import { defineSetting } from '../../kernel/settings.ts';

export const sellerSetting = defineSetting({
  key: 'seller',
  section: 'Shop',
  title: 'Seller',
  description: 'Who sells, as receipts say it. Left empty: the name and address that mails come from.',
  schema: z.object({
    name: z.string().max(200).default('').meta({ title: 'Legal name' }),
    address: z.string().max(500).default('').meta({ title: 'Postal address', widget: 'textarea' }),
    tax_id: z.string().max(60).default('').meta({ title: 'Tax number', description: 'Such as a VAT number.' }),
    email: z.string().max(254).default('').meta({ title: 'E-mail for questions' }),
  }),
});
