import { adapterOf } from './drivers.ts';

/** Whom the driver calls: the named provider, or ourselves where the driver reaches nobody. */
export function providerOf(item: { driver: string; external_provider: string | null; product_id: string }): string {
  if (adapterOf(item.driver).reach === 'local') return 'vozex';
  return item.external_provider ?? item.product_id;
}
