import { beforeEach, describe, expect, it } from 'vitest';
import { createPrice } from '../catalog/create-price.ts';
import { createProduct } from '../catalog/create-product.ts';
import { moveProduct } from '../catalog/move-product.ts';
import { putSecret } from '../catalog/put-secret.ts';
import { readProduct } from '../catalog/read-product.ts';
import { hosted, license, monthly, operator, price } from '../catalog/test-shop.ts';
import { previewCheckout } from './preview-checkout.ts';
import { CheckoutPreview, PreviewRequest } from './preview-shapes.ts';
import { startCheckout } from './start-checkout.ts';
import { ada, guest, openTestTill, type TestTill } from './test-till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await openTestTill();
  await putSecret(till, operator, 'pos-key', { value: 'a-long-signing-key-1234', purpose: 'POS' });
});

async function drafts(product = hosted(), prices = [monthly()]) {
  const { id } = await createProduct(till, operator, product);
  const made = [];
  for (const one of prices) made.push(await createPrice(till, operator, id, one));
  return { id, prices: made };
}

const preview = async (id: string, request: Parameters<typeof PreviewRequest.parse>[0] = {}) =>
  CheckoutPreview.parse(await previewCheckout(till, id, PreviewRequest.parse(request)));

const MAPPED = { dodo: { product_id: 'pdt_1' }, paypal: { plan_id: 'P-1' } };

describe('previewing the checkout of a draft', () => {
  it('shows price, trial, choices and gateways as a buyer would meet them, and leaves it a draft', async () => {
    const { id, prices } = await drafts(hosted({ supports_trial: true, trial_days: 14 }), [
      monthly({ mappings: MAPPED }),
    ]);
    const before = await readProduct(till, id);
    const seen = await preview(id, { quantity: 3 });
    expect(seen).toMatchObject({
      product: {
        slug: 'point-of-sale',
        prices: [{ trial_days: 14 }],
        choices_schema: { properties: { workspace_name: { minLength: 3 } } },
      },
      price_id: prices[0]!.id,
      total: { amount_minor: 5_700, currency: 'USD' },
      due_now: { amount_minor: 0, currency: 'USD' },
      recurring: { amount_minor: 5_700, currency: 'USD', billing_interval: 'month', interval_count: 1 },
      payment_gateway: 'dodo',
      problems: [],
    });
    const days = (Date.parse(seen.trial_ends_at!) - till.clock.now().getTime()) / 86_400_000;
    expect(Math.round(days)).toBe(14);
    expect(seen.gateways.map(({ offered, why_not }) => [offered, why_not])).toEqual([
      [true, null],
      [true, null],
    ]);
    expect(await readProduct(till, id)).toEqual(before);
    expect([...till.dodo.asked, ...till.paypal.asked]).toEqual([]);
  });

  it('says why a gateway is not offered, and everything that keeps the product from being published', async () => {
    const { id } = await drafts(hosted(), [monthly({ mappings: { paypal: { plan_id: 'P-1' } } })]);
    till.describes[1]!.configured = false;
    const seen = await preview(id);
    expect(seen.gateways).toMatchObject([
      { gateway: 'dodo', configured: true, offered: false, why_not: 'The price has no product there.' },
      { gateway: 'paypal', configured: false, offered: false, why_not: 'The shop is not configured for it.' },
    ]);
    expect(seen.payment_gateway).toBeNull();
    expect(seen.problems).toMatchObject([
      {
        code: 'MAPPING_MISSING',
        field: 'prices.0.mappings.dodo.product_id',
        message: 'Monthly: needs the product it has at Dodo Payments',
      },
      { code: 'NO_GATEWAY', field: 'payment_gateway' },
    ]);
    expect(seen.total).toEqual({ amount_minor: 1_900, currency: 'USD' });
  });

  it('misses no choice before one is made, and judges those that are', async () => {
    const { id } = await drafts(hosted(), [monthly({ mappings: MAPPED })]);
    expect((await preview(id)).problems).toEqual([]);
    expect((await preview(id, { choices: { workspace_name: 'adas-shop' } })).problems).toEqual([]);
    const wrong = await preview(id, { choices: { workspace_name: 'a' } });
    expect(wrong.problems).toMatchObject([{ code: 'CHOICES_INVALID', field: 'choices.workspace_name' }]);
    expect(wrong.due_now).toEqual({ amount_minor: 1_900, currency: 'USD' });
  });

  it('shows a product without prices, and refuses prices that are not its own', async () => {
    const empty = await drafts(license(), []);
    expect(await preview(empty.id)).toMatchObject({
      price_id: null,
      due_now: null,
      gateways: [{ why_not: expect.stringContaining('no price') }, {}],
      problems: [{ code: 'PRICE_REQUIRED', field: 'prices' }],
    });
    const other = await drafts(license({ slug: 'other' }), [price(), price({ name: 'Parked', active: false })]);
    for (const { id } of [other.prices[0]!, other.prices[1]!]) {
      const seen = await preview(id === other.prices[0]!.id ? empty.id : other.id, { price_id: id });
      expect(seen).toMatchObject({ total: null, payment_gateway: null });
      expect(seen.problems).toContainEqual(expect.objectContaining({ code: 'ITEM_UNAVAILABLE', field: 'price_id' }));
    }
  });

  it('asks no gateway for what is free', async () => {
    const { id } = await drafts(license(), [price({ amount_minor: 0 })]);
    const seen = await preview(id);
    expect(seen).toMatchObject({ due_now: { amount_minor: 0 }, payment_gateway: null, problems: [] });
    expect(seen.gateways.every(({ why_not }) => why_not === 'It costs nothing: no gateway is asked.')).toBe(true);
  });

  it('is refused for a product nobody knows', async () => {
    await expect(preview(till.newId('product'))).rejects.toMatchObject({ code: 'PRODUCT_UNKNOWN' });
  });

  it('comes true: what is shown is what a buyer is asked for once it is published', async () => {
    const { id, prices } = await drafts(license({ enabled_payment_gateways: ['paypal', 'dodo'] }), [
      price({ mappings: { dodo: { product_id: 'pdt_1' } } }),
    ]);
    const seen = await preview(id, { quantity: 2 });
    await moveProduct(till, operator, id, 'published');
    const items = [{ product_slug: 'invoice-kit', price_id: prices[0]!.id, quantity: 2, choices: {} }];
    const bought = await startCheckout(till, { items, customer: ada }, guest);
    expect({ gateway: bought.payment_gateway, due: bought.total }).toEqual({
      gateway: seen.payment_gateway,
      due: seen.due_now,
    });
  });
});
