import { guestbookVersions, type Page } from '@vozex/dev-world';
import { describe, expect, it } from 'vitest';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

/** A turn of the shop's clock while a page is watched; instances are looked at every few seconds of it. */
const TURN_SECONDS = 2;
const PATIENCE_MS = 60_000;

opensShop('postgres');

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

type Pool = Record<'id' | 'name' | 'title' | 'driver' | 'host', string> & {
  config: object;
  labels: object;
  capacity: { instances: number; cpu_millis: number; memory_mb: number; disk_mb: number };
};

/** Closes every pool to new installations, or opens it again. */
async function cordons(status: 'cordoned' | 'open'): Promise<void> {
  const { items } = await world.operator.api.get<{ items: Pool[] }>('/api/admin/pools');
  for (const { id, name, title, driver, host, config, labels, capacity } of items) {
    const { instances: instances_max, ...sizes } = capacity;
    const pool = { name, title, driver, host, config, labels, status, instances_max, ...sizes };
    await world.operator.api.put(`/api/admin/pools/${id}`, pool);
  }
}

/** Presses a button and agrees to the question behind it. */
async function presses(page: Page, button: string, verb: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: verb, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

describe.each(WIDTHS)('who buys an installation of his own, $name', { timeout: 240_000 }, ({ name: _, ...size }) => {
  it('opens it, backs it up, gives it a name, stops and starts it, and upgrades it', async () => {
    const versions = await guestbookVersions(world.operator.api);
    await versions.withdraws('2.0.0');
    const { cookie } = world.as('Ada').credentials;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    await page.goto(`${world.url}/products/guestbook`);
    await page.getByRole('link', { name: 'Buy Small, first year' }).click();
    await page.getByRole('radio', { name: /Dodo/ }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await page.getByRole('button', { name: /^Pay .*60\.00/ }).click();
    await page.waitForURL(`${world.url}/orders/**`);
    await shows(page, 'Your installation is ready.');
    await expectAccessible(page);

    await page.goto(`${world.url}/account`);
    await page.getByRole('link', { name: 'Manage the installation' }).first().click();
    await page.getByRole('link', { name: 'All installations' }).click();
    await page.getByRole('article', { name: 'Installation of Guestbook' }).first().waitFor();
    await expectAccessible(page);
    await page.getByRole('article', { name: 'Installation of Guestbook' }).first().getByRole('link').click();
    const card = page.getByRole('article', { name: 'Installation of Guestbook' });
    await card.getByText('Running', { exact: true }).waitFor();
    await expectAccessible(page);
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      card.getByRole('link', { name: /Open Guestbook/ }).click(),
    ]);
    await opened.getByRole('heading', { level: 1 }).waitFor();
    await opened.close();
    await page.getByRole('button', { name: 'Show Admin token' }).click();
    await page.getByRole('button', { name: 'Hide Admin token' }).waitFor();
    await expectAccessible(page);

    await presses(page, 'Make a backup', 'Make a backup');
    await shows(page, 'Made by hand · version 1.0.0');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /Download the backup of/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^ibk_\w+\.tar\.gz$/);

    const host = `guests-${size.width}.ada-example.com`;
    await page.getByRole('button', { name: 'Add a domain' }).click();
    await page.getByRole('textbox', { name: 'Domain' }).fill('localhost');
    await page.keyboard.press('Enter');
    await page.getByText('localhost is not a name such as app.example.com.').waitFor();
    await expectAccessible(page);
    complaints.length = 0; // the browser's own word for what was refused
    await page.getByRole('textbox', { name: 'Domain' }).fill(host);
    await page.keyboard.press('Enter');
    const domain = page.getByRole('listitem', { name: host });
    await domain.getByText('Waiting for your DNS records').waitFor();
    await domain.getByText(`_vozex-challenge.${host}`).first().waitFor();
    await domain.getByRole('button', { name: 'Copy value of the TXT record' }).waitFor();
    await domain.getByRole('button', { name: `Look at ${host} now` }).click();
    await expectAccessible(page);
    await presses(page, `Remove ${host}`, 'Remove domain');
    await domain.waitFor({ state: 'detached' });

    await presses(page, 'Stop', 'Stop it');
    await card.getByText('Stopped', { exact: true }).waitFor();
    await expectAccessible(page);
    expect(await page.getByRole('button', { name: 'Restart' }).getAttribute('title')).toBe(
      'Only while it is: Running, In trouble',
    );
    await presses(page, 'Start', 'Start it');
    await card.getByText('Running', { exact: true }).waitFor();

    await versions.releases('2.0.0');
    await page.reload();
    await presses(page, 'Upgrade to 2.0.0', 'Upgrade to 2.0.0');
    await page.getByText('It is being upgraded').first().waitFor();
    await expectAccessible(page);
    await shows(page, 'Upgraded: 1.0.0 to 2.0.0');
    await page.getByText('Made before an upgrade · version 1.0.0').waitFor();
    await card.getByText('Version 2.0.0').waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('reads that there is no room, and is in line for the mail that tells when there is', async () => {
    await cordons('cordoned');
    const { context, page, complaints } = await openWindow(browser, size, world.url);
    await page.goto(world.url);
    await page.getByText('Sold out').first().waitFor();
    await expectAccessible(page);
    await page.goto(`${world.url}/products/guestbook`);
    await page.getByRole('heading', { name: 'Sold out at the moment' }).waitFor();
    expect(await page.getByRole('link', { name: /^Buy / }).count()).toBe(0);
    await page.getByRole('button', { name: 'Tell me when there is room' }).click();
    await page.getByText('Please give your e-mail address.').waitFor();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(`gus-${size.width}@example.test`);
    await page.keyboard.press('Enter');
    await page.getByText('Noted. We write to').waitFor();
    await expectAccessible(page);
    await page.goto(`${world.url}/checkout/guestbook`);
    await page.getByRole('heading', { name: 'Sold out at the moment' }).waitFor();
    await expectAccessible(page);
    await cordons('open');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
