import { audit, forgetPerson } from '../../accounts/index.ts';
import { cancelFulfillment } from '../../fulfillment/index.ts';
import type { App } from '../../kernel/app.ts';
import { crashPoint } from '../../kernel/crash-point.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/route.ts';
import { PersonalDataError } from './errors.ts';
import { type Blocker, blockersOf, type RunningService, runningServicesOf } from './store.ts';

/** What stands in the way of leaving, and what would end with it. */
export async function previewDeletion(
  app: App,
  actor: Actor,
): Promise<{ blockers: Blocker[]; ends: RunningService[] }> {
  const { customerId } = personOf(actor);
  if (customerId === null) return { blockers: [], ends: [] };
  return {
    blockers: await blockersOf(app.db.read, customerId),
    ends: await runningServicesOf(app.db.read, customerId),
  };
}

/**
 * Deletes the account of who is signed in, at their word. What runs for them ends; license keys stay good; orders stay,
 * without a name, for as long as a shop must keep them.
 *
 * @param confirm the account's address, typed by its owner.
 * @throws PersonalDataError ADDRESS_NOT_CONFIRMED, ACCOUNT_IN_USE naming each thing; AccountsError LAST_OWNER
 */
export async function deleteAccount(app: App, actor: Actor, confirm: string): Promise<void> {
  const person = personOf(actor);
  if (confirm.trim().toLowerCase() !== person.email.toLowerCase()) {
    const fields = [{ field: 'confirm', message: 'is not the address of this account' }];
    throw new PersonalDataError('ADDRESS_NOT_CONFIRMED', person.userId, { fields });
  }
  await app.db.inOneTransaction(async (tx) => {
    if (person.customerId !== null) {
      // Whoever buys or is billed at this moment waits for this lock, or this waits for them.
      await tx.selectFrom('customers').select('id').where('id', '=', person.customerId).forUpdate().execute();
      const blockers = await blockersOf(tx, person.customerId);
      if (blockers.length > 0) {
        const fields = blockers.map(({ kind, id, name }) => ({ field: `${kind}.${id}`, message: name }));
        throw new PersonalDataError('ACCOUNT_IN_USE', person.userId, { fields });
      }
      for (const { id } of await runningServicesOf(tx, person.customerId)) {
        const why = { by: 'customer', because: 'the account was deleted by its owner' };
        await cancelFulfillment(app, tx, id, 'marketplace_request', why);
      }
    }
    await forgetPerson(app, tx, person);
    crashPoint('account.half_deleted');
    await audit(app, tx, actor, 'accounts.deleted', person.customerId ?? person.userId);
  });
  crashPoint('account.deleted');
}

export function personOf(actor: Actor): { userId: string; customerId: string | null; email: string } {
  if (actor.kind !== 'user') throw new RequestError('SIGN_IN_REQUIRED', 'personal data');
  return { userId: actor.userId, customerId: actor.customerId, email: actor.email };
}
