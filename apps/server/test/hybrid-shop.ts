import type { ApiClient, Gateway } from '@vozex/dev-world';

type Price = { id: string; name: string; path: string };

const CONFIG = {
  license_template: { prefix: 'LAMP', type: 'perpetual' },
  artifact_source: 'lumen-notes',
  activation_policy: { max_activations: 3 },
};
const LICENSED = { fulfillment_driver: 'license_download', fulfillment_config: CONFIG };

/**
 * Puts a product up for sale that one may have with a license of one's own or as a mere file; both are delivered at once.
 *
 * @returns the price of each path, by its name.
 */
export async function sellsLampAnywhere(api: ApiClient, recurring: boolean): Promise<Record<'own' | 'file', string>> {
  const product = await api.post<{ id: string }>('/api/admin/products', {
    slug: recurring ? 'lamp-club' : 'lamp-anywhere',
    name: recurring ? 'Lamp Club' : 'Lamp Anywhere',
    delivery_model: 'hybrid',
    is_recurring: recurring,
    enabled_payment_gateways: ['dodo', 'paypal'] satisfies Gateway[],
    default_payment_gateway: 'paypal',
    paths: [
      { name: 'own', title: 'Licensed', delivery_model: 'self_hosted_license', ...LICENSED },
      {
        name: 'file',
        title: 'Just the file',
        delivery_model: 'self_hosted_download',
        fulfillment_driver: 'license_download',
        fulfillment_config: { artifact_source: 'lumen-notes' },
      },
    ],
  });
  const prices: Price[] = [];
  for (const path of ['own', 'file'] as const) {
    prices.push(
      await api.post<Price>('/api/admin/prices', {
        product_id: product.id,
        name: path,
        path,
        billing: recurring ? 'recurring' : 'one_time',
        amount_minor: path === 'own' ? 2_900 : 1_900,
        currency: 'USD',
        ...(recurring ? { billing_interval: 'month', interval_count: 1 } : {}),
      }),
    );
  }
  for (const { id } of prices)
    for (const gateway of ['dodo', 'paypal'])
      if (recurring || gateway === 'dodo') await api.post(`/api/admin/prices/${id}/mappings/${gateway}`);
  await api.post(`/api/admin/products/${product.id}/publish`);
  return { own: prices[0]!.id, file: prices[1]!.id }; // because two were made
}
