import { until } from '@vozex/dev-world';
import { beforeAll, describe, expect, it } from 'vitest';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

const NAME = 'Rehearsed Notes';
/** A rehearsal opens a whole shop of its own. */
const REHEARSAL_SECONDS_MAX = 200;

let id: string;
opensShop('pglite');
beforeAll(async () => {
  const { api } = world.operator;
  const made = await api.post<{ id: string }>('/api/admin/products', {
    slug: 'rehearsed-notes',
    name: NAME,
    delivery_model: 'self_hosted_license',
    fulfillment_driver: 'license_download',
    fulfillment_config: { artifact_source: 'lumen-notes' },
    enabled_payment_gateways: ['paypal'],
    default_payment_gateway: 'paypal',
  });
  id = made.id;
});

describe('the checklist of a draft', { timeout: 300_000 }, () => {
  it('says what is missing, is mended, rehearsed with its steps in sight, and stands before publishing', async () => {
    const [size] = WIDTHS;
    const { cookie } = world.as('Oscar').credentials;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    await page.goto(`${world.url}/admin/products/${id}`);
    await page.getByRole('link', { name: 'Checklist' }).click();
    const line = (title: string) => page.getByRole('listitem').filter({ hasText: title });
    await line('Prices, mappings and billing fit together: Does not hold').waitFor();
    await expect.poll(() => line('Rehearsed from webhook to delivery').textContent()).toContain('Never rehearsed');
    await expectAccessible(page);

    const price = { name: 'One', billing: 'one_time', amount_minor: 900, currency: 'USD', mappings: {} };
    await world.operator.api.post('/api/admin/prices', { ...price, product_id: id });
    await page.reload();
    await line('Prices, mappings and billing fit together: Holds').waitFor();
    await page.getByRole('button', { name: 'Test gateways' }).click();
    await line('Connections to the payment gateways work: Holds').waitFor();

    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog', { name: 'Publish without a rehearsal?' }).waitFor();
    await page.getByRole('button', { name: 'Keep as it is' }).click();

    await page.getByRole('button', { name: 'Rehearse' }).click();
    await page.getByText('A shop opens for the rehearsal').waitFor();
    await until(
      'the rehearsal to pass on the screen',
      () => line('Rehearsed from webhook to delivery: Holds').isVisible(),
      { seconds: REHEARSAL_SECONDS_MAX },
    );
    await page.getByText('All its money goes back: it is taken back').waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('link', { name: 'See it in the shop' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is read on a phone, by who may only read', async () => {
    const [, size] = WIDTHS;
    const { cookie } = world.as('Rhea').credentials;
    const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
    await page.goto(`${world.url}/admin/products/${id}/checklist`);
    await page.getByText('Rehearsed from webhook to delivery').waitFor();
    await page.getByText('It is bought and paid').waitFor();
    expect(await page.getByRole('button', { name: 'Rehearse' }).getAttribute('aria-disabled')).toBe('true');
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
