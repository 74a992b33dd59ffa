import type { Role } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import { RequestError } from '../kernel/errors.ts';
import type { Actor } from '../kernel/route.ts';
import { audit } from './audit.ts';
import { AccountsError } from './errors.ts';
import { findUser, lockOwners, type UserRow, updateRole } from './store.ts';

/**
 * Gives a member another role; `customer` takes them off the team. Counts from their next request on.
 *
 * @throws AccountsError LAST_OWNER; RequestError NOT_FOUND for somebody who is not on the team.
 */
export async function changeRole(app: App, actor: Actor, userId: string, role: Role): Promise<UserRow> {
  return await app.db.inOneTransaction(async (tx) => {
    const owners = await lockOwners(tx);
    const member = await findUser(tx, userId);
    if (!member || member.role === 'customer') throw new RequestError('NOT_FOUND', `member ${userId}`);
    if (role !== 'owner' && owners.length === 1 && owners[0] === userId) {
      throw new AccountsError('LAST_OWNER', `user ${userId}`);
    }
    await updateRole(tx, userId, role, app.clock.now());
    await audit(app, tx, actor, 'accounts.role_changed', userId, { from: member.role, to: role });
    return { ...member, role };
  });
}
