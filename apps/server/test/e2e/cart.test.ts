import type { Page } from '@vozex/dev-world';
import { beforeAll, describe, expect, it } from 'vitest';
import { browser, expectAccessible, opensShop, openWindow, WIDTHS, world } from './screens.ts';

opensShop('pglite');
beforeAll(async () => {
  await world.operator.api.post('/api/admin/coupons', { code: 'WELCOME', percent_bp: 1_000 });
  await world.operator.api.post('/api/admin/tax-rules', { country: 'DE', name: 'VAT', rate_bp: 1_900 });
});

const shots = process.env.VOZEX_SHOTS;
/** Pictures to look at, where somebody wants some. */
const shoot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};

describe.each(WIDTHS)('a cart of several products, $name', (size) => {
  it('is filled, kept over a reload, priced with coupon and tax, and paid in one order', async () => {
    const { page, complaints, context } = await openWindow(browser, size, world.url);
    for (const [slug, plan] of [
      ['point-of-sale', 'Starter, first year'],
      ['quiet-icons', 'All icons'],
    ]) {
      await page.goto(`${world.url}/products/${slug}`);
      await page.getByRole('button', { name: `Add to cart: ${plan}` }).click();
      await page.getByText('In your cart.').waitFor();
      await expectAccessible(page);
    }
    await shoot(page, `product-${size.width}`);
    await page.reload();
    await page.getByRole('link', { name: 'Cart, 2 items' }).click();
    await page.getByRole('heading', { name: 'Cart' }).waitFor();
    await page.getByRole('textbox', { name: 'Workspace name' }).fill(`cart-${size.width}`);
    await page.getByLabel('E-mail').fill('cara@example.test');
    await page.getByLabel('Name', { exact: true }).fill('Cara');
    await page.getByLabel('PayPal').check();
    await page.getByLabel('Country').selectOption('DE');
    await page.getByLabel('Coupon').fill('nothing');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('We do not know this coupon.').waitFor();
    await page.getByLabel('Coupon').fill('welcome');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Coupon WELCOME applied').waitFor();
    // 190.00 and 18.00, a tenth off, 19 % on top.
    const summary = page.getByLabel('Order summary');
    await summary.getByText('$222.77').waitFor();
    await expectAccessible(page);
    await shoot(page, `cart-${size.width}`);
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await page.getByRole('button', { name: /^Pay/ }).first().click();
    await page.getByText('Coupon WELCOME').waitFor();
    await expectAccessible(page);
    await shoot(page, `order-${size.width}`);
    await page.goto(`${world.url}/cart`);
    await page.getByText('Your cart is empty').waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);

  it('coupons and tax rules are written by the team', async () => {
    const { cookie } = world.as('Oscar').credentials;
    const { page, complaints, context } = await openWindow(browser, size, world.url, cookie);
    await page.goto(`${world.url}/admin/coupons/new`);
    await page.getByLabel('Code').fill(`TEAM-${size.width}`);
    await page.getByLabel('Share (%)').fill('12.5');
    await expectAccessible(page);
    await shoot(page, `coupon-new-${size.width}`);
    await page.getByRole('button', { name: 'Make coupon' }).click();
    await page.getByRole('heading', { name: `TEAM-${size.width}` }).waitFor();
    await page.goto(`${world.url}/admin/coupons`);
    await page.getByText('12.5 %').first().waitFor();
    await expectAccessible(page);
    await shoot(page, `coupons-${size.width}`);
    await page.goto(`${world.url}/admin/tax-rules`);
    await page.getByText('In force').waitFor();
    await page.getByRole('button', { name: 'Add rule' }).click();
    await expectAccessible(page);
    await shoot(page, `tax-rules-${size.width}`);
    expect(complaints).toEqual([]);
    await context.close();
  }, 120_000);
});
