import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { type CatalogApp, CatalogError, shelvedCategories, shelvedSlugs, sitemapStarts } from '../catalog/index.ts';
import { RequestError } from '../kernel/errors.ts';
import { type Html, html } from '../kernel/html.ts';
import { defineRoute, type RawAnswer, rawAnswer } from '../kernel/route.ts';
import { type BundledFont, FONTS } from './theme-css.ts';

const require = createRequire(import.meta.url);

/** The protocol allows 50,000; a crawler reads a smaller one sooner. */
const SITEMAP_LENGTH = 5_000;

const xml = ({ text }: Html): RawAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`,
});

const robots = defineRoute({
  method: 'GET',
  path: '/robots.txt',
  access: 'anyone',
  tag: 'storefront',
  summary: 'What crawlers may read: the shop, not its desks',
  output: rawAnswer,
  handle: async ({ publicUrl }: CatalogApp): Promise<RawAnswer> => ({
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
    body: `User-agent: *\n${[
      '/admin',
      '/account',
      '/checkout',
      '/cart',
      '/orders',
      '/sign-in',
      '/sign-up',
      '/api/',
      '/d/',
      '/docs',
    ]
      .map((path) => `Disallow: ${path}\n`)
      .join('')}\nSitemap: ${publicUrl}/sitemap.xml\n`,
  }),
});

const sitemapIndex = defineRoute({
  method: 'GET',
  path: '/sitemap.xml',
  access: 'anyone',
  tag: 'storefront',
  summary: 'The sitemaps of the shop',
  output: rawAnswer,
  handle: async ({ db, publicUrl }: CatalogApp): Promise<RawAnswer> => {
    const starts = await sitemapStarts(db.read, SITEMAP_LENGTH);
    const maps = ['shelves', ...starts].map(
      (name) => html`<sitemap><loc>${publicUrl}/sitemaps/${name}.xml</loc></sitemap>`,
    );
    return xml(html`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps}</sitemapindex>`);
  },
});

const sitemap = defineRoute({
  method: 'GET',
  path: '/sitemaps/{name}',
  access: 'anyone',
  tag: 'storefront',
  summary: 'One sitemap: the shelves, or the products from one on',
  params: z.object({ name: z.string().regex(/^(shelves|prd_[0-9a-z]{26})\.xml$/) }),
  output: rawAnswer,
  throws: [CatalogError],
  handle: async ({ db, publicUrl }: CatalogApp, { params }): Promise<RawAnswer> => {
    const name = params.name.slice(0, -'.xml'.length);
    const urls =
      name === 'shelves'
        ? [
            html`<url><loc>${publicUrl}/</loc></url>`,
            ...(await shelvedCategories(db.read)).map(
              (category) => html`<url><loc>${publicUrl}/?${new URLSearchParams({ category }).toString()}</loc></url>`,
            ),
          ]
        : (await shelvedSlugs(db.read, name, SITEMAP_LENGTH)).map(
            ({ slug, updated_at }) =>
              html`<url><loc>${publicUrl}/products/${slug}</loc><lastmod>${updated_at.toISOString()}</lastmod></url>`,
          );
    return xml(html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`);
  },
});

const font = defineRoute({
  method: 'GET',
  path: '/fonts/{name}',
  access: 'anyone',
  tag: 'storefront',
  summary: 'A font that comes with the shop',
  params: z.object({ name: z.string().max(80) }),
  output: rawAnswer,
  throws: [RequestError],
  handle: async (_app: CatalogApp, { params }): Promise<RawAnswer> => {
    const key = params.name.replace(/\.woff2$/, '');
    if (!Object.hasOwn(FONTS, key)) throw new RequestError('NOT_FOUND', params.name);
    return {
      status: 200,
      headers: { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=31536000, immutable' },
      body: await readFile(require.resolve(FONTS[key as BundledFont].file)), // because it is one of its keys
    };
  },
});

/** Every route of the storefront. */
export const storefrontRoutes = [robots, sitemapIndex, sitemap, font];
