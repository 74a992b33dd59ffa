import { readFileSync } from 'node:fs';
import { PEOPLE } from '@vozex/dev-world';
import { describe, expect, it } from 'vitest';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

opensShop('postgres');

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

  it('answers a dispute with the evidence of it, and gives a part of another payment back', async () => {
    const disputed = await world.buyer('Ben').buys('Quiet Icons', { payingWith: 'dodo' });
    const cheaper = await world.buyer('Ben').buys('Hookbox', { payingWith: 'paypal' });
    await world.settles();
    const [payment] = (await world.operator.order(disputed.id)).payments;
    await world.gateways.dodo.isDisputed(payment?.gateway_payment_id ?? 'none');
    await world.settles();
    const [dispute] = await world.operator.disputesOf(disputed.id);

    const { cookie } = world.as('Oscar').credentials;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    await page.goto(`${world.url}/admin`);
    await page.getByRole('link', { name: /open dispute/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Disputes' }).waitFor();
    await page.goto(`${world.url}/admin/disputes/${dispute?.id}`);
    await page.getByText(/Answer at Dodo Payments/).waitFor();
    await expectAccessible(page);
    const fetched = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name, exact: true }).click(),
      ]);
      return readFileSync(await download.path());
    };
    expect((await fetched('Evidence as PDF')).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await fetched('As JSON')).toString()).toContain(disputed.id);

    await page.goto(`${world.url}/admin/orders/${cheaper.id}`);
    await page.getByRole('button', { name: 'Refund', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /Amount/ }).fill('5');
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('Out for a weekend.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Refund' }).click();
    await page.getByText('$5.00 refunded').first().waitFor();
    await expectAccessible(page);
    await world.settles();
    expect((await world.operator.order(cheaper.id)).payments).toMatchObject([{ refunded_minor: 500 }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('looks for what no webhook told, tries a gateway, and sees the checkout as buyers do', async () => {
    const order = await world.guest('gus@example.test').orders('Quiet Icons', { payingWith: 'dodo' });
    world.gateways.dodo.misbehaves({ what: 'webhook_never', match: { subject: order.id } });
    await order.pays();
    const { cookie } = world.as('Olivia').credentials;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    await page.goto(`${world.url}/admin/reconciliations`);
    await page.getByRole('button', { name: 'Reconcile now' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Look back' }).selectOption({ label: '1 day' });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Reconcile now' }).click();
    await dialog.waitFor({ state: 'detached' });
    const look = page.getByRole('listitem').filter({ hasText: 'no webhook had told' });
    await look.getByRole('link', { name: 'See order' }).first().waitFor();
    await expectAccessible(page);
    await world.settles();
    expect((await order.fulfillment()).status).toBe('active');

    await page.goto(`${world.url}/admin/gateways`);
    await page.getByRole('button', { name: 'Test connection to PayPal' }).click();
    const verdict = page.getByRole('status').filter({ hasText: /It works|must be mended/ });
    await verdict.waitFor();
    await expectAccessible(page);

    await page.goto(`${world.url}/admin/products`);
    await page.getByRole('link', { name: 'Point of Sale Monthly' }).first().click();
    await page.getByRole('link', { name: 'Preview checkout options' }).click();
    await page.getByText('Nothing stands between a buyer and this product').waitFor();
    await page.getByRole('textbox', { name: 'Workspace name' }).fill('No Good');
    await page.getByRole('button', { name: 'Check this choice' }).click();
    await expectAccessible(page);
    expect(await page.getByRole('textbox', { name: 'Workspace name' }).getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('textbox', { name: 'Workspace name' }).fill('a-good-name');
    await page.getByRole('button', { name: 'Check this choice' }).click();
    await page.getByText('A buyer could go on to the payment. Nothing was ordered.').waitFor();
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
