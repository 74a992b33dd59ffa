import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import { announce } from '../kernel/events.ts';
import { AccountsError } from './errors.ts';
import { accountDeleted } from './events.ts';
import { lockOwners } from './store.ts';

/** Nobody reads mail there: RFC 2606 keeps the domain free for ever. */
const NOBODY = (customerId: string) => `${customerId}@deleted.invalid`;

/**
 * Takes a person out of the shop: their sign-in, sessions and second factor are gone, and their orders, which a shop must
 * keep, name nobody any more.
 *
 * @throws AccountsError LAST_OWNER
 */
export async function forgetPerson(
  app: App,
  tx: Tx,
  person: { userId: string; customerId: string | null; email: string },
): Promise<void> {
  const owners = await lockOwners(tx);
  if (owners.length === 1 && owners[0] === person.userId) throw new AccountsError('LAST_OWNER', person.userId);
  if (person.customerId !== null) {
    await tx
      .updateTable('customers')
      .set({ name: '', email: NOBODY(person.customerId), user_id: null })
      .where('id', '=', person.customerId)
      .execute();
  }
  await tx.deleteFrom('verifications').where('identifier', '=', person.email).execute();
  await tx.deleteFrom('users').where('id', '=', person.userId).execute(); // sessions, passwords and keys go with it
  await announce(app, tx, accountDeleted, person);
}
