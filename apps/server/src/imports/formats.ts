import { type ImportKind, LANGUAGES } from '@vozex/domain';

/** One column of a file. Its name is what the header says, in small letters, with underscores for spaces. */
export type Column = { name: string; required?: true; meaning: string };

const ENGLISH_NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** What a product says in further languages, a column for each text and language. */
export const TRANSLATED_TEXTS = ['name', 'summary', 'description', 'category', 'price_name'] as const;
const TRANSLATIONS = TRANSLATED_TEXTS.flatMap((text) =>
  LANGUAGES.map((language) => ({
    name: `${text}_${language}` as const,
    meaning: `\`${text}\` in ${ENGLISH_NAMES.of(language)}, where the shop speaks another language`,
  })),
);

/** The four files, for the check of their headers, the screen and the documentation. */
const FORMATS = {
  products: [
    { name: 'id', required: true, meaning: 'what the earlier shop calls it; the other files name it by this' },
    { name: 'name', required: true, meaning: 'up to 200 characters' },
    { name: 'slug', meaning: 'its address here; made from the name where it is empty' },
    { name: 'summary', meaning: 'up to 500 characters' },
    { name: 'description', meaning: 'rich text: harmless HTML is kept' },
    { name: 'category', meaning: 'the shelf it stands on' },
    { name: 'status', meaning: '`published` asks for it to be sold as soon as it is complete; else it is a draft' },
    { name: 'amount', meaning: 'its price as people write it, such as `49.00`' },
    { name: 'amount_minor', meaning: 'or in the smallest unit, such as `4900`' },
    { name: 'currency', meaning: 'three letters; required with a price' },
    { name: 'billing_interval', meaning: '`day`, `week`, `month` or `year`; empty: paid once' },
    { name: 'price_name', meaning: '`Standard` where it is empty' },
    { name: 'plan', meaning: "the provider's own name for what the price buys" },
    { name: 'delivery_model', meaning: 'how it is delivered, where that is decided already' },
    { name: 'fulfillment_driver', meaning: 'by which driver; the usual one of its model where it is empty' },
    { name: 'fulfillment_config', meaning: "the driver's settings, as JSON" },
    { name: 'provider', meaning: 'who runs it, for hosted products' },
    { name: 'provider_product', meaning: "the provider's name for it" },
    { name: 'type', meaning: 'what the earlier shop calls this sort of product; read for the proposal' },
    { name: 'tags', meaning: 'read for the proposal' },
    { name: 'download_url', meaning: 'where its file was fetched; read for the proposal' },
    { name: 'license', meaning: '`yes` where buyers got a key; read for the proposal' },
    { name: 'webhook_url', meaning: 'what the earlier shop called after a sale; read for the proposal' },
    { name: 'tenant', meaning: 'a pattern of workspace names or addresses; read for the proposal' },
    { name: 'docker_image', meaning: 'what was started for each buyer; read for the proposal' },
    { name: 'service', meaning: '`yes` where people did something for each buyer; read for the proposal' },
    ...TRANSLATIONS,
  ],
  customers: [
    { name: 'email', required: true, meaning: 'by which they are known here' },
    { name: 'id', meaning: 'their number in the earlier shop' },
    { name: 'name', meaning: 'up to 200 characters' },
    { name: 'created_at', meaning: 'since when they are customers' },
  ],
  orders: [
    {
      name: 'id',
      required: true,
      meaning: 'the number of the order; rows with one number, one below the other, are one order',
    },
    { name: 'email', required: true, meaning: 'the buyer; becomes a customer where they are none' },
    { name: 'product', required: true, meaning: 'the id of the product in the earlier shop, or its slug here' },
    { name: 'currency', required: true, meaning: 'three letters, such as `EUR`' },
    { name: 'paid_at', required: true, meaning: 'when it was paid' },
    { name: 'amount', meaning: 'what was paid for this row, all its units, such as `49.00`' },
    { name: 'amount_minor', meaning: 'or in the smallest unit, such as `4900`; one of both is required' },
    { name: 'quantity', meaning: '1 where it is empty' },
    { name: 'price', meaning: "the name of the product's price here; the one that fits best where it is empty" },
    { name: 'name', meaning: "the buyer's name" },
    { name: 'status', meaning: '`paid` or `refunded`; `paid` where it is empty. What was never paid is skipped' },
    { name: 'refunded_at', meaning: 'when it was given back; when it was paid where it is empty' },
    { name: 'gateway', meaning: 'how it was paid, as its buyer knows it: `Stripe`, `bank transfer`' },
    { name: 'payment_reference', meaning: 'the reference of the payment there; found by the search' },
    { name: 'external_reference', meaning: 'of a hosted product: what its provider calls the workspace' },
    { name: 'workspace_url', meaning: 'of a hosted product: where its customer opens it' },
    { name: 'delivery', meaning: '`running` or `ended`; `running` where it is empty' },
    { name: 'ended_at', meaning: 'when it ended; when it was paid where it is empty' },
  ],
  licenses: [
    { name: 'key', required: true, meaning: 'as it was sold, letter by letter' },
    { name: 'order', required: true, meaning: 'the number of the order it was bought with' },
    { name: 'id', meaning: 'its number in the earlier shop' },
    { name: 'product', meaning: 'needed where the order has several' },
    { name: 'email', meaning: 'whose it is; must be the buyer of the order' },
    { name: 'status', meaning: '`active`, `suspended`, `revoked` or `expired`; `active` where it is empty' },
    { name: 'type', meaning: '`perpetual` or `term`; by its end where it is empty' },
    { name: 'seats', meaning: 'on how many devices; no limit where it is empty' },
    { name: 'expires_at', meaning: 'when it ends; never where it is empty' },
    { name: 'updates_until', meaning: 'good for versions released until then' },
    { name: 'created_at', meaning: 'when it was made; when its order was paid where it is empty' },
  ],
} as const satisfies Record<ImportKind, readonly Column[]>;

/** The names of the columns of one kind of file. */
export type ColumnOf<Kind extends ImportKind> = (typeof FORMATS)[Kind][number]['name'];

/** The column that rejected rows come back with; who mends and imports them again may leave it there. */
export const PROBLEM_COLUMN = 'problem';

export const columnsOf = (kind: ImportKind): readonly Column[] => FORMATS[kind];

/** What a header may call a column: `Order Number` is `order_number`. */
export function columnName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}
