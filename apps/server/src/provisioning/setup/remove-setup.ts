import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import { sqlState } from '../../kernel/database.ts';
import type { Actor } from '../../kernel/route.ts';
import { ProvisioningError } from '../errors.ts';
import { deleteNamed, readNamed } from './store.ts';

const NAMES = {
  pools: { word: 'pool', unknown: 'POOL_UNKNOWN' },
  server_templates: { word: 'template', unknown: 'TEMPLATE_UNKNOWN' },
  resource_profiles: { word: 'profile', unknown: 'PROFILE_UNKNOWN' },
} as const;

/** foreign_key_violation: something refers to it. */
const REFERRED_TO = '23503';

/**
 * Removes a pool, template or profile that nothing refers to, and never did: histories name what they were made of.
 *
 * @throws ProvisioningError POOL_UNKNOWN, TEMPLATE_UNKNOWN, PROFILE_UNKNOWN, IN_USE
 */
export async function removeSetup(app: App, actor: Actor, table: keyof typeof NAMES, id: string): Promise<void> {
  const { word, unknown } = NAMES[table];
  try {
    await app.db.inOneTransaction(async (tx) => {
      const row = await readNamed(tx, table, { id });
      if (!row) throw new ProvisioningError(unknown, id);
      await deleteNamed(tx, table, id);
      await audit(app, tx, actor, `provisioning.${word}_deleted`, id, { name: row.name });
    });
  } catch (error) {
    if (sqlState(error) === REFERRED_TO) throw new ProvisioningError('IN_USE', id, { cause: error });
    throw error;
  }
}
