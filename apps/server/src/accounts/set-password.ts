import type { App } from '../kernel/app.ts';
import { audit } from './audit.ts';
import type { Auth } from './auth.ts';
import { newRowId } from './row-id.ts';
import { replaceSignIns } from './store.ts';

/** The one way in for who has lost every other: it is run on the machine, never over HTTP. */
export async function setPassword(
  app: App,
  auth: Auth,
  { email, password }: { email: string; password: string },
): Promise<boolean> {
  const passwordHash = await (await auth.$context).password.hash(password);
  return await app.db.inOneTransaction(async (tx) => {
    const user = await tx
      .updateTable('users')
      .set({ email_verified: true, two_factor_enabled: false, updated_at: app.clock.now() })
      .where('email', '=', email.toLowerCase())
      .returning('id')
      .executeTakeFirst();
    if (!user) return false;
    await tx.deleteFrom('two_factors').where('user_id', '=', user.id).execute();
    await replaceSignIns(tx, user.id, { id: newRowId(), passwordHash });
    await audit(app, tx, { kind: 'anonymous' }, 'accounts.password_set_on_the_machine', user.id);
    return true;
  });
}
