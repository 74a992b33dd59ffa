import { testConnectionOf } from '../../api/admin-products.ts';
import type { DriverDescription } from '../../api/types.ts';
import { ConnectionTestButton } from '../payments/connection-test.tsx';
import type { WayDraft } from './product-draft.ts';

/** Tries the connection that the settings describe as they stand in the form, saved or not. */
export function WayConnection({
  path,
  way: { delivery_model, fulfillment_driver, fulfillment_config },
  drivers,
}: {
  /** What the path is called; null for a product without paths. */
  path: string | null;
  way: WayDraft;
  drivers: readonly DriverDescription[];
}) {
  const driver = drivers.find((one) => one.driver === fulfillment_driver);
  if (!driver?.can_test_connection || fulfillment_driver === null || delivery_model === 'hybrid') return null;
  return (
    <ConnectionTestButton
      what={path === null ? 'provider' : `provider of ${path}`}
      test={() => testConnectionOf({ delivery_model, fulfillment_driver, fulfillment_config })}
      note="Tests the settings as they stand here."
    />
  );
}
