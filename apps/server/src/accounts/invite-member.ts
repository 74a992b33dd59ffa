import type { Role } from '@vozex/domain';
import type { App } from '../kernel/app.ts';
import type { Actor } from '../kernel/route.ts';
import { audit } from './audit.ts';
import { AccountsError } from './errors.ts';
import type { Accounts } from './open-accounts.ts';
import { newRowId } from './row-id.ts';
import { insertMember, type UserRow } from './store.ts';

/**
 * Puts somebody on the team and sends a link that signs in. The role counts only once the address is proven by that
 * link. An invitation nobody followed yet may be repeated.
 *
 * @throws AccountsError ALREADY_MEMBER
 */
export async function inviteMember(
  app: App & { accounts: Accounts },
  actor: Actor,
  member: { email: string; name: string; role: Exclude<Role, 'customer'> },
): Promise<UserRow> {
  const row = await app.db.inOneTransaction(async (tx) => {
    const invited = await insertMember(tx, { ...member, id: newRowId(), now: app.clock.now() });
    if (!invited) throw new AccountsError('ALREADY_MEMBER', 'invited again');
    await audit(app, tx, actor, 'accounts.member_invited', invited.id, { email: invited.email, role: invited.role });
    return invited;
  });
  const invitedBy = actor.kind === 'user' ? actor.name || actor.email : 'the shop';
  await app.accounts.invite({ email: row.email, name: row.name, invitedBy });
  return row;
}
