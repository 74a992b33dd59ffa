import { type Browser, newWorld, openBrowser, PEOPLE, theStage, type World } from '@vozex/dev-world';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openWindow, WIDTHS } from './screens.ts';

let world: World;
let browser: Browser;
beforeAll(async () => {
  await (await theStage()).webIsBuilt();
  [world, browser] = await Promise.all([newWorld({ engine: 'postgres' }), openBrowser()]);
}, 180_000);
afterEach(() => world.audit());
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each(WIDTHS)('an operator $name', { timeout: 90_000 }, ({ name: width, ...size }) => {
  it('signs in, finds the open task, and completes it for the buyer', async () => {
    const order = await world.buyer('Ben').buys('Store Setup', { choices: { notes: 'A bakery.' } });
    await world.settles();
    const { context, page, complaints } = await openWindow(browser, size, world.url);
    await page.goto(`${world.url}/admin/tasks`);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(PEOPLE.Oscar.email);
    await page.getByLabel('Password').first().fill(PEOPLE.Oscar.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();

    await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
    await expectAccessible(page);
    await page
      .getByRole('link', { name: /Store Setup/ })
      .first()
      .click();
    await page.getByText('A bakery.').waitFor();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: /Note for the customer/ }).fill('Your store is ready.');
    await page.getByRole('button', { name: 'Complete task' }).click();
    await page.getByRole('heading', { name: 'Result' }).waitFor();

    expect(await order.fulfillment()).toMatchObject({ status: 'active', note: 'Your store is ready.' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('finds a delivery that needs attention, sees why, and retries it', async () => {
    await world.provider.misbehaves({ kind: 'unauthorized' });
    const workspace_name = width.replaceAll(' ', '-');
    const order = await world.buyer('Ada').buys('Point of Sale', { choices: { workspace_name } });
    await world.settles();
    world.provider.behaves();
    const { id } = await world.operator.deliveryOf(order.id);

    const { context, page, complaints } = await openWindow(
      browser,
      size,
      world.url,
      world.as('Oscar').credentials.cookie,
    );
    await page.goto(`${world.url}/admin/fulfillments`);
    await page.getByRole('heading', { level: 1, name: 'Fulfillments' }).waitFor();
    await expectAccessible(page);
    await page.goto(`${world.url}/admin/fulfillments/${id}`);
    await page.getByRole('button', { name: 'Retry', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('The secret was mended.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Retry' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Ready', { exact: true }).first().waitFor();
    await expectAccessible(page);

    expect((await order.fulfillment()).status).toBe('active');
    expect((await world.operator.deliveryOf(order.id)).history).toContainEqual(
      expect.objectContaining({ because: 'The secret was mended.' }),
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('every other screen of the team is accessible, too', async () => {
    const { context, page, complaints } = await openWindow(
      browser,
      size,
      world.url,
      world.as('Olivia').credentials.cookie,
    );
    for (const path of [
      '',
      '/products',
      '/products/new',
      '/orders',
      '/subscriptions',
      '/payments',
      '/refunds',
      '/disputes',
      '/reconciliations',
      '/gateways',
      '/events',
      '/files',
      '/secrets',
      '/mails',
      '/team',
    ]) {
      await page.goto(`${world.url}/admin${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);
});
