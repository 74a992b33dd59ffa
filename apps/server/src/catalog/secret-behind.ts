import type { App } from '../kernel/app.ts';
import { Secret } from '../kernel/secret.ts';
import { CatalogError } from './errors.ts';
import { nameBehind, sealPurpose } from './secret-reference.ts';
import { secretByName } from './store.ts';

/**
 * The value behind a `secret:name` reference of a config.
 *
 * @throws CatalogError SECRET_UNKNOWN; Error when its master key is not in the ring
 */
export async function secretBehind(app: App, reference: string): Promise<Secret> {
  const name = nameBehind(reference);
  const row = await secretByName(app.db.read, name);
  if (!row) throw new CatalogError('SECRET_UNKNOWN', name);
  return new Secret(app.seal.open(row.sealed, sealPurpose(name)));
}
