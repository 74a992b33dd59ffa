import type { App } from '../kernel/app.ts';
import { RequestError } from '../kernel/errors.ts';
import type { Actor } from '../kernel/route.ts';

/** How somebody is called, in mails and on receipts from now on. */
export async function changeProfile(app: App, actor: Actor, { name }: { name: string }): Promise<{ name: string }> {
  if (actor.kind !== 'user') throw new RequestError('SIGN_IN_REQUIRED', 'profile');
  await app.db.inOneTransaction(async (tx) => {
    await tx.updateTable('users').set({ name, updated_at: app.clock.now() }).where('id', '=', actor.userId).execute();
    if (actor.customerId !== null)
      await tx.updateTable('customers').set({ name }).where('id', '=', actor.customerId).execute();
  });
  return { name };
}
