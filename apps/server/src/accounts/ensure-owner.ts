import type { App } from '../kernel/app.ts';
import { audit } from './audit.ts';
import type { Auth } from './auth.ts';
import { newRowId } from './row-id.ts';
import { linkCustomer, ownerExists, replaceSignIns, upsertOwner } from './store.ts';

/**
 * Makes the first owner of a new shop. Does nothing once there is an owner, so that a password changed since is not
 * set back by the environment. Two processes that start at once make one owner: the address is unique.
 */
export async function ensureOwner(app: App, auth: Auth, owner: { email: string; password: string }): Promise<void> {
  if (await ownerExists(app.db.read)) return;
  const passwordHash = await (await auth.$context).password.hash(owner.password);
  await app.db.inOneTransaction(async (tx) => {
    const userId = await upsertOwner(tx, { id: newRowId(), email: owner.email, now: app.clock.now() });
    await replaceSignIns(tx, userId, { id: newRowId(), passwordHash });
    await linkCustomer(tx, userId);
    await audit(app, tx, { kind: 'anonymous' }, 'accounts.first_owner_made', userId);
  });
}
