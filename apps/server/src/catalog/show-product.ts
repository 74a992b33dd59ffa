import type { CatalogApp, CatalogPorts } from './catalog-app.ts';
import { CatalogError } from './errors.ts';
import type { Room } from './ports.ts';
import { fromPrice, type PriceRow, publicPrice } from './price.ts';
import { type ProductRow, productCard, type StorefrontProduct } from './product.ts';
import { availabilityOf, roomOf } from './room.ts';
import { pricesOf, publishedBySlug } from './store.ts';

/**
 * One published product as a buyer sees it: prices, what there is to choose, and how it can be paid today.
 *
 * @throws CatalogError PRODUCT_UNKNOWN for drafts and archived products as for unknown ones
 */
export async function showProduct(app: CatalogApp, slug: string): Promise<StorefrontProduct> {
  const row = await publishedBySlug(app.db.read, slug);
  if (!row) throw new CatalogError('PRODUCT_UNKNOWN', slug);
  const [room] = await roomOf(app, app.db.read, [row]);
  return storefrontProduct(app, row, await pricesOf(app.db.read, [row.id]), room);
}

/** A product as the shop shows it, from all its prices. Policies are for after the sale: nothing of them is shown. */
export function storefrontProduct(
  app: CatalogPorts,
  row: ProductRow,
  all: PriceRow[],
  room: Room | undefined,
): StorefrontProduct {
  const prices = all.filter((price) => price.active);
  const driver = app.drivers.manifest().find((entry) => entry.driver === row.fulfillment_driver);
  const payable = app.gateways.catalog
    .describe()
    .filter((gateway) => gateway.configured && row.enabled_payment_gateways.includes(gateway.gateway))
    .map(({ gateway, title }) => ({ gateway, title }));
  const fallback = payable.find(({ gateway }) => gateway === row.default_payment_gateway) ?? payable[0];
  const dueHours = app.drivers.dueHours(row.fulfillment_driver, row.fulfillment_config);
  return {
    ...productCard(row, fromPrice(prices), availabilityOf(room)),
    description: row.description,
    trial_days: row.trial_days,
    promise: { due_hours: dueHours, text: promiseText(dueHours) },
    prices: prices.map((price) => publicPrice(price, row)),
    payment_gateways: payable,
    default_payment_gateway: fallback?.gateway ?? null,
    choices_schema: driver?.choices_schema ?? { type: 'object', properties: {} },
  };
}

/** Above this many hours a promise is said in days. */
const SAID_IN_HOURS_MAX = 48;

function promiseText(dueHours: number | null): string {
  if (dueHours === null) return 'Delivered automatically after payment.';
  if (dueHours === 1) return 'Delivered within one hour of payment.';
  if (dueHours <= SAID_IN_HOURS_MAX) return `Delivered within ${dueHours} hours of payment.`;
  return `Delivered within ${Math.ceil(dueHours / 24)} days of payment.`;
}
