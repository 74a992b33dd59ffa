import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@vozex/dev-world';
import { packRelease } from '@vozex/sample-app';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

/** A turn of the shop's clock while a page is watched; instances are looked at every few seconds of it. */
const TURN_SECONDS = 2;
const PATIENCE_MS = 60_000;

let folder: string;
let bundle: string;
opensShop('postgres');
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vozex-e2e-'));
  bundle = (await packRelease('1.0.0', folder)).path;
});
afterAll(async () => {
  if (folder) await rm(folder, { recursive: true });
});

/** Lets the shop's time go on, under a page that moves by itself, until it shows a text. */
async function shows(page: Page, text: string | RegExp): Promise<void> {
  const shown = page.getByText(text).first();
  const last = performance.now() + PATIENCE_MS;
  while (!(await shown.isVisible())) {
    if (performance.now() > last) throw new Error(`${page.url()} never showed ${text}`);
    await world.time.passes(TURN_SECONDS);
    await page.waitForTimeout(200);
  }
}

const fill = (page: Page, name: string, text: string) => page.getByRole('textbox', { name, exact: true }).fill(text);

/** Adds a profile by the keyboard alone. */
async function makesProfile(page: Page, title: string): Promise<void> {
  await page.goto(`${world.url}/admin/resource-profiles`);
  await page.getByRole('button', { name: 'Add profile' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: 'Title' }).focus();
  await page.keyboard.type(title);
  for (const amount of ['', '0.5', '192', '64']) {
    await page.keyboard.press('Tab'); // the name, which follows the title, then processor, memory and disk
    if (amount) await page.keyboard.type(amount);
  }
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: title, exact: true }).waitFor();
  await expectAccessible(page);
}

async function makesTemplate(page: Page, title: string): Promise<void> {
  await page.goto(`${world.url}/admin/server-templates`);
  await page.getByRole('link', { name: 'New template' }).click();
  await fill(page, 'Title', title);
  await fill(page, 'Health path', '/healthz');
  await fill(page, 'Data folders', 'data');
  await page.getByRole('button', { name: 'Add variable' }).click();
  await fill(page, 'Variable', 'ADMIN_TOKEN');
  await page.getByRole('combobox', { name: 'Value is' }).selectOption('generated');
  await page.getByRole('checkbox', { name: 'The customer may read it' }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create template' }).click();
  await page.getByRole('button', { name: 'Add version' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Version' }).fill('1.0.0');
  await dialog.getByLabel('Bundle').setInputFiles(bundle);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add version' }).click();
  await page.getByRole('button', { name: 'Withdraw 1.0.0' }).waitFor();
  await expectAccessible(page);
}

async function makesPool(page: Page, title: string): Promise<void> {
  await page.goto(`${world.url}/admin/pools/new`);
  await fill(page, 'Title', title);
  await page.getByRole('button', { name: 'Add to Labels' }).click();
  await fill(page, 'Label', 'shelf');
  await fill(page, 'Value', 'second');
  await page.getByRole('button', { name: 'Create pool' }).click();
  await page.getByText('Choose what it runs on.').waitFor();
  await page.getByRole('radio', { name: /Processes of this machine/ }).check();
  await page.getByRole('checkbox', { name: 'Allow weak isolation' }).check();
  await page.getByRole('checkbox', { name: 'Stop with VOZEX' }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create pool' }).click();
  await page.getByRole('link', { name: title, exact: true }).waitFor();
  await page.getByRole('meter', { name: 'Memory' }).first().waitFor();
  await expectAccessible(page);
}

/** Sets the product up by what was made before, picked by name, and publishes it with one price. */
async function sells(page: Page, product: string, made: { template: string; profile: string; pool: string }) {
  await page.goto(`${world.url}/admin/products/new`);
  await fill(page, 'Name', product);
  await page.getByRole('combobox', { name: 'Delivery model' }).selectOption('saas_singletenant');
  await page.getByRole('radio', { name: /dedicated|instance|installation/i }).check();
  await page.getByRole('combobox', { name: 'Server template', exact: true }).selectOption(made.template);
  await page.getByRole('combobox', { name: 'Resource profile', exact: true }).selectOption(made.profile);
  await page.getByRole('combobox', { name: 'Pool', exact: true }).selectOption(made.pool);
  await page.getByRole('radio', { name: /The address of its engine/ }).check();
  await page.getByRole('button', { name: 'Add to Resource profiles by plan' }).click();
  await fill(page, 'Plan', 'small');
  await page.getByRole('combobox', { name: 'Resource profile', exact: true }).nth(1).selectOption(made.profile);
  await page.getByRole('checkbox', { name: 'PayPal' }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create product' }).click();
  await page.getByRole('button', { name: 'Add price' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name of the price' }).fill('A year');
  await dialog.getByRole('textbox', { name: 'Amount' }).fill('60');
  await dialog.getByRole('button', { name: 'Add price' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('button', { name: 'Publish all the same' }).click(); // nobody has rehearsed it
  await page.getByRole('link', { name: 'See it in the shop' }).waitFor();
  await expectAccessible(page);
}

describe.each(WIDTHS)('an operator, $name,', { timeout: 240_000 }, ({ name: width, ...size }) => {
  it('sets dedicated instances up from nothing, sells one, sees it run, and closes the pool', async () => {
    const suffix = width.split(' ').at(-1);
    const product = `Visitors on a ${suffix}`;
    const made = { template: `book-${suffix}`, profile: `tiny-${suffix}`, pool: `shelf-${suffix}` };
    const { cookie } = world.as('Oscar').credentials;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    await makesProfile(page, `Tiny ${suffix}`);
    await makesTemplate(page, `Book ${suffix}`);
    await makesPool(page, `Shelf ${suffix}`);
    await sells(page, product, made);

    const order = await world.buyer('Ben').buys(product, { payingWith: 'paypal' });
    await page.goto(`${world.url}/admin/instances?q=${order.id}`);
    await page.getByRole('link', { name: 'ben@example.test' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'ben@example.test' }).click();
    await shows(page, /^Running$/);
    await page.getByRole('meter', { name: 'Disk' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show log' }).click();
    await page.getByRole('region', { name: 'Log' }).waitFor();
    await page.getByRole('button', { name: 'Back up' }).click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Back up' }).click();
    await shows(page, 'Asked for by Operator');
    await shows(page, 'Ready');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
    await shows(page, 'Stopped, on request');
    await expectAccessible(page);

    await page.goto(`${world.url}/admin/pools`);
    await page.getByRole('button', { name: `Cordon Shelf ${suffix}` }).click();
    await page.getByText('It takes nothing new.').waitFor();
    await page.getByRole('button', { name: `Drain Shelf ${suffix}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Drain' }).click();
    await page.getByText('1 instance left').waitFor();
    await expectAccessible(page);
    await expect(world.buyer('Ada').buys(product, { payingWith: 'paypal' })).rejects.toMatchObject({
      code: 'SOLD_OUT',
    });
    await world.as('nobody').post(`/api/products/visitors-on-a-${suffix}/waiting-list`, { email: 'gus@example.test' });
    await page.goto(`${world.url}/admin/waiting-list`);
    await page.getByText('gus@example.test').first().waitFor();
    await page
      .getByText(/draining/)
      .first()
      .waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('may look at every screen of dedicated instances, and of moves', async () => {
    const { cookie } = world.as('Olivia').credentials;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    for (const path of [
      'instances',
      'orphans',
      'pools',
      'server-templates',
      'resource-profiles',
      'waiting-list',
      'path-moves',
    ]) {
      await page.goto(`${world.url}/admin/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
