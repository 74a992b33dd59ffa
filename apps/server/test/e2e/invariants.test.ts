import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

let coupon = '';
let order = '';
opensShop('pglite');
beforeAll(async () => {
  const written = { code: 'MISCOUNTED', percent_bp: 1_000 };
  coupon = (await world.as('Olivia').post<{ id: string }>('/api/admin/coupons', written)).id;
  order = (await world.buyer('Ada').buys('Lumen Notes')).id;
  await world.settles();
});

const run = (statement: string) => sql.raw(statement).execute(world.running.shop.db.read);

describe.each(WIDTHS)('the invariants, $name', (size) => {
  it('an operator proves them, follows a broken one to what it names, and heals what may be healed', {
    timeout: 120_000,
  }, async () => {
    const cookie = await world.as('Oscar').credentials.cookie;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    await run('delete from audit_runs');
    await page.goto(`${world.url}/admin/invariants`);
    await page.getByText('Not proven yet').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Run now' }).press('Enter');
    await page.getByText(/All \d+ promises hold/).waitFor();
    await expectAccessible(page);

    await run(`update coupons set redeemed = 4 where id = '${coupon}'`);
    await run(`update orders set total_minor = total_minor + 1 where id = '${order}'`);
    await page.getByRole('button', { name: 'Run now' }).press('Enter');
    await page.getByText(/2 promises are broken|3 promises are broken/).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: order }).first().press('Enter');
    await page.waitForURL(`${world.url}/admin/orders/${order}`);
    await page.goBack();

    await page.getByRole('button', { name: 'Heal' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText("Counts a coupon's redemptions anew").waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Heal' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('list', { name: 'Promises' }).getByText('counts 4').waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Heal' }).getAttribute('aria-disabled')).toBe('true');

    await page.getByRole('tab', { name: 'Runs' }).press('Enter');
    await page.getByText('where it had said 4').waitFor();
    await expectAccessible(page);
    await run(`update orders set total_minor = total_minor - 1 where id = '${order}'`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('whoever may only look sees them, and why nothing can be pressed', { timeout: 60_000 }, async () => {
    const cookie = await world.as('Rhea').credentials.cookie;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    await page.goto(`${world.url}/admin/invariants`);
    await page.getByText(/promises? (are|is) broken/).waitFor();
    const button = page.getByRole('button', { name: 'Run now' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
