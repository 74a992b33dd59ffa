import type { App } from '../kernel/app.ts';
import type { Actor } from '../kernel/route.ts';
import type { Accounts } from './open-accounts.ts';
import { findUser } from './store.ts';

/** What the web app knows of its user and of the shop it runs in. */
export async function readSession(app: App & { accounts: Accounts }, actor: Actor) {
  const { development, sandbox } = app.accounts;
  const row = actor.kind === 'user' ? await findUser(app.db.read, actor.userId) : undefined;
  if (!row || actor.kind !== 'user') return { user: null, development, sandbox };
  const { id, email, name, two_factor_enabled, email_verified } = row;
  // The actor's role, not the row's: it counts only with a proven address.
  return { user: { id, email, name, role: actor.role, two_factor_enabled, email_verified }, development, sandbox };
}
