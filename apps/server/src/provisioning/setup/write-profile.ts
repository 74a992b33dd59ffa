import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import type { Actor } from '../../kernel/route.ts';
import { ProvisioningError } from '../errors.ts';
import type { ProfileWrite } from './shapes.ts';
import { insertProfile, type ProfileRow, updateProfile } from './store.ts';
import { nameIsFree } from './write-pool.ts';

/** @throws ProvisioningError NAME_IN_USE */
export async function createProfile(app: App, actor: Actor, write: ProfileWrite): Promise<ProfileRow> {
  const now = app.clock.now();
  return app.db.inOneTransaction(async (tx) => {
    const row = await nameIsFree(() =>
      insertProfile(tx, { id: app.newId('resource_profile'), ...write, created_at: now, updated_at: now }),
    );
    await audit(app, tx, actor, 'provisioning.profile_created', row.id, write);
    return row;
  });
}

/**
 * Changes a profile: for what is sold from now on. What runs keeps the resources it was given.
 *
 * @throws ProvisioningError PROFILE_UNKNOWN, NAME_IN_USE
 */
export async function replaceProfile(app: App, actor: Actor, id: string, write: ProfileWrite): Promise<ProfileRow> {
  return app.db.inOneTransaction(async (tx) => {
    const row = await nameIsFree(() => updateProfile(tx, id, { ...write, updated_at: app.clock.now() }));
    if (!row) throw new ProvisioningError('PROFILE_UNKNOWN', id);
    await audit(app, tx, actor, 'provisioning.profile_replaced', id, write);
    return row;
  });
}
