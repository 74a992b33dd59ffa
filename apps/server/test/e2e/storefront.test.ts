import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

opensShop('pglite');

describe.each(WIDTHS)('whoever looks around $name', { timeout: 90_000 }, ({ name: _, ...size }) => {
  it('searches, narrows, finds the way back, and goes through the pictures by keyboard', async () => {
    const { context, page, complaints } = await openWindow(browser, size, world.url);
    const answered: string[] = [];
    page.on('request', (request) => answered.push(new URL(request.url()).pathname));
    await page.goto(world.url);
    const shelf = page.getByRole('list').filter({ has: page.getByRole('heading', { level: 2 }) });
    await shelf.getByRole('link', { name: 'Hookbox', exact: true }).waitFor();
    expect(answered).not.toContain('/api/products'); // the first answer came along

    await page.getByRole('searchbox', { name: 'Search products' }).fill('self');
    await page.waitForURL('**/?q=self');
    await shelf.getByRole('link', { name: 'Quiet Icons' }).waitFor({ state: 'detached' });
    await page
      .getByRole('navigation', { name: 'Categories' })
      .getByRole('link', { name: /Developer tools/ })
      .click();
    await page.waitForURL(/category=Developer/);
    await expectAccessible(page);
    await page.getByRole('button', { name: /Remove the filter/ }).click();
    await page.getByRole('searchbox', { name: 'Search products' }).fill('');
    await shelf.getByRole('link', { name: 'Point of Sale', exact: true }).click();

    await page.getByRole('heading', { level: 1, name: 'Point of Sale', exact: true }).waitFor();
    await expectAccessible(page);
    const first = page.getByRole('button', { name: /Show picture 1 of 2/ });
    await first.focus();
    await page.keyboard.press('ArrowRight');
    const second = page.getByRole('button', { name: /Show picture 2 of 2/ });
    expect([await first.getAttribute('aria-pressed'), await second.getAttribute('aria-pressed')]).toEqual([
      'false',
      'true',
    ]);
    await page.getByRole('img', { name: /A report of the day/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it('who comes by a German address finds the shelf', { timeout: 60_000 }, async () => {
  const { context, page, complaints } = await openWindow(browser, WIDTHS[0], world.url);
  await page.goto(`${world.url}/?lang=de`);
  await page.getByRole('searchbox', { name: 'Produkte suchen' }).waitFor();
  await page.getByRole('link', { name: 'Hookbox', exact: true }).first().waitFor();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
  await context.close();
});

it('an operator writes a description, shows a picture, and a buyer sees both', { timeout: 90_000 }, async () => {
  const { cookie } = world.as('Oscar').credentials;
  const { context, page, complaints } = await openWindow(browser, WIDTHS[0], world.url, cookie);
  await page.goto(`${world.url}/admin/products?q=quiet`);
  await page.getByRole('link', { name: 'Quiet Icons' }).click();
  const text = page.getByRole('textbox', { name: 'Description' });
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Heading', exact: true }).click();
  await page.keyboard.type('In every size');
  const bytes = await sharp({ create: { width: 800, height: 500, channels: 3, background: '#884466' } })
    .png()
    .toBuffer();
  await page.getByLabel('Pictures to add').setInputFiles({ name: 'sizes.png', mimeType: 'image/png', buffer: bytes });
  await page.getByRole('textbox', { name: 'What picture 2 shows' }).fill('Icons in three sizes');
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText(/saved/i).first().waitFor();

  await page.goto(`${world.url}/products/quiet-icons`);
  await page.getByRole('heading', { level: 2, name: 'In every size' }).waitFor();
  await page.getByRole('button', { name: /Show picture 2 of 2: Icons in three sizes/ }).click();
  await page.getByRole('img', { name: 'Icons in three sizes' }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

it('who picks a currency sees it on the shelf and beside the product, where there is a price in it', async () => {
  const { items } = await world.operator.api.get<{ items: { id: string; slug: string }[] }>(
    '/api/admin/products?q=lumen-notes',
  );
  const euros = { product_id: items[0]?.id, name: 'Personal in euros', billing: 'one_time', plan: null };
  const mappings = { dodo: { product_id: 'pdt_lumen_euros' } };
  const price = { ...euros, amount_minor: 2_700, currency: 'EUR', features: [], mappings };
  await world.operator.api.post('/api/admin/prices', price);
  const { context, page, complaints } = await openWindow(browser, WIDTHS[1], world.url);
  await page.goto(world.url);
  await page.getByRole('combobox', { name: 'Currency' }).selectOption('EUR');
  const card = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) });
  await card('Lumen Notes').getByText('€27.00').waitFor();
  await card('Quiet Icons').getByText('$18.00').waitFor();
  await expectAccessible(page);
  await page.goto(`${world.url}/products/lumen-notes`);
  await page.getByText('€27.00').first().waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
