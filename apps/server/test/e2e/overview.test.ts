import { beforeAll, describe, expect, it } from 'vitest';
import { sampleQueue } from '../../src/operations/index.ts';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

const DAY = 86_400;

opensShop('pglite');
beforeAll(async () => {
  await world.buyer('Ada').buys('Lumen Notes');
  await world.buyer('Ada').buys('Point of Sale', { choices: { workspace_name: 'seen-from-above' } });
  await world.settles();
  await sampleQueue(world.running.shop);
  await world.time.passes(DAY);
  await world.buyer('Ben').buys('Hookbox');
  await world.buyer('Ben').buys('Lumen Notes');
  await world.settles();
  await sampleQueue(world.running.shop);
});

describe.each(WIDTHS)('the overview $name', ({ width, height }) => {
  it('shows charts with the same numbers as a table, for a range that stands in the address', async () => {
    const { context, page, complaints } = await openWindow(
      browser,
      { width, height },
      world.url,
      world.as('Rhea').credentials.cookie,
    );
    await page.goto(`${world.url}/admin?days=7`);
    await page.getByRole('heading', { name: 'The last 7 days' }).waitFor();
    const chart = page.getByRole('img', { name: /^Sales\. .* came in by 4 payments/ });
    await chart.locator('svg').first().waitFor();
    await expectAccessible(page);
    if (process.env.VOZEX_SHOTS)
      await page.screenshot({ path: `${process.env.VOZEX_SHOTS}/overview-${width}.png`, fullPage: true });

    const toTable = page.getByRole('button', { name: 'Sales: show as table' });
    await toTable.focus();
    await page.keyboard.press('Enter');
    const table = page.getByRole('table', { name: 'Sales', exact: true });
    expect(await table.getByRole('row').count()).toBe(8);
    await expectAccessible(page);

    await page.getByRole('navigation', { name: 'Range' }).getByRole('link', { name: '90 days' }).click();
    await page.getByRole('heading', { name: 'The last 90 days' }).waitFor();
    expect(new URL(page.url()).searchParams.get('days')).toBe('90');
    if (process.env.VOZEX_SHOTS) {
      await page.evaluate("document.documentElement.dataset.theme = 'dark'");
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: `${process.env.VOZEX_SHOTS}/overview-dark-${width}.png`, fullPage: true });
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('finds from everywhere by "/", and gives tables away to whoever may take them', async () => {
    const { context, page, complaints } = await openWindow(
      browser,
      { width, height },
      world.url,
      world.as('Oscar').credentials.cookie,
    );
    await page.goto(`${world.url}/admin/exports`);
    await page.getByRole('link', { name: 'Export Orders as CSV' }).waitFor();
    expect(await page.getByRole('button', { name: 'Export Audit log as CSV' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await expectAccessible(page);
    if (process.env.VOZEX_SHOTS)
      await page.screenshot({ path: `${process.env.VOZEX_SHOTS}/exports-${width}.png`, fullPage: true });

    await page.keyboard.press('/');
    await page.locator('input[aria-label="Search everything"]:focus').waitFor();
    await page.keyboard.type('ada@');
    await page.keyboard.press('Enter');
    const hit = page.getByRole('link', { name: 'Ada Example' });
    await hit.waitFor();
    await expectAccessible(page);
    if (process.env.VOZEX_SHOTS)
      await page.screenshot({ path: `${process.env.VOZEX_SHOTS}/search-${width}.png`, fullPage: true });
    await hit.click();
    await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Export CSV' }).waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
