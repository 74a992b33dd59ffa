import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

let folder: string;
opensShop('pglite');
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vozex-imports-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const shot = async (page: Page, name: string, dark = false) => {
  if (!process.env.VOZEX_SHOTS) return;
  if (dark) await page.evaluate("document.documentElement.dataset.theme = 'dark'");
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${process.env.VOZEX_SHOTS}/imports-${name}.png`, fullPage: true });
};

describe.each(WIDTHS)('an earlier shop $name', ({ width, height }) => {
  const source = `shop-${width}`;
  const file = (name: string, text: string) => {
    const path = join(folder, `${width}-${name}`);
    writeFileSync(path, text);
    return path;
  };

  it('is looked at first, decided about, and then brought in by an operator', async () => {
    const { context, page, complaints } = await openWindow(
      browser,
      { width, height },
      world.url,
      world.as('Oscar').credentials.cookie,
    );
    await page.goto(`${world.url}/admin/imports`);
    await page.getByRole('heading', { name: 'Imports', level: 1 }).waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Import file' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('File', { exact: false }).setInputFiles(file('cut.csv', 'Title,ID\nA,1\n'));
    await dialog.getByRole('button', { name: 'Look at it' }).click();
    await dialog.getByText('name is missing; did you mean it by "Title"?').waitFor();
    complaints.length = 0; // the browser's own word for what was refused
    await expectAccessible(page);
    await shot(page, `missing-${width}`);
    await dialog
      .getByLabel('File', { exact: false })
      .setInputFiles(
        file(
          'products.csv',
          `id,name,license,download_url,Regular price,currency,Weight\nP1,Editor ${width},yes,https://old.test/e.zip,49.00,EUR,1\nP2,Mystery ${width},,,5.00,EUR,1\nP3,,,,5.00,EUR,1\n`,
        ),
      );
    await dialog.getByLabel('Earlier shop').fill(source);
    await expectAccessible(page);
    await shot(page, `send-${width}`);
    await dialog.getByRole('button', { name: 'Look at it' }).click();

    await page.getByRole('heading', { name: `Products from ${source}` }).waitFor();
    await page.getByText('Regular price is not read; did you mean amount?').waitFor();
    await expectAccessible(page);
    await shot(page, `columns-${width}`);
    await page.getByRole('button', { name: 'Dry run with these names' }).click();
    await page.getByText('did you mean').waitFor({ state: 'detached' });
    await page.getByText('Weight').waitFor();
    await page.getByText('Nothing was changed').waitFor();
    await page.getByText('The column license says that buyers get a key.').waitFor();
    await page.getByText('Cannot tell').waitFor();
    await expectAccessible(page);
    await shot(page, `dry-run-${width}`);
    await page.getByLabel(`How Mystery ${width} is delivered`).selectOption({ label: 'Set up for you' });
    await page.getByRole('button', { name: 'Import it' }).click();
    await page.getByRole('dialog').getByText('1 product').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Import it' }).click();
    await page.getByRole('link', { name: `Editor ${width}` }).waitFor();
    await page.getByText('1 row is bad').waitFor();
    await expectAccessible(page);
    await shot(page, `products-dark-${width}`, true);

    const { items } = await world.operator.api.get<{ items: { name: string; delivery_model: string }[] }>(
      `/api/admin/products?q=${width}`,
    );
    expect(items.map(({ name, delivery_model }) => [name, delivery_model]).sort()).toEqual([
      [`Editor ${width}`, 'self_hosted_license'],
      [`Mystery ${width}`, 'managed_setup'],
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  }, 90_000);

  it('gives its bad rows back as a file, and its orders say where they were paid', async () => {
    const { context, page, complaints } = await openWindow(
      browser,
      { width, height },
      world.url,
      world.as('Oscar').credentials.cookie,
    );
    const send = async (path: string) => {
      await page.goto(`${world.url}/admin/imports`);
      await page.getByRole('button', { name: 'Import file' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('What it holds').selectOption('orders');
      await dialog.getByLabel('File', { exact: false }).setInputFiles(path);
      await dialog.getByLabel('Earlier shop').fill(source);
      await dialog.getByLabel('Dry run').uncheck();
      await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    };
    const header = 'id,email,name,product,amount,currency,paid_at,gateway,payment_reference';
    await send(
      file(
        'orders.csv',
        `${header}\n${width}01,zoe@old.test,Zoe Old,P1,49.00,EUR,2021-05-06,Stripe,pi_${width}\n${width}02,zoe@old.test,Zoe,P1,49.00,EURO,2021-05-06,Stripe,\n`,
      ),
    );
    await page.getByText('1 row is bad').waitFor();
    await expectAccessible(page);
    await shot(page, `orders-${width}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Rejected rows as CSV' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain('is no currency');
    await send(file('mended.csv', text.replace('EURO', 'EUR')));
    await page.getByText('All of it is in').waitFor();

    await page.goto(`${world.url}/admin/orders?q=${width}01`);
    await page.getByRole('link', { name: 'Zoe Old' }).click();
    await page.getByText(`It was paid in the earlier shop “${source}”.`).waitFor();
    await page.getByText(`pi_${width}`).waitFor();
    await expectAccessible(page);
    await shot(page, `order-${width}`);
    expect(complaints).toEqual([]);
    await context.close();
  }, 90_000);
});
