import {
  type CatalogApp,
  CatalogError,
  listShelf,
  movedSlug,
  plainText,
  productStatusOf,
  ShelfQuery,
  type StorefrontProduct,
  showProduct,
} from '../catalog/index.ts';
import { Moved } from '../kernel/moved.ts';
import { checkoutFrame, frame, productBody, shelfBody } from './bodies.ts';
import type { Page } from './page.ts';
import type { ShopLook } from './shop-setting.ts';
import { crumbs, listData, productData, siteData } from './structured-data.ts';
import { say } from './words.ts';

/** As many as the shop's first page asks for. */
const SHELF_LENGTH = 24;

/** Previews elsewhere cut what is longer. */
const DESCRIPTION_LENGTH_MAX = 300;

/**
 * What the server says of the page at an address. Addresses of the app that are nobody's to find have a title and
 * nothing else; a product that is not for sale is not there, one that was is gone, one that had this address is elsewhere.
 *
 * @param isScreen whether the app draws something at a path.
 */
export async function findPage(
  app: CatalogApp,
  look: ShopLook,
  address: URL,
  isScreen: (path: string) => boolean,
): Promise<Page> {
  const asked = Object.fromEntries(address.searchParams);
  const language = address.searchParams.get('lang');
  address.searchParams.delete('lang'); // it says how, not what
  const at = (path: string, parameters: Record<string, string> = {}) =>
    app.publicUrl + addressOf(path, language === null ? parameters : { ...parameters, lang: language });
  if (address.pathname === '/') return shelfPage(app, look, address.searchParams, at);
  const [, kind, slug] = /^\/(products|checkout)\/([^/]+)\/?$/.exec(address.pathname) ?? [];
  if (slug === undefined) {
    if (!isScreen(address.pathname)) return hidden(look, 404);
    return { ...hidden(look, 200), ...(!DESKS.test(address.pathname) && { frame: frame(look) }) };
  }
  const product = await productFor(app, decoded(slug));
  if (!product) return absentPage(app, look, decoded(slug), (now) => addressOf(`/${kind}/${now}`, asked));
  return kind === 'products' ? productPage(app, look, product, at) : checkoutPage(look, product);
}

/** They have a frame of their own. */
const DESKS = /^\/(admin|dev)(\/|$)/;

/** Where something of the shop is, in the language of the page where its address names one. */
type At = (path: string, parameters?: Record<string, string>) => string;

async function shelfPage(app: CatalogApp, look: ShopLook, search: URLSearchParams, at: At): Promise<Page> {
  const asked = ShelfQuery.safeParse({ ...Object.fromEntries(search), limit: SHELF_LENGTH });
  if (!asked.success) return hidden(look, 200); // a word that is none of ours: the app says so
  const { q, limit: _, category, ...others } = asked.data;
  const shelf = await listShelf(app, asked.data);
  const isOwnPage = q === undefined && Object.values(others).every((value) => value === undefined);
  const site = siteOf(app, look);
  const canonical = category === undefined ? at('/') : at('/', { category });
  const kind = shelf.facets?.category.find(({ value }) => value === category)?.label ?? category;
  const parts = [...(q === undefined ? [] : [`“${q}”`]), ...(kind === undefined ? [] : [kind])];
  const names = shelf.items.slice(0, 5).map(({ name }) => name);
  return {
    status: 200,
    title: parts.length > 0 ? `${parts.join(', ')} · ${look.name}` : `${look.name} · ${look.headline}`,
    description: shortened(kind === undefined ? look.intro : `${kind}: ${names.join(', ')}. ${look.intro}`),
    // What is searched and narrowed is endless: only shelves themselves are found from outside.
    ...(isOwnPage && shelf.items.length > 0 && { canonical }),
    ...(site.logo !== undefined && { preview: site.logo }),
    kind: 'website',
    structured: [
      ...siteData(site),
      listData(shelf.items, app.publicUrl),
      ...(kind === undefined
        ? []
        : [
            crumbs([
              { name: say('Products'), url: at('/') },
              { name: kind, url: canonical },
            ]),
          ]),
    ],
    body: shelfBody(look, shelf, category),
    answers: { [addressOf('/api/products', { ...Object.fromEntries(search), limit: String(SHELF_LENGTH) })]: shelf },
  };
}

/** @param addressNow of a page like the one that was asked for, of a product's slug. */
async function absentPage(
  app: CatalogApp,
  look: ShopLook,
  slug: string,
  addressNow: (slug: string) => string,
): Promise<Page> {
  const now = await movedSlug(app.db.read, slug);
  if (now !== undefined) return { ...hidden(look, 301), movedTo: addressNow(now) };
  return hidden(look, (await productStatusOf(app.db.read, slug)) === 'archived' ? 410 : 404);
}

function productPage(app: CatalogApp, look: ShopLook, product: StorefrontProduct, at: At): Page {
  const url = at(`/products/${product.slug}`);
  const { category } = product;
  const pictures = product.presentation.pictures;
  const images = pictures.map((picture) => `${app.publicUrl}${picture.url}`);
  return {
    status: 200,
    title: `${product.name} · ${look.name}`,
    description: shortened(product.summary === '' ? plainText(product.description) : product.summary),
    canonical: url,
    ...(pictures[0] && { preview: `${app.publicUrl}/pictures/${pictures[0].sha256}/preview.jpg` }),
    kind: 'product',
    structured: [
      productData(product, url, siteOf(app, look), images),
      crumbs([
        { name: say('Products'), url: at('/') },
        ...(category === null ? [] : [{ name: product.category_label ?? category, url: at('/', { category }) }]),
        { name: product.name, url },
      ]),
    ],
    body: productBody(look, product),
    answers: answerOf(product),
  };
}

/** Nobody searches for it; what is bought comes along, so that the form need not wait for it. */
const checkoutPage = (look: ShopLook, product: StorefrontProduct): Page => ({
  ...hidden(look, 200),
  answers: answerOf(product),
  frame: checkoutFrame(look, product),
});

const answerOf = (product: StorefrontProduct) => ({ [addressOf(`/api/products/${product.slug}`, {})]: product });

/** A product, if it is for sale at this address. */
function productFor(app: CatalogApp, slug: string): Promise<StorefrontProduct | undefined> {
  return showProduct(app, slug).catch((error: unknown) => {
    if (error instanceof Moved || (error instanceof CatalogError && error.code === 'PRODUCT_UNKNOWN')) return undefined;
    throw error;
  });
}

function hidden(look: ShopLook, status: Page['status']): Page {
  return { status, title: look.name, description: '', kind: 'website', structured: [], answers: {} };
}

function siteOf({ publicUrl }: Pick<CatalogApp, 'publicUrl'>, { name, logo }: ShopLook) {
  return { name, url: publicUrl, logo: logo === '' ? undefined : `${publicUrl}/pictures/${logo}/preview.jpg` };
}

/** An address as both sides write it: its parameters in the order of their names. */
function addressOf(path: string, parameters: Record<string, string>): string {
  const sorted = new URLSearchParams(parameters);
  sorted.sort();
  return sorted.size === 0 ? path : `${path}?${sorted}`;
}

function shortened(text: string): string {
  return text.length <= DESCRIPTION_LENGTH_MAX ? text : `${text.slice(0, DESCRIPTION_LENGTH_MAX - 1).trimEnd()}…`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, 80);
  } catch {
    return ''; // no slug
  }
}
