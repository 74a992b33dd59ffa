import type { Language } from '@vozex/domain';
import type { Db } from '../kernel/database.ts';
import { label } from '../kernel/language.ts';
import { Moved } from '../kernel/moved.ts';
import type { CatalogApp, CatalogPorts } from './catalog-app.ts';
import { CatalogError } from './errors.ts';
import { type NamedWay, type PathWrite, type StorefrontPath, waysOf } from './path.ts';
import type { PictureRow } from './pictures/picture.ts';
import { picturesByHash } from './pictures/store.ts';
import type { Room } from './ports.ts';
import { picturesIn, presentationOf } from './presentation.ts';
import { fromPrices, type PriceRow, publicPrice } from './price.ts';
import { type ProductRow, productCard, type StorefrontProduct, shownPictures } from './product.ts';
import { availabilityOf, offeredBy, roomOf } from './room.ts';
import { cardsOf, categoriesOf } from './shelf/list-shelf.ts';
import { placesBeside } from './shelf/store.ts';
import { movedSlug, pricesOf, publishedBySlug } from './store.ts';
import { shopLanguage } from './translations/shop-language.ts';
import { speakPrice, speakProduct } from './translations/speak-product.ts';
import { say } from './words.ts';

/**
 * One published product as a buyer sees it: prices, what there is to choose, and how it can be paid today.
 *
 * @throws CatalogError PRODUCT_UNKNOWN for drafts and archived products as for unknown ones; Moved where it has another
 *   address now
 */
export async function showProduct(app: CatalogApp, slug: string): Promise<StorefrontProduct> {
  const row = await publishedBySlug(app.db.read, slug);
  if (!row) {
    const now = await movedSlug(app.db.read, slug);
    if (now !== undefined) throw new Moved(`/api/products/${now}`);
    throw new CatalogError('PRODUCT_UNKNOWN', slug);
  }
  const own = await shopLanguage(app.db.read);
  const rooms = await roomOf(app, app.db.read, offeredBy(row));
  const prices = await pricesOf(app.db.read, [row.id]);
  const categories = await categoriesOf(app.db.read, [row], own);
  const shown = storefrontProduct(app, { row, prices, own, categories }, rooms, await picturesOf(app.db.read, row));
  return { ...shown, related: await cardsOf(app, await placesBeside(app.db.read, row.id, RELATED_MAX), own) };
}

/** One row of cards. */
const RELATED_MAX = 3;

/** The pictures a product names. */
export function picturesOf(db: Db, row: ProductRow): Promise<Map<string, PictureRow>> {
  return picturesByHash(db, picturesIn({ ...row, presentation: presentationOf(row.presentation) }));
}

/**
 * A product as the shop shows it, from all its prices, in the language that is spoken. Policies are for after the sale:
 * nothing of them is shown.
 *
 * @param product with the language in which it says what is not translated, and what categories are called.
 * @param rooms of the product, then of each path: what is left of `offeredBy`.
 */
export function storefrontProduct(
  app: CatalogPorts,
  product: { row: ProductRow; prices: PriceRow[]; own: Language; categories: ReadonlyMap<string, string> },
  [room, ...pathRooms]: Room[],
  pictures: ReadonlyMap<string, PictureRow>,
): StorefrontProduct {
  const spoken = speakProduct(product.row, product.own, product.categories);
  const { row } = spoken;
  const prices = product.prices.filter((price) => price.active);
  const payable = app.gateways.catalog
    .describe()
    .filter((gateway) => gateway.configured && row.enabled_payment_gateways.includes(gateway.gateway))
    .map(({ gateway, title }) => ({ gateway, title }));
  const fallback = payable.find(({ gateway }) => gateway === row.default_payment_gateway) ?? payable[0];
  const ways = waysOf(row);
  const presentation = presentationOf(row.presentation);
  const own = ways.find((way) => way.path === null);
  return {
    ...productCard(spoken, { from: fromPrices(prices), availability: availabilityOf(room), pictures }),
    description: row.description,
    presentation: { ...presentation, pictures: shownPictures(presentation.pictures, pictures) },
    trial_days: row.trial_days,
    promise: own ? promiseOf(app, own) : { due_hours: null, text: say('Delivered as you choose.') },
    prices: prices.map((price) => {
      const { price: said, languages } = speakPrice(price, product.own);
      return publicPrice(said, row, languages);
    }),
    payment_gateways: payable,
    default_payment_gateway: fallback?.gateway ?? null,
    choices_schema: own ? choicesSchemaOf(app, own) : NO_CHOICES,
    related: [],
    languages: spoken.languages,
    paths: row.paths.map((path, i) => storefrontPath(app, path, ways[i]!, pathRooms[i])), // because each path is a way
  };
}

const NO_CHOICES = { type: 'object', properties: {} };

function storefrontPath(
  app: CatalogPorts,
  { name, title, summary, delivery_model }: PathWrite,
  way: NamedWay,
  room: Room | undefined,
): StorefrontPath {
  return {
    name,
    title,
    summary,
    delivery_model,
    delivery_label: label('delivery_model', delivery_model),
    promise: promiseOf(app, way),
    choices_schema: choicesSchemaOf(app, way),
    availability: availabilityOf(room),
  };
}

function choicesSchemaOf(app: CatalogPorts, way: NamedWay): Record<string, unknown> {
  const driver = app.drivers.manifest().find((entry) => entry.driver === way.fulfillment_driver);
  return driver?.choices_schema ?? NO_CHOICES;
}

function promiseOf(app: CatalogPorts, way: NamedWay): StorefrontProduct['promise'] {
  const dueHours = app.drivers.dueHours(way.fulfillment_driver, way.fulfillment_config);
  return { due_hours: dueHours, text: promiseText(dueHours) };
}

/** Above this many hours a promise is said in days. */
const SAID_IN_HOURS_MAX = 48;

function promiseText(dueHours: number | null): string {
  if (dueHours === null) return say('Delivered automatically after payment.');
  if (dueHours <= SAID_IN_HOURS_MAX) {
    return say('Delivered within {hours|one hour|# hours} of payment.', { hours: dueHours });
  }
  return say('Delivered within {days|one day|# days} of payment.', { days: Math.ceil(dueHours / 24) });
}
