import { describe, expect, it } from 'vitest';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

opensShop('postgres');

describe.each(WIDTHS)('a buyer $name', { timeout: 90_000 }, ({ name: width, ...size }) => {
  const workspace = `${width.replaceAll(' ', '-')}-shop`;

  it('finds a product, chooses options and a gateway, pays, and watches it become ready', async () => {
    const { context, page, complaints } = await openWindow(browser, size, world.url);
    await page.goto(world.url);
    await expectAccessible(page);
    await page
      .getByRole('link', { name: /Point of Sale(?! Monthly)/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Point of Sale', exact: true }).waitFor();
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Buy Pro, first year' }).click();
    await page.getByRole('textbox', { name: 'Workspace name' }).fill('No Good');
    await page.getByRole('textbox', { name: 'E-mail' }).fill('gus@example.test');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Gus Guest');
    await page.getByRole('radio', { name: /PayPal/ }).check();
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await expectAccessible(page);
    expect(await page.getByRole('textbox', { name: 'Workspace name' }).getAttribute('aria-invalid')).toBe('true');

    await page.getByRole('textbox', { name: 'Workspace name' }).fill(workspace);
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await page.getByRole('heading', { name: /PayPal/ }).waitFor();
    await world.provider.misbehaves({ kind: 'slow', ms: 1_500, times: 1, only: ['onboard'] });
    await page.getByRole('button', { name: /^Pay .*590\.00/ }).click();

    const card = page.getByRole('article', { name: 'Point of Sale' });
    await card.getByText('Ready', { exact: true }).first().waitFor();
    await expectAccessible(page);
    const open = card.getByRole('link', { name: /Open workspace/ });
    const [visited] = await Promise.all([context.waitForEvent('page'), open.click()]);
    await visited.getByRole('heading', { level: 1, name: workspace }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('finds everything they bought in their account: the key is shown when asked for, the file is the file', async () => {
    const { cookie } = world.as('Ada').credentials;
    await world.buyer('Ada').buys('Lumen Notes');
    await world.settles();
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    await page.goto(`${world.url}/account`);
    const card = page.getByRole('article', { name: 'Lumen Notes' }).first();
    await card.getByText('Ready', { exact: true }).first().waitFor();
    await expectAccessible(page);

    await card
      .getByRole('button', { name: /Show|Reveal/ })
      .first()
      .click();
    await card
      .getByText(/LUMEN-[0-9A-Z]{4,}-/)
      .first()
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      card
        .getByRole('button', { name: /Download/ })
        .first()
        .click(),
    ]);
    expect(download.suggestedFilename()).toBe('lumen-notes-2.3.0.html');
    for (const path of ['orders', 'licenses', 'downloads', 'security']) {
      await page.goto(`${world.url}/account/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('tries a subscription, changes its plan, gives another card, cancels it and keeps it after all', async () => {
    const { cookie } = world.as('Ben').credentials;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    await page.goto(`${world.url}/products/point-of-sale-monthly`);
    await page
      .getByText(/14 days free, then/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Try Starter free' }).click();
    await page.getByRole('textbox', { name: 'Workspace name' }).fill(`${workspace}-by-month`);
    await page.getByRole('radio', { name: /Dodo/ }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await page.getByRole('button', { name: 'Start the trial' }).click();

    await page.waitForURL(`${world.url}/orders/**`);
    await page
      .getByRole('article', { name: 'Point of Sale Monthly', exact: true })
      .getByText('Ready')
      .first()
      .waitFor();
    const order = page.url();
    await page.getByRole('article', { name: 'Subscription to Point of Sale Monthly' }).getByRole('link').click();
    const subscription = page.getByRole('article', { name: 'Subscription to Point of Sale Monthly' });
    await subscription.getByText('Trial', { exact: true }).waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Change plan' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /Pro/ }).check();
    await page.keyboard.press('Enter');
    await dialog.getByText('Takes effect').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Change plan' }).click();
    await dialog.waitFor({ state: 'detached' });
    await subscription.getByText('Pro', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'New payment method' }).click();
    await page.getByRole('button', { name: 'Save the new card' }).click();
    await page.getByText(/your new way to pay/).waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Cancel subscription' }).click();
    await dialog.getByRole('textbox', { name: /Why do you leave/ }).fill('We close for the winter.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Cancel subscription' }).click();
    await subscription.getByText('Ends soon').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Keep subscription' }).click();
    await dialog.getByRole('button', { name: 'Keep subscription' }).click();
    await subscription.getByText('Trial', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'All subscriptions' }).click();
    await page.getByRole('article', { name: 'Subscription to Point of Sale Monthly' }).first().waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await context.close();

    const stranger = await openWindow(browser, size, world.url);
    await stranger.page.goto(order);
    await stranger.page.getByRole('heading', { name: 'Sign in to manage your subscription' }).waitFor();
    await expectAccessible(stranger.page);
    await stranger.context.close();
  }, 150_000);

  it('who declines is told so, and can pay again', async () => {
    const order = await world.guest('gus@example.test').orders('Quiet Icons', { payingWith: 'dodo' });
    const { context, page } = await openWindow(browser, size, world.url);
    await page.goto(order.payUrl);
    await page.getByRole('button', { name: 'Decline the card' }).click();
    await page.waitForURL(`${world.url}/**`);
    await page.getByText(/did not go through/).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Pay/ }).click();
    await page.waitForURL(`${world.sandbox.dodo.baseUrl}/**`);
    await page.getByRole('button', { name: /^Pay .*18\.00/ }).click();
    await page.getByRole('article', { name: 'Quiet Icons' }).getByText('Ready', { exact: true }).first().waitFor();
    await context.close();
  });
});
