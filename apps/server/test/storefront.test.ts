import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newWorld, theStage, type World } from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStorefront } from '../src/storefront/index.ts';

let world: World;
beforeAll(async () => {
  await (await theStage()).webIsBuilt();
  world = await newWorld({ engine: 'pglite' });
}, 120_000);
afterAll(() => world?.close());

const fetched = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(world.url + path, { headers, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

/** The blocks of a kind within a page, parsed. */
function blocks(page: string, type: string): { '@type'?: unknown; [key: string]: unknown }[] {
  const found = page.matchAll(new RegExp(`<script type="${type.replaceAll('+', '\\+')}"[^>]*>(.*?)</script>`, 'g'));
  return [...found].map(([, text]) => JSON.parse(text!)); // because the group is not optional
}

describe('a page, before any script runs', () => {
  it('of a product says what it is, what it costs and where it stands', async () => {
    const { status, headers, text } = await fetched('/products/point-of-sale');
    expect(status).toBe(200);
    expect(headers.get('x-robots-tag')).toBeNull();
    expect(text).toContain('<title>Point of Sale · VOZEX</title>');
    expect(text).toContain(`<link rel="canonical" href="${world.url}/products/point-of-sale">`);
    expect(text).toMatch(/property="og:image" content="[^"]+\/pictures\/[0-9a-f]{64}\/preview\.jpg"/);
    expect(text).toMatch(/<h1[^>]*>Point of Sale<\/h1>/);
    expect(text).toContain('$590.00');
    expect(text).toContain('Open before the coffee is ready');
    const [product, crumbs] = blocks(text, 'application/ld+json');
    expect(product).toMatchObject({
      '@type': ['Product', 'SoftwareApplication'],
      name: 'Point of Sale',
      offers: [
        { '@type': 'Offer', price: '190.00', priceCurrency: 'USD', availability: 'https://schema.org/InStock' },
        { price: '590.00' },
      ],
    });
    expect(crumbs).toMatchObject({
      '@type': 'BreadcrumbList',
      itemListElement: [{ position: 1 }, { name: 'Sell' }, { position: 3 }],
    });
  });

  it('of the shop and of each category is one to be found; of a search it is not', async () => {
    const shop = await fetched('/');
    expect(shop.text).toContain('<title>VOZEX · Software, delivered.</title>');
    expect(blocks(shop.text, 'application/ld+json').map((block) => block['@type'])).toEqual([
      'Organization',
      'WebSite',
      'ItemList',
    ]);
    const category = await fetched('/?category=Developer+tools');
    expect(category.text).toContain('<title>Developer tools · VOZEX</title>');
    expect(category.text).toContain(`rel="canonical" href="${world.url}/?category=Developer+tools"`);
    expect(category.text).toContain('>Hookbox</a>');
    expect(category.text).not.toContain('>Quiet Icons</a>');
    for (const path of ['/?q=icons', '/?sort=name', '/?currency=USD', '/?category=None', '/?sort=upwards'])
      expect((await fetched(path)).headers.get('x-robots-tag'), path).toBe('noindex');
  });

  it.each(['/admin', '/account', '/checkout/point-of-sale', '/orders/ord_1', '/sign-in'])(
    '%s is nobody’s to find',
    async (path) => {
      const { status, headers, text } = await fetched(path);
      expect([status, headers.get('x-robots-tag')]).toEqual([200, 'noindex']);
      expect(text).toContain('<meta name="robots" content="noindex">');
      expect(text).not.toContain('application/ld+json');
    },
  );

  it('of a checkout brings what is bought along, and there is none for what nobody sells', async () => {
    const { text } = await fetched('/checkout/point-of-sale');
    const [, answers] = /<script type="application\/json" id="answers">(.*?)<\/script>/.exec(text) ?? [];
    expect(JSON.parse(answers ?? '{}')).toMatchObject({ '/api/products/point-of-sale': { name: 'Point of Sale' } });
    expect((await fetched('/checkout/no-such-thing')).status).toBe(404);
  });

  it.each([
    ['/account/orders', 200],
    ['/account/subscriptions/sub_1', 200],
    ['/admin/', 200],
    ['/wp-login.php', 404],
    ['/account/orders/and/more', 404],
    ['/accounts', 404],
  ])('%s, which no search finds, answers %i', async (path, status) => {
    const answer = await fetched(path);
    expect([answer.status, answer.headers.get('x-robots-tag')]).toEqual([status, 'noindex']);
    expect(answer.text).toContain('<div id="root">');
  });

  it('of a product that is not there answers 404, of one that was 410, and the app still opens', async () => {
    const { operator } = world;
    const { items } = await operator.api.get<{ items: { id: string; slug: string }[] }>(
      '/api/admin/products?limit=100',
    );
    const id = items.find(({ slug }) => slug === 'migration-day')!.id; // because the seeded shop sells it
    await operator.api.post(`/api/admin/products/${id}/unpublish`);
    expect((await fetched('/products/migration-day')).status).toBe(404);
    await operator.api.post(`/api/admin/products/${id}/archive`);
    expect((await fetched('/products/migration-day')).status).toBe(410);
    const unknown = await fetched('/products/no-such-thing');
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('<div id="root">');
    expect((await fetched('/products/%E0%A4%A')).status).toBe(404);
  });

  it('holds nothing that a name could break out of', async () => {
    const { operator } = world;
    const { items } = await operator.api.get<{
      items: { slug: string; revision: number; id: string; [field: string]: unknown }[];
    }>('/api/admin/products?limit=100');
    const {
      id,
      status: _,
      prices: __,
      created_at: ___,
      updated_at: ____,
      ...product
    } = items.find(({ slug }) => slug === 'quiet-icons')!; // because the seeded shop sells it
    const name = '</title></script><script>alert(1)</script>"\'&';
    const description = '<p onclick="alert(1)">Fine.</p><img src=x onerror=alert(1)><script>alert(1)</script>';
    await operator.api.put(`/api/admin/products/${id}`, { ...product, name, summary: name, description });
    for (const path of ['/products/quiet-icons', '/']) {
      const { text } = await fetched(path);
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('onclick');
      expect(text).not.toContain('onerror');
      expect(blocks(text, 'application/ld+json').length).toBeGreaterThan(1);
    }
    expect(blocks((await fetched('/products/quiet-icons')).text, 'application/ld+json')[0]).toMatchObject({ name });
  });
});

describe('what crawlers ask for', () => {
  it('robots.txt keeps them out of the desks and names the sitemap', async () => {
    const { text } = await fetched('/robots.txt');
    expect(text).toContain('Disallow: /admin\n');
    expect(text).toContain(`Sitemap: ${world.url}/sitemap.xml`);
  });

  it('the sitemap leads to every product on the shelf, and to no other', async () => {
    const index = await fetched('/sitemap.xml');
    const maps = [...index.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url!.slice(world.url.length));
    const urls = (await Promise.all(maps.map((path) => fetched(path)))).flatMap(({ text }) =>
      [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url!),
    );
    const { items } = await world.operator.api.get<{ items: { slug: string }[] }>('/api/products?limit=100');
    expect(urls.filter((url) => url.includes('/products/')).sort()).toEqual(
      items.map(({ slug }) => `${world.url}/products/${slug}`).sort(),
    );
    expect(urls).toContain(`${world.url}/?category=Sell`);
  });
});

describe('an address that changes', () => {
  type Known = { id: string; slug: string; prices: { id: string }[]; [field: string]: unknown };
  const product = async (slug: string) => {
    const { items } = await world.operator.api.get<{ items: Known[] }>('/api/admin/products?limit=100');
    return items.find((one) => one.slug === slug)!; // because it is asked for by the slug it has
  };
  const write = ({ status: _, prices: __, created_at: ___, updated_at: ____, ...body }: Known) => body;
  const move = async (from: string, to: string) => {
    const { id, ...body } = write(await product(from));
    await world.operator.api.put(`/api/admin/products/${id}`, { ...body, slug: to });
  };
  const led = async (path: string) => {
    const { status, headers } = await fetched(path);
    return `${status} ${headers.get('location') ?? ''}`.trim();
  };

  it('leads on from the old one, for browsers, the API and carts; only the new one is to be found', async () => {
    await move('lumen-notes', 'lumen');
    await move('lumen', 'lumen-editor');
    for (const old of ['lumen-notes', 'lumen']) {
      expect(await led(`/products/${old}`)).toBe('301 /products/lumen-editor');
      expect(await led(`/api/products/${old}`)).toBe('301 /api/products/lumen-editor');
    }
    expect(await led('/products/lumen?path=a&lang=de')).toBe('301 /products/lumen-editor?lang=de&path=a');
    expect(await led('/checkout/lumen/?price=pri_1')).toBe('301 /checkout/lumen-editor?price=pri_1');
    expect((await fetched('/products/lumen')).headers.get('cache-control')).toBe('no-cache');
    const { text } = await fetched('/products/lumen-editor');
    expect(text).toContain(`<link rel="canonical" href="${world.url}/products/lumen-editor">`);
    const [, start] = /(\/sitemaps\/prd_\w+\.xml)/.exec((await fetched('/sitemap.xml')).text) ?? [];
    const listed = [...(await fetched(start!)).text.matchAll(/products\/(lumen[^<]*)</g)].map(([, slug]) => slug);
    expect(listed).toEqual(['lumen-editor']);
    const [price] = (await product('lumen-editor')).prices;
    const items = [{ product_slug: 'lumen-notes', price_id: price!.id, quantity: 1 }];
    expect(await world.buyer('Ada').api.post('/api/checkout/quote', { items })).toMatchObject({
      lines: [{ status: 'available' }],
    });
    expect(
      await world.buyer('Ada').api.ask('POST', '/api/products/lumen/waiting-list', { email: 'a@b.test' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'NOT_SOLD_OUT' },
    });
  });

  it('does not lead in a circle when it changes back', async () => {
    await move('hookbox', 'hookbox-two');
    await move('hookbox-two', 'hookbox');
    expect(await led('/products/hookbox')).toBe('200');
    expect(await led('/products/hookbox-two')).toBe('301 /products/hookbox');
  });

  it('belongs to what is for sale there: a draft disturbs no link, a published product has it', async () => {
    await move('store-setup', 'setup');
    const { id: _, revision: __, ...body } = write(await product('setup'));
    const other = await world.operator.api.post<Known>('/api/admin/products', { ...body, slug: 'store-setup' });
    expect(await led('/products/store-setup')).toBe('301 /products/setup');
    await move('store-setup', 'store-setup-two');
    expect(await led('/products/store-setup')).toBe('301 /products/setup');
    expect(await led('/products/store-setup-two')).toBe('404');
    await move('store-setup-two', 'store-setup');
    const [{ id: ___, ...price }] = (await product('setup')).prices as [{ id: string }]; // because it has one
    await world.operator.api.post('/api/admin/prices', { ...price, product_id: other.id });
    await world.operator.api.post(`/api/admin/products/${other.id}/publish`);
    expect(await led('/products/store-setup')).toBe('200');
    await world.operator.api.post(`/api/admin/products/${other.id}/archive`);
    expect(await led('/products/store-setup')).toBe('301 /products/setup');
  });
});

describe('a theme, without a fork', () => {
  const setLook = async (value: object) => {
    const { items } = await world.operator.api.get<{ items: { key: string; revision: number }[] }>(
      '/api/admin/settings',
    );
    const { revision } = items.find(({ key }) => key === 'shop')!; // because it is declared
    await world.as('Olivia').put('/api/admin/settings/shop', { revision, value });
  };

  it('is on the page before the first paint, kept by its content, and gone with its settings', async () => {
    expect((await fetched('/')).text).not.toContain('/theme.css');
    await setLook({
      name: 'Corner <Shop>',
      accent: '#ffdd00',
      buttons: 'accent',
      font: 'inter',
      announcement: 'Open again',
    });
    const { text } = await fetched('/');
    expect(text).toContain('<title>Corner &lt;Shop&gt; · Software, delivered.</title>');
    expect(blocks(text, 'application/json')[0]).toMatchObject({ name: 'Corner <Shop>', announcement: 'Open again' });
    const [, url] = /<link rel="stylesheet" href="(\/theme\.css\?v=[0-9a-f]{16})">/.exec(text) ?? [];
    const css = await fetched(url!);
    expect(css.headers.get('cache-control')).toContain('immutable');
    expect(css.text).toMatch(/--accent: #[0-9a-f]{6}/);
    expect((await fetched('/theme.css')).headers.get('cache-control')).toBe('no-cache');
    const font = await fetch(`${world.url}/fonts/inter.woff2`);
    expect([font.status, font.headers.get('content-type')]).toEqual([200, 'font/woff2']);
    await setLook({});
    expect((await fetched('/')).text).not.toContain('/theme.css');
  });

  it('may be a file of the shop’s own, after what the settings say', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vozex-theme-'));
    writeFileSync(join(folder, 'theme.css'), ':root { --canvas: #fff8f0; }');
    const { page, theme } = openStorefront(world.running.shop, {
      template: '<title>x</title></head><div id="root"></div>',
      screens: ['/'],
      themeFolder: folder,
    });
    expect((await theme())?.css).toBe(':root { --canvas: #fff8f0; }');
    expect((await page('/')).html).toContain('/theme.css?v=');
  });
});

describe('how it is sent', () => {
  it('pages and files are squeezed, files with their content in their name are kept for ever', async () => {
    const raw = await fetch(world.url, { headers: { 'accept-encoding': 'br' } });
    expect(raw.headers.get('content-encoding')).toBe('br');
    const [, script] = /href="(\/assets\/first-[^"]+\.js)"/.exec(await raw.text()) ?? [];
    const file = await fetch(world.url + script, { headers: { 'accept-encoding': 'br' } });
    expect([file.headers.get('content-encoding'), file.headers.get('cache-control')]).toEqual([
      'br',
      'public, max-age=31536000, immutable',
    ]);
    expect((await fetched('/assets/index-gone.js')).status).toBe(404);
  });

  it('the first view carries at most 150 KB of script', async () => {
    const { text } = await fetched('/');
    const scripts = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path!);
    const dist = new URL('../../web/dist', import.meta.url).pathname;
    const sent = scripts.map((path) => (existsSync(`${dist}${path}.gz`) ? `${dist}${path}.gz` : dist + path));
    const bytes = sent.reduce((sum, path) => sum + readFileSync(path).byteLength, 0);
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(150_000);
  });

  it('what came along with the page is what the API answers', async () => {
    const { text } = await fetched('/products/hookbox');
    const along = blocks(text, 'application/json')[1];
    const answered = async (path: string) => JSON.parse((await fetched(path)).text);
    expect(along).toEqual({
      '/api/products/hookbox': await answered('/api/products/hookbox'),
      '/api/session': await answered('/api/session'),
    });
  });

  it('who is signed in is known at once, and what names them is kept by nobody', async () => {
    const { cookie = '' } = world.as('Oscar').credentials;
    const { headers, text } = await fetched('/account', { cookie });
    expect(blocks(text, 'application/json')[1]).toEqual({
      '/api/session': JSON.parse((await fetched('/api/session', { cookie })).text),
    });
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect((await fetched('/account')).headers.get('cache-control')).toBe('no-cache');
  });

  it('what the app draws above and around a page stands there before it', async () => {
    for (const path of ['/', '/products/hookbox', '/checkout/hookbox', '/account'])
      expect((await fetched(path, { 'accept-language': 'de' })).text).toContain(
        'Sandbox: Hier fließt kein echtes Geld.',
      );
    expect((await fetched('/admin')).text).toContain('<div id="root"></div>');
  });

  it('a screen that buyers wait for is loaded with the first scripts, not after them', async () => {
    const scriptsOf = async (path: string) =>
      [...(await fetched(path)).text.matchAll(/rel="modulepreload"[^>]* href="(\/assets\/[^"]+)"/g)].map(
        ([, script]) => script!, // because the group is not optional
      );
    const everywhere = await scriptsOf('/cart');
    for (const path of ['/checkout/hookbox', '/account', '/orders/ord_1']) {
      const own = (await scriptsOf(path)).filter((script) => !everywhere.includes(script));
      expect([path, own.length > 0]).toEqual([path, true]);
      for (const script of own) expect((await fetched(script)).status).toBe(200);
    }
  });
});
