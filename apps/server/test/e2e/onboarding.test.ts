import type { Page } from '@vozex/dev-world';
import { describe, expect, it, vi } from 'vitest';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

// The web app knows no driver: one that exists in this file only is set up, checked, saved and sold through its screens.
vi.mock('../../src/fulfillment/adapters/index.ts', async (original) => ({
  ...(await original<object>()),
  carrier_pigeon: (await import('./throwaway-driver.ts')).carrier_pigeon,
}));

opensShop('pglite');

const fill = (page: Page, name: string, text: string) => page.getByRole('textbox', { name, exact: true }).fill(text);
const views = (page: Page) => page.getByRole('tablist', { name: 'Product' });
const json = (page: Page) => page.getByRole('textbox', { name: 'Product as JSON' });
/** It was never rehearsed: the page asks before it is published. */
async function publishes(page: Page) {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish all the same' }).click();
}

describe.each(WIDTHS)('an operator, $name,', { timeout: 120_000 }, ({ name: width, ...size }) => {
  const name = `Pigeons ${width}`;
  const slug = name.toLowerCase().replaceAll(' ', '-');

  /** What the story writes as text, with a place for what is about the birds. */
  const written = (birds: string) => `{
    "slug": "${slug}", "name": "${name}", "delivery_model": "managed_setup", "fulfillment_driver": "carrier_pigeon",
    "fulfillment_config": {
      "loft": "North tower",
      ${birds},
      "route": { "by": "air", "height_m": 100 }
    },
    "external_provider": "pigeons", "external_product_ref": "letter",
    "enabled_payment_gateways": ["paypal"], "default_payment_gateway": "paypal"
  }`;

  it('sets a product up with a driver the web app has never heard of, as a form and as JSON, and publishes it', async () => {
    const { cookie } = world.as('Oscar').credentials;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    await page.goto(`${world.url}/admin/products/new`);
    await fill(page, 'Name', name);
    await page.getByRole('combobox', { name: 'Delivery model' }).selectOption('managed_setup');
    await page.getByRole('radio', { name: /Carrier pigeon/ }).check();

    // While it is written: what is filled in is checked by the server, what is empty is left in peace.
    await fill(page, 'Loft', 'ab');
    await page.getByRole('spinbutton', { name: 'Birds' }).fill('20');
    await page.getByText('must be at most 12').first().waitFor();
    await page.getByText('needs at least 3 characters').first().waitFor();
    expect(await page.getByRole('textbox', { name: 'Loft', exact: true }).getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByRole('textbox', { name: 'External provider' }).getAttribute('aria-invalid')).toBeNull();
    await page.getByText(/things? to mend before it is saved/).waitFor();
    await expectAccessible(page);
    await page.getByRole('radio', { name: 'By air' }).check();
    await page.getByRole('spinbutton', { name: 'Height m' }).fill('100');
    await fill(page, 'Loft', 'North tower');
    await fill(page, 'External provider', 'pigeons');
    await fill(page, 'External product reference', 'letter');
    await page.getByRole('checkbox', { name: 'PayPal' }).check();

    // As JSON: the same thing. What is wrong in it is told with its line, and never lost on the way back.
    await views(page).getByRole('tab', { name: 'JSON' }).click();
    await json(page).waitFor();
    await json(page).getByText('"loft": "North tower"').waitFor();
    await page.getByText(/^Line \d+: ?fulfillment_config.birds must be at most 12$/).waitFor();
    await expectAccessible(page);
    await json(page).fill(written('"birds": '));
    await page.getByText('This is not JSON here.').first().waitFor();
    await views(page).getByRole('tab', { name: 'Form' }).click();
    await page.getByText('The form cannot show this yet').waitFor();
    expect(await page.getByRole('button', { name: 'Create product' }).getAttribute('aria-disabled')).toBe('true');
    await json(page).getByText('"birds":').waitFor();
    await json(page).fill(written('"birds": 5').replace('"name"', '"naem": 1, "name"'));
    await page.getByText(/naem is not known here/).waitFor();
    await json(page).fill(written('"birds": 5'));
    await page.getByText('It can be saved', { exact: true }).waitFor();
    await views(page).getByRole('tab', { name: 'Form' }).click();
    expect(await page.getByRole('spinbutton', { name: 'Birds' }).inputValue()).toBe('5');
    expect(await page.getByRole('spinbutton', { name: 'Height m' }).inputValue()).toBe('100');

    await page.getByRole('button', { name: 'Test connection to provider' }).click();
    await page.getByText('5 birds are at home in North tower.').waitFor();
    await page.getByRole('button', { name: 'Create product' }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();

    // Beside the form: its prices, and what is missing before it can be published.
    await page.getByText('needs at least one active price before it is published').waitFor();
    const dialog = page.getByRole('dialog');
    await publishes(page);
    await dialog.getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page
      .getByRole('alert')
      .getByText(/^Prices: needs at least one active price/)
      .waitFor();
    await page.getByRole('button', { name: 'Add price' }).click();
    await dialog.getByRole('textbox', { name: 'Name of the price' }).fill('A letter');
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('7');
    await dialog.getByRole('button', { name: 'Add price' }).click();
    await page.getByText('It can be published', { exact: true }).waitFor();
    await expectAccessible(page);
    await publishes(page);
    await page.getByRole('link', { name: 'See it in the shop' }).waitFor();

    const order = await world.buyer('Ben').buys(name, { payingWith: 'paypal', choices: { greeting: 'Hello' } });
    await world.settles();
    expect(await order.fulfillment()).toMatchObject({ status: 'active', note: 'The bird says: Hello' });
    // Chromium writes every refused request to its console: publishing without a price is one.
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
    await context.close();
  });

  it('sees who changed what, brings a change of somebody else in, and opens an earlier version', async () => {
    const { cookie } = world.as('Oscar').credentials;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    const { items } = await world.operator.api.get<{ items: Stored[] }>(`/api/admin/products?q=${slug}`);
    const { id, revision, status: _, created_at: __, updated_at: ___, prices: ____, ...body } = items[0]!; // because it was just sold
    await page.goto(`${world.url}/admin/products/${id}`);
    await fill(page, 'Summary', 'Mine.');
    await world.as('Olivia').put(`/api/admin/products/${id}`, { ...body, revision, external_product_ref: 'hers' });
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText(/^Owner changed this product meanwhile$/).waitFor();
    await page.getByRole('list', { name: 'What was changed meanwhile' }).getByText('hers').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Bring their changes in' }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Saved.').first().waitFor();
    expect(await world.operator.api.get(`/api/admin/products/${id}`)).toMatchObject({
      summary: 'Mine.',
      external_product_ref: 'hers',
    });

    await page.getByRole('link', { name: 'History' }).click();
    const changed = (version: number) => page.getByRole('list', { name: `What version ${version} changed` });
    await changed(5).getByText('Mine.').waitFor();
    await changed(4).getByText('hers').waitFor();
    await page.getByText(/^Version 4, by Owner/).waitFor();
    await page.getByText(/^Version 5, by Oscar/).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Open version 4 in the form' }).click();
    await page.getByText('These are the settings of version 4').waitFor();
    expect(await page.getByRole('textbox', { name: 'Summary', exact: true }).inputValue()).toBe('');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('These are the settings of version 4').waitFor({ state: 'detached' });
    expect(await world.operator.api.get(`/api/admin/products/${id}`)).toMatchObject({
      summary: '',
      external_product_ref: 'hers',
    });
    // Chromium writes every refused request to its console: the save that came too late is one.
    expect(complaints.filter((complaint) => !complaint.includes('409'))).toEqual([]);
    await context.close();
  });
});

type Stored = { id: string; revision: number; status: string; created_at: string; updated_at: string; prices: unknown };
