import { beforeEach, describe, expect, it } from 'vitest';
import { createPrice } from '../create-price.ts';
import { createProduct } from '../create-product.ts';
import { moveProduct } from '../move-product.ts';
import { putSecret } from '../put-secret.ts';
import { hosted, hybrid, license, openTestShop, operator, price, refusalOf, type TestShop } from '../test-shop.ts';
import { tryDraftConnection } from '../try-connection.ts';
import { checkDraft } from './check-draft.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});

const told = async (product: unknown, id?: string) => {
  const { problems, missing } = await checkDraft(shop, product, id);
  return { problems: problems.map(({ field }) => field), missing: missing.map(({ field }) => field) };
};

describe('a product that is still being written', () => {
  it('hears of everything at once that would keep it from being saved or published', async () => {
    expect(await told(hosted())).toEqual({ problems: ['fulfillment_config.credentials_ref'], missing: ['prices'] });
    await putSecret(shop, operator, 'pos-key', { value: 'a-long-signing-key-1234', purpose: '' });
    expect(await told(hosted())).toEqual({ problems: [], missing: ['prices'] });
  });

  it('hears of its settings and its billing while it has no name, no address and no gateway yet', async () => {
    const begun = {
      ...license({ is_recurring: true, fulfillment_config: { license_type: 'gold' } }),
      ...{ slug: '', name: '', enabled_payment_gateways: [], default_payment_gateway: null },
    };
    const { problems } = await checkDraft(shop, begun, undefined);
    expect(problems.map(({ field }) => field).sort()).toEqual([
      'default_payment_gateway',
      'enabled_payment_gateways',
      'fulfillment_config.artifact',
      'fulfillment_config.license_type',
      'is_recurring',
      'name',
      'slug',
    ]);
    expect(problems.find(({ field }) => field === 'name')?.message).toBe('is required');
  });

  it('hears of each path by its place, though another path is not begun', async () => {
    await putSecret(shop, operator, 'pos-key', { value: 'a-long-signing-key-1234', purpose: '' });
    const { paths, ...product } = hybrid();
    const [first, second] = paths;
    const begun = {
      ...product,
      paths: [
        { ...first, name: '', title: '', fulfillment_driver: '' },
        { ...second, fulfillment_config: { queue: 'setup', sla_hours: 0 } },
      ],
    };
    const { problems } = await told(begun);
    expect(problems.sort()).toEqual([
      'paths.0.fulfillment_driver',
      'paths.0.name',
      'paths.0.title',
      'paths.1.fulfillment_config.sla_hours',
    ]);
  });

  it('hears of what is no field of a product, and of what is no product at all', async () => {
    const { problems } = await checkDraft(shop, { ...license(), colour: 'red' }, undefined);
    expect(problems).toEqual([{ code: 'FIELD_INVALID', field: 'colour', message: 'is not known here' }]);
    expect((await told({})).problems).toContain('delivery_model');
    expect((await told({ delivery_model: 7, paths: 'two' })).problems).toContain('paths');
  });

  it('hears that its address is taken, unless by itself', async () => {
    const { id } = await createProduct(shop, operator, license());
    expect((await told(license())).problems).toEqual(['slug']);
    expect((await told(license(), id)).problems).toEqual([]);
    expect(await refusalOf(checkDraft(shop, license(), 'prd_00000000000000000000'))).toMatchObject({
      code: 'PRODUCT_UNKNOWN',
    });
  });

  it('must stay sellable once it is published', async () => {
    const { id } = await createProduct(shop, operator, license());
    await createPrice(shop, operator, id, price());
    await moveProduct(shop, operator, id, 'published');
    const both = license({ enabled_payment_gateways: ['paypal', 'dodo'] });
    expect(await told(both, id)).toEqual({ problems: ['prices.0.mappings.dodo.product_id'], missing: [] });
  });

  it('says what saving it would say', async () => {
    const wrong = hosted({ supports_trial: true, external_provider: null, policies: { give_up_after_days: 1 } });
    const { problems } = await told(wrong);
    expect((await refusalOf(createProduct(shop, operator, wrong))).fields).toEqual(problems);
    expect(problems.length).toBeGreaterThan(3);
  });
});

describe('a connection that nobody has saved yet', () => {
  it('is tried once its settings are acceptable', async () => {
    const { fulfillment_config } = hosted();
    const way = { delivery_model: 'saas_multitenant', fulfillment_driver: 'multitenant_saas' } as const;
    expect(await refusalOf(tryDraftConnection(shop, { ...way, fulfillment_config }))).toEqual({
      code: 'SECRET_UNKNOWN',
      fields: ['fulfillment_config.credentials_ref'],
    });
    await putSecret(shop, operator, 'pos-key', { value: 'a-long-signing-key-1234', purpose: '' });
    expect(await tryDraftConnection(shop, { ...way, fulfillment_config })).toEqual({
      ok: true,
      detail: 'reached https://pos.test',
    });
    const license = { delivery_model: 'self_hosted_license', fulfillment_driver: 'license_download' } as const;
    expect(await refusalOf(tryDraftConnection(shop, { ...license, fulfillment_config: {} }))).toMatchObject({
      code: 'CONNECTION_NOT_TESTABLE',
    });
  });
});
