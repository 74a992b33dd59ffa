import { testProductConnection } from '../api/admin.ts';
import type { AdminProduct, DriverDescription } from '../api/types.ts';
import { ConnectionTestButton } from './connection-test.tsx';
import type { WayDraft } from './product-draft.ts';

/** Tries what is stored of a product or of one of its paths, as long as the form still names the same driver. */
export function SavedConnection({
  saved,
  path,
  way,
  drivers,
}: {
  saved: AdminProduct | undefined;
  /** Null for a product without paths. */
  path: string | null;
  way: WayDraft;
  drivers: readonly DriverDescription[];
}) {
  const stored = path === null ? saved : saved?.paths.find(({ name }) => name === path);
  const driver = drivers.find((one) => one.driver === way.fulfillment_driver);
  if (!saved || !stored || stored.fulfillment_driver !== driver?.driver || !driver?.can_test_connection) return null;
  return (
    <ConnectionTestButton
      what={path === null ? 'provider' : `provider of ${path}`}
      test={() => testProductConnection(saved.id, path)}
      note="Tests the saved settings."
    />
  );
}
