import type { Page } from '@vozex/dev-world';
import { describe, expect, it } from 'vitest';
import { reportSightings } from '../../src/operations/alerts/report-sightings.ts';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

opensShop('pglite');

const broken = (subject: string) =>
  reportSightings(world.running.shop, 'invariants_broken', [
    { subject, value: 1, summary: `${subject}: a paid item has no delivery.`, detail: { invariant: subject } },
  ]);

describe.each(WIDTHS)('an owner is told that something is wrong, $name', (size) => {
  it('sees it in the frame, acknowledges it by keyboard, and says who else is to know', {
    timeout: 120_000,
  }, async () => {
    await broken(`I1 on ${size.width}`);
    const cookie = await world.as('Olivia').credentials.cookie;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    await page.goto(`${world.url}/admin`);
    await page.getByRole('link', { name: /1 open alert, 1 unseen/ }).press('Enter');
    await page.getByRole('heading', { name: 'Alerts', level: 1 }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: /An invariant is broken/ }).press('Enter');
    await page.getByText('a paid item has no delivery').first().waitFor();
    await expectAccessible(page);
    expect(await page.getByRole('link', { name: 'What to do' }).getAttribute('href')).toMatch(
      /\/docs\/runbooks\/invariants-broken$/,
    );
    await page.getByRole('button', { name: 'Acknowledge' }).press('Enter');
    await page.getByText('Somebody sees to it').first().waitFor();

    await page.goto(`${world.url}/admin/alerts?show=destinations`);
    await page.getByRole('button', { name: 'Add destination' }).press('Enter');
    await fillsDestination(page, `On call ${size.width}`, `https://alerts.example.test/${size.width}`);
    await page.getByText("The webhook's secret, shown this once").waitFor();
    await page.getByRole('button', { name: `Send test to On call ${size.width}` }).press('Enter');
    await page.getByText(/Test,/).first().waitFor();
    await expectAccessible(page);

    await page.getByRole('tab', { name: 'What is watched' }).click();
    await page.getByText('A provider fails').waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

async function fillsDestination(page: Page, name: string, address: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('By', { exact: true }).selectOption('webhook');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Address' }).fill(address);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add destination' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
}
