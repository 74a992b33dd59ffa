import type { Picture, ProductCard, PublicPrice, ShelfFacets, ShelfPage, StorefrontProduct } from '../catalog/index.ts';
import { Html, html } from '../kernel/html.ts';
import { spokenMoney } from '../kernel/language.ts';
import type { PageSession } from './page.ts';
import type { ShopLook } from './shop-setting.ts';
import { say } from './words.ts';

// What is read before the app is there, in the classes of its screens, so that nothing jumps when it takes over.

const none = html``;

/** Marks a text that is in another language than its page. */
const lang = (language: string | undefined) => (language ? html` lang="${language}"` : none);

/** What stands above the frame: of what kind this installation is, and what the shop says to everybody. */
export function above(look: ShopLook, session: PageSession | undefined): Html {
  const kind = session?.sandbox
    ? say('Sandbox: no real money moves here.')
    : session?.development && say('Development installation.');
  const strip = html`<aside aria-label="${say('About this installation')}" class="bg-accent-soft text-[0.8125rem] text-ink"><div class="mx-auto flex w-full flex-wrap items-center justify-between gap-x-4 px-5 py-1.5 max-w-6xl sm:px-8"><p>${kind || ''}</p>${session?.development ? html`<a href="/dev/mailbox" class="font-medium text-accent">${say('Mailbox')}</a>` : none}</div></aside>`;
  const { announcement, announcement_link: link } = look;
  const said =
    link === '' ? announcement : html`<a href="${link}" class="underline underline-offset-4">${announcement}</a>`;
  return html`${kind ? strip : none}${announcement === '' ? none : html`<p class="bg-accent-soft px-5 py-2 text-center font-medium text-accent text-sm">${said}</p>`}`;
}

/** @param content absent: the app draws it, and the foot of the page does not jump. */
export function frame(look: ShopLook, content?: Html): Html {
  return html`<header class="sticky top-0 z-30 border-line border-b bg-canvas/85"><div class="mx-auto flex h-14 w-full max-w-6xl items-center gap-1 px-5 sm:px-8"><a href="/" class="font-semibold text-[0.9375rem]">${look.name}</a></div></header><main class="mx-auto w-full max-w-6xl flex-1 px-5 py-8 sm:px-8 sm:py-12${content ? '' : ' min-h-dvh'}">${content ?? none}</main>`;
}

export function shelfBody(look: ShopLook, { items, facets }: ShelfPage, chosen: string | undefined): Html {
  return frame(
    look,
    html`<section class="mb-8 flex flex-wrap items-end justify-between gap-x-10 gap-y-6 sm:mb-10"><div class="max-w-xl"><h1 class="font-semibold text-[2rem] leading-[1.12] tracking-[-0.03em] sm:text-5xl">${look.headline}</h1><p class="mt-3 text-base text-ink-soft leading-relaxed sm:text-lg">${look.intro}</p></div>${searchBox()}</section>${facets ? filters(facets, chosen) : none}<ul class="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">${items.map(card)}</ul>`,
  );
}

const searchBox = () =>
  html`<form action="/" class="relative w-full sm:w-72"><input type="search" name="q" aria-label="${say('Search products')}" placeholder="${say('Search products')}" class="h-10 w-full rounded-control border border-line-strong bg-surface pr-3 pl-9 text-base sm:text-sm"></form>`;

const PILL = 'inline-flex h-9 items-center gap-1.5 whitespace-nowrap rounded-full border px-3.5 font-medium text-sm';

/** The categories, each a page of its own; the room of the other filters is kept for them. */
function filters({ category: categories }: ShelfFacets, chosen: string | undefined): Html {
  const pill = (href: string, label: string, isChosen: boolean, language?: string) =>
    html`<li><a href="${href}"${lang(language)} class="${PILL} ${isChosen ? 'border-primary bg-primary text-primary-ink' : 'border-line bg-surface text-ink-soft'}">${label}</a></li>`;
  const shelves = categories.map(({ value, label, language }) =>
    pill(`/?${new URLSearchParams({ category: value })}`, label, value === chosen, language),
  );
  const list = html`<nav aria-label="${say('Categories')}" class="-mx-5 overflow-x-auto px-5 py-1 sm:mx-0 sm:px-0"><ul class="flex gap-2 sm:flex-wrap">${pill('/', say('All'), chosen === undefined)}${shelves}</ul></nav>`;
  const chip = chosen === undefined ? none : html`<div class="h-8"></div>`;
  return html`<section class="mb-8 grid gap-4">${categories.length > 1 || chosen !== undefined ? list : none}<div class="h-5 sm:h-10"></div>${chip}</section>`;
}

function card(product: ProductCard, place: number): Html {
  const { languages } = product;
  return html`<li class="flex flex-col overflow-hidden rounded-card border border-line bg-surface shadow-low">${product.picture ? picture({ ...product.picture, alt: '' }, CARD_SIZES, place < 3, undefined) : none}<div class="flex flex-1 flex-col p-5"><h2${lang(languages.name)} class="font-semibold text-base"><a href="/products/${product.slug}">${product.name}</a></h2><p${lang(languages.summary)} class="mt-1 text-ink-soft text-sm leading-relaxed">${product.summary}</p>${product.from_price ? html`<p class="mt-auto pt-5 text-right font-semibold text-sm">${say('from {price}', { price: priceText(product.from_price) })}</p>` : none}</div></li>`;
}

const CARD_SIZES = '(min-width: 1024px) 22rem, (min-width: 640px) 45vw, 92vw';
const GALLERY_SIZES = '(min-width: 1024px) 36rem, 92vw';

function picture(
  { url, sizes, width, height, alt }: Picture,
  widths: string,
  first: boolean,
  language: string | undefined,
): Html {
  const set = sizes.map((one) => `${one.url} ${one.width}w`).join(', ');
  return html`<img src="${url}" srcset="${set}" sizes="${widths}" width="${width}" height="${height}" alt="${alt}"${lang(language)} loading="${first ? 'eager' : 'lazy'}" fetchpriority="${first ? 'high' : 'auto'}" class="aspect-[8/5] w-full border-line border-b bg-sunken object-cover">`;
}

export function productBody(look: ShopLook, product: StorefrontProduct): Html {
  const [first] = product.presentation.pictures;
  const { category, languages } = product;
  const crumb =
    category === null
      ? none
      : html`<a href="/?${new URLSearchParams({ category }).toString()}"${lang(languages.category_label)}>${product.category_label ?? category}</a> / `;
  return frame(
    look,
    html`<article><nav class="mb-5 text-[0.8125rem] text-ink-faint"><a href="/">${say('Products')}</a> / ${crumb}<span${lang(languages.name)}>${product.name}</span></nav><header class="grid gap-8${first ? ' lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)] lg:items-center lg:gap-12' : ''}"><div class="min-w-0"><p class="font-medium text-accent text-sm">${product.delivery_label}</p><h1${lang(languages.name)} class="mt-1 font-semibold text-[2rem] leading-[1.1] tracking-[-0.03em] sm:text-5xl">${product.name}</h1><p${lang(languages.summary)} class="mt-4 max-w-2xl text-base text-ink-soft leading-relaxed sm:text-lg">${product.summary}</p><p class="mt-5 text-ink-soft text-sm">${product.promise.text}</p></div>${first ? picture(first, GALLERY_SIZES, true, languages['presentation.pictures.0.alt']) : none}</header><ul class="mt-8 grid gap-4 sm:mt-10 sm:grid-cols-2">${product.prices.map(plan)}</ul><div${lang(languages.description)} class="rich-text mt-12">${new Html(product.description)}</div></article>`,
  );
}

/** What stands over the form of a checkout; the form is the app's. */
export function checkoutFrame(look: ShopLook, { slug, name, languages }: StorefrontProduct): Html {
  return frame(
    look,
    html`<a href="/products/${slug}" class="inline-flex items-center gap-1.5 text-ink-soft text-sm">← <span${lang(languages.name)}>${name}</span></a><h1 class="mt-3 mb-7 font-semibold text-[1.75rem] leading-tight tracking-[-0.025em] sm:text-[2rem]">${say('Checkout')}</h1><div class="min-h-dvh"></div>`,
  );
}

function plan(price: PublicPrice): Html {
  return html`<li class="rounded-card border border-line bg-surface p-5 shadow-low"><h2${lang(price.languages.name)} class="font-medium text-ink-soft text-sm">${price.name}</h2><p class="mt-1 font-semibold text-[1.75rem] leading-tight">${priceText(price)}</p><ul${lang(price.languages.features)} class="mt-5 flex flex-col gap-2 text-sm">${price.features.map((feature) => html`<li>${feature}</li>`)}</ul></li>`;
}

function priceText(
  price: Pick<PublicPrice, 'amount_minor' | 'currency' | 'billing_interval' | 'interval_count'>,
): string {
  const amount = spokenMoney(price);
  if (price.billing_interval === null) return amount;
  return say('{amount} / {period}', { amount, period: PERIOD[price.billing_interval](price.interval_count ?? 1) });
}

const PERIOD = {
  day: (count: number) => say('{count|day|# days}', { count }),
  week: (count: number) => say('{count|week|# weeks}', { count }),
  month: (count: number) => say('{count|month|# months}', { count }),
  year: (count: number) => say('{count|year|# years}', { count }),
};
