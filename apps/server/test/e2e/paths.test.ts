import type { Page } from '@vozex/dev-world';
import { beforeAll, describe, expect, it } from 'vitest';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

const NAME = 'Hookbox Either Way';
const PRODUCT = {
  slug: 'hookbox-either-way',
  name: NAME,
  summary: 'On your own machine, or looked after by us.',
  delivery_model: 'hybrid',
  enabled_payment_gateways: ['paypal'],
  default_payment_gateway: 'paypal',
  paths: [
    {
      name: 'own-machine',
      title: 'On your own machine',
      summary: 'A license key and the current release.',
      delivery_model: 'self_hosted_license',
      fulfillment_driver: 'license_download',
      fulfillment_config: {
        license_template: { prefix: 'HOOK', type: 'perpetual' },
        artifact_source: 'hookbox',
        activation_policy: { max_activations: 3 },
      },
    },
    {
      name: 'set-up',
      title: 'Set up by our team',
      summary: 'We install it and show you around.',
      delivery_model: 'managed_setup',
      fulfillment_driver: 'manual_fulfillment',
      fulfillment_config: { team_queue: 'setup', sla_hours: 48, instruction_template: 'They wrote: {{notes}}' },
    },
  ],
};
const PRICES = [
  { name: 'One developer', path: 'own-machine', amount_minor: 4_900 },
  { name: 'Whole team', path: 'own-machine', amount_minor: 19_900 },
  { name: 'One set-up', path: 'set-up', amount_minor: 35_000 },
];

opensShop('postgres');
beforeAll(async () => {
  const { api } = world.operator;
  const { id } = await api.post<{ id: string }>('/api/admin/products', PRODUCT);
  for (const price of PRICES) {
    const sold = { product_id: id, billing: 'one_time', currency: 'USD', plan: null, mappings: {}, ...price };
    await api.post('/api/admin/prices', sold);
  }
  await api.post(`/api/admin/products/${id}/publish`);
});

const cards = (page: Page) => page.getByRole('article', { name: NAME });

describe.each(WIDTHS)(
  'a product that is delivered in several ways, $name',
  { timeout: 150_000 },
  ({ name: _, ...size }) => {
    it('is chosen by path, bought with its options, moved to another path, and kept or given back', async () => {
      const { cookie } = world.as('Ada').credentials;
      const { context, page, complaints } = await openWindow(browser, size, world.url, cookie);
      await page.goto(`${world.url}/products/${PRODUCT.slug}`);
      await page.getByRole('link', { name: 'Buy Whole team' }).waitFor();
      await expectAccessible(page);
      await page.getByRole('radio', { name: /On your own machine/ }).focus();
      await page.keyboard.press('ArrowDown');
      await page.getByRole('link', { name: 'Buy One set-up' }).waitFor();
      expect(await page.getByRole('link', { name: /^Buy / }).count()).toBe(1);
      await page.getByText('Delivered within 48 hours of payment.').first().waitFor();
      await expectAccessible(page);

      await page.getByRole('link', { name: 'Buy One set-up' }).click();
      await page.getByRole('textbox', { name: /Notes for our team/ }).fill('We use Debian.');
      await page
        .getByLabel('Order summary')
        .getByText(/Set up by our team/)
        .waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Continue to payment' }).click();
      await page.getByRole('button', { name: /^Pay .*350\.00/ }).click();
      await page.waitForURL(`${world.url}/orders/**`);
      await cards(page).getByText('Set up by our team').first().waitFor();
      await expectAccessible(page);
      const orderId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      await world.settles();
      const [task] = await world.operator.tasksOf(orderId);
      await world.operator.completes(task?.id ?? '', 'It runs on your server.');

      await page.goto(`${world.url}/account`);
      await cards(page).first().getByRole('button', { name: 'Move to another path' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Nothing is charged').waitFor();
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Begin the move' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page
        .getByText(/^Both run\./)
        .first()
        .waitFor();
      await expectAccessible(page);

      const isKept = size.width > 1_000;
      const button = isKept ? 'Keep the new one' : 'Go back';
      await page.getByRole('button', { name: button }).first().click();
      await expectAccessible(page);
      await dialog.getByRole('button', { name: button }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('This is the new one').waitFor({ state: 'detached' });
      await world.settles();
      const deliveries = await world.operator.deliveriesOf(orderId);
      const [left, ...others] = deliveries.filter(({ status }) => status !== 'cancelled');
      expect([left?.status, left?.driver]).toEqual(['active', isKept ? 'license_download' : 'manual_fulfillment']);
      expect([others.length, deliveries.length]).toEqual([0, 2]);
      await page.reload();
      await cards(page).getByText('Cancelled', { exact: true }).first().waitFor();
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await context.close();
    });
  },
);
