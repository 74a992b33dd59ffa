import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const Address = z
  .string()
  .max(500)
  .regex(/^(https?:\/\/\S+|\/\S*|mailto:\S+)?$/)
  .default('');

/** What a shop calls itself and how it looks: everything of the theme that needs no file. */
export const shopSetting = defineSetting({
  key: 'shop',
  section: 'Shop',
  title: 'Name and look',
  description: 'What buyers see on every page and in every mail. Colours that could not be read are made readable.',
  schema: z.object({
    name: z.string().min(1).max(60).default('VOZEX').meta({ title: 'Name of the shop' }),
    headline: z.string().max(120).default('Software, delivered.').meta({ title: 'Headline of the first page' }),
    intro: z
      .string()
      .max(300)
      .default('Hosted for you, set up for you, or yours to run. Buy it in one place and follow it until it works.')
      .meta({ title: 'What the shop is, in a sentence or two', widget: 'textarea' }),
    logo: z
      .string()
      .regex(/^([0-9a-f]{64})?$/)
      .default('')
      .meta({ title: 'Logo', description: 'The SHA-256 of an uploaded picture; empty: the name beside a mark.' }),
    accent: z
      .string()
      .regex(/^(#[0-9a-fA-F]{6})?$/)
      .default('')
      .meta({ title: 'Accent colour', description: 'Such as #3046c8. Empty: the usual one.' }),
    buttons: z.enum(['ink', 'accent']).default('ink').meta({ title: 'Colour of the main buttons' }),
    corners: z.enum(['sharp', 'soft', 'round']).default('soft').meta({ title: 'Corners' }),
    font: z.enum(['system', 'inter', 'source_serif']).default('system').meta({ title: 'Font' }),
    announcement: z.string().max(200).default('').meta({ title: 'Announcement above every page' }),
    announcement_link: Address.meta({ title: 'Where the announcement leads' }),
    terms_url: Address.meta({ title: 'Terms of sale' }),
    privacy_url: Address.meta({ title: 'Privacy' }),
    imprint_url: Address.meta({ title: 'Imprint' }),
    contact_url: Address.meta({ title: 'Contact', description: 'An address, or mailto:…' }),
  }),
});
export type ShopLook = z.output<typeof shopSetting.schema>;
