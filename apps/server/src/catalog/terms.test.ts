import { ProductPolicies } from '@vozex/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPrice } from './create-price.ts';
import { createProduct } from './create-product.ts';
import { importProducts } from './import-products.ts';
import { moveProduct } from './move-product.ts';
import { offeredPrice, sellablePrices } from './offered-prices.ts';
import { previewProduct } from './preview-product.ts';
import { AdminProduct } from './product.ts';
import { putSecret } from './put-secret.ts';
import { readProduct } from './read-product.ts';
import { replacePrice } from './replace-price.ts';
import { replaceProduct } from './replace-product.ts';
import { showProduct } from './show-product.ts';
import {
  hosted,
  hybrid,
  license,
  monthly,
  openTestShop,
  operator,
  price,
  refusalOf,
  renewable,
  type TestShop,
} from './test-shop.ts';
import { writeMapping } from './write-mapping.ts';

const DEFAULTS = ProductPolicies.parse({});
const at = (plan_id: string, product_id?: string) => ({ paypal: { plan_id, ...(product_id && { product_id }) } });
const yearly = (change: Parameters<typeof monthly>[0] = {}) =>
  monthly({ name: 'Yearly', amount_minor: 19_000, billing_interval: 'year', ...change });

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
  await putSecret(shop, operator, 'pos-key', { value: 'a-long-signing-key-1234', purpose: 'POS' });
});

/** Writes a product with prices and publishes it. */
async function sells(product = renewable(), prices = [monthly({ mappings: at('P-1') })]) {
  const { id } = await createProduct(shop, operator, product);
  const made = [];
  for (const one of prices) made.push(await createPrice(shop, operator, id, one));
  return { ...(await moveProduct(shop, operator, id, 'published')), prices: made };
}

describe('policies of a product', () => {
  it('have their defaults where nobody says anything, and keep what is said', async () => {
    const { id } = await createProduct(shop, operator, renewable());
    expect((await readProduct(shop, id)).policies).toEqual(DEFAULTS);
    const policies = { ...DEFAULTS, grace_days: 3, subscription_cancelled: 'perpetual_fallback' as const };
    await replaceProduct(shop, operator, id, 1, renewable({ policies }));
    expect(AdminProduct.parse(await readProduct(shop, id)).policies).toEqual(policies);
  });

  it('are read as defaults from products that are older than policies', async () => {
    const { id, prices } = await sells();
    await shop.db.read.updateTable('products').set({ policies: '{}' }).where('id', '=', id).execute();
    expect((await readProduct(shop, id)).policies).toEqual(DEFAULTS);
    const [sold] = await sellablePrices(shop.db.read, [prices[0]!.id]);
    expect(sold?.policies).toEqual(DEFAULTS);
  });

  it('come along with an import, and the same file again changes nothing', async () => {
    const file = [{ ...license(), policies: { partial_refund: 'revoke_quantity' } }];
    await importProducts(shop, file);
    expect(await importProducts(shop, file)).toMatchObject({ unchanged: ['invoice-kit'] });
    const wrong = [{ ...license(), policies: { grace_days: -1, mercy: true } }];
    const { fields } = await refusalOf(importProducts(shop, wrong));
    expect(fields.sort()).toEqual(['products.0.policies', 'products.0.policies.grace_days']);
  });

  it.each([
    [
      'perpetual fallback where nothing is licensed',
      hosted({ policies: { subscription_cancelled: 'perpetual_fallback' } }),
      'policies.subscription_cancelled',
    ],
    [
      'perpetual fallback of a hybrid product none of whose paths hands out licenses',
      hybrid({ is_recurring: true, policies: { subscription_cancelled: 'perpetual_fallback' } }),
      'policies.subscription_cancelled',
    ],
    [
      'perpetual fallback of a mere download',
      renewable({
        delivery_model: 'self_hosted_download',
        policies: { subscription_cancelled: 'perpetual_fallback' },
      }),
      'policies.subscription_cancelled',
    ],
    [
      'units taken back from a download',
      license({ delivery_model: 'self_hosted_download', policies: { partial_refund: 'revoke_quantity' } }),
      'policies.partial_refund',
    ],
    [
      'giving up before the days of grace are over',
      renewable({ policies: { grace_days: 14, give_up_after_days: 10 } }),
      'policies.give_up_after_days',
    ],
  ])('refuse %s', async (_what, product, field) => {
    expect(await refusalOf(createProduct(shop, operator, product))).toEqual({
      code: 'POLICY_UNSUPPORTED',
      fields: [field],
    });
  });

  it('allow perpetual fallback of a hybrid product one of whose paths hands out licenses', async () => {
    const policies = { subscription_cancelled: 'perpetual_fallback' as const };
    const licensed = { name: 'own', title: 'Your own', delivery_model: 'self_hosted_license' } as const;
    const paths = [...hybrid().paths, { ...licensed, fulfillment_driver: 'license_renewal' }];
    const product = hybrid({ is_recurring: true, paths, policies });
    expect(await createProduct(shop, operator, product)).toMatchObject({ policies });
  });

  it('of subscriptions mean nothing to a one-time product', async () => {
    const policies = { subscription_cancelled: 'perpetual_fallback', grace_days: 90 } as const;
    expect(await createProduct(shop, operator, license({ policies }))).toMatchObject({ policies });
  });

  it('are not shown to buyers', async () => {
    await sells();
    expect(JSON.stringify(await showProduct(shop, 'invoice-kit'))).not.toContain('grace');
  });
});

describe('a trial', () => {
  const trial = { supports_trial: true, trial_days: 14 };

  it("is the price's own, else its product's, in the shop and at the checkout alike", async () => {
    const { prices } = await sells(renewable(trial), [
      monthly({ mappings: at('P-1', 'PROD-1') }),
      yearly({ trial_days: 30, mappings: at('P-2', 'PROD-1') }),
    ]);
    const shown = await showProduct(shop, 'invoice-kit');
    expect(shown.prices.map(({ name, trial_days }) => [name, trial_days])).toEqual([
      ['Monthly', 14],
      ['Yearly', 30],
    ]);
    const sold = await sellablePrices(
      shop.db.read,
      prices.map(({ id }) => id),
    );
    expect(sold.map(({ name, trial_days }) => [name, trial_days]).sort()).toEqual([
      ['Monthly', 14],
      ['Yearly', 30],
    ]);
  });

  it('stays what the operator wrote where it is set up', async () => {
    const { id } = await sells(renewable(trial));
    expect((await readProduct(shop, id)).prices[0]?.trial_days).toBeNull();
  });

  it('is none for a one-time price', async () => {
    const { prices } = await sells(license(), [price()]);
    expect((await sellablePrices(shop.db.read, [prices[0]!.id]))[0]?.trial_days).toBeNull();
  });
});

describe('prices that customers can change between', () => {
  it('share one product where plans hang below products', async () => {
    const { id } = await createProduct(shop, operator, renewable());
    await createPrice(shop, operator, id, monthly({ mappings: at('P-1', 'PROD-1') }));
    const second = await createPrice(shop, operator, id, yearly({ mappings: at('P-2', 'PROD-2') }));
    expect(await refusalOf(moveProduct(shop, operator, id, 'published'))).toEqual({
      code: 'MAPPING_INCONSISTENT',
      fields: ['prices.1.mappings.paypal.product_id'],
    });
    await replacePrice(shop, operator, second.id, yearly({ mappings: at('P-2', 'PROD-1') }));
    expect(await moveProduct(shop, operator, id, 'published')).toMatchObject({ status: 'published' });
  });

  it('are refused one by one, too: a second price must come with the product of the first', async () => {
    const { id } = await sells(renewable(), [monthly({ mappings: at('P-1', 'PROD-1') })]);
    expect(await refusalOf(createPrice(shop, operator, id, yearly({ mappings: at('P-2') })))).toEqual({
      code: 'MAPPING_MISSING',
      fields: ['mappings.paypal.product_id'],
    });
    expect(await createPrice(shop, operator, id, yearly({ mappings: at('P-2', 'PROD-1') }))).toMatchObject({
      active: true,
    });
  });

  it('need no product at a gateway while there is nothing to change to', async () => {
    const retired = yearly({ active: false });
    expect(await sells(renewable(), [monthly({ mappings: at('P-1') }), retired])).toMatchObject({
      status: 'published',
    });
  });
});

describe('an interval', () => {
  it.each([
    ['year', 2],
    ['month', 13],
    ['week', 53],
  ] as const)('of %s is refused above what an enabled gateway bills', async (billing_interval, interval_count) => {
    const { id } = await createProduct(shop, operator, renewable());
    const tooLong = monthly({ billing_interval, interval_count });
    expect(await refusalOf(createPrice(shop, operator, id, tooLong))).toEqual({
      code: 'INTERVAL_INVALID',
      fields: ['interval_count'],
    });
    const elsewhere = renewable({
      slug: 'elsewhere',
      enabled_payment_gateways: ['dodo'],
      default_payment_gateway: 'dodo',
    });
    const other = await createProduct(shop, operator, elsewhere);
    expect(await createPrice(shop, operator, other.id, tooLong)).toMatchObject({ interval_count });
  });
});

describe('a mapping that was made at a gateway', () => {
  it('is stored beside the others, for a published price, too', async () => {
    const { prices } = await sells(renewable({ enabled_payment_gateways: ['paypal'] }), [
      monthly({ mappings: { ...at('P-1'), dodo: { product_id: 'pdt_1' } } }),
    ]);
    const seen = (await offeredPrice(shop.db.read, prices[0]!.id))!; // because it was just made
    const stored = await writeMapping(shop, operator, seen, 'paypal', { product_id: 'PROD-1' });
    expect(stored.mappings).toEqual({ ...at('P-1', 'PROD-1'), dodo: { product_id: 'pdt_1' } });
    const audited = await shop.db.read
      .selectFrom('audit_log')
      .select('action')
      .where('subject', '=', seen.id)
      .execute();
    expect(audited.map(({ action }) => action)).toContain('catalog.mapping_made');
  });

  it('is not stored when the price became another one meanwhile', async () => {
    const { id } = await createProduct(shop, operator, renewable());
    const made = await createPrice(shop, operator, id, monthly());
    const seen = (await offeredPrice(shop.db.read, made.id))!; // because it was just made
    await replacePrice(shop, operator, made.id, monthly({ amount_minor: 1 }));
    const late = writeMapping(shop, operator, seen, 'paypal', { plan_id: 'P-1' });
    expect(await refusalOf(late)).toMatchObject({ code: 'REVISION_CONFLICT' });
    expect((await readProduct(shop, id)).prices[0]?.mappings).toEqual({});
  });
});

describe('a preview', () => {
  it('sees a draft as it would be sold, and leaves it a draft', async () => {
    const { id } = await createProduct(shop, operator, renewable());
    const made = await createPrice(shop, operator, id, monthly());
    const before = await readProduct(shop, id);
    const seen = await previewProduct(shop, id, async ({ product, problems }, db) => ({
      shown: product.prices.map(({ name }) => name),
      sold: (await sellablePrices(db, [made.id])).map(({ name }) => name),
      problems: problems.map(({ field }) => field),
    }));
    expect(seen).toEqual({
      shown: ['Monthly'],
      sold: ['Monthly'],
      problems: ['prices.0.mappings.paypal.plan_id'],
    });
    expect(await readProduct(shop, id)).toEqual(before);
    expect(await sellablePrices(shop.db.read, [made.id])).toEqual([]);
  });

  it('fails as what looks fails, and says of unknown products that they are unknown', async () => {
    const { id } = await createProduct(shop, operator, renewable());
    const broken = previewProduct(shop, id, async () => Promise.reject(new Error('looked away')));
    await expect(broken).rejects.toThrow('looked away');
    const unknown = previewProduct(shop, shop.newId('product'), async () => 'seen');
    expect(await refusalOf(unknown)).toMatchObject({ code: 'PRODUCT_UNKNOWN' });
  });
});
