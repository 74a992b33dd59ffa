import { roleReaches } from '@vozex/domain';
import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import type { Actor } from '../../kernel/route.ts';
import { audit } from '../audit.ts';
import { AccountsError } from '../errors.ts';
import { newKey } from './secret-key.ts';
import { KEYS_MAX, type TeamRole } from './store.ts';

const DAY_SECONDS = 86_400;

/** @param days until it ends; null for one that stays until it is revoked. */
export type KeyWish = { name: string; role: TeamRole; days: number | null };

/**
 * Makes a key for automation. It is answered here and nowhere again.
 *
 * @throws AccountsError KEY_NEEDS_A_PERSON for a key that would make keys, KEY_ROLE_TOO_HIGH, TOO_MANY_KEYS
 */
export async function makeKey(app: App, actor: Actor, wish: KeyWish): Promise<{ id: string; key: string }> {
  if (actor.kind !== 'user') throw new AccountsError('KEY_NEEDS_A_PERSON', actor.kind);
  if (actor.role === 'customer' || !roleReaches(actor.role, wish.role))
    throw new AccountsError('KEY_ROLE_TOO_HIGH', `${actor.role} wants ${wish.role}`);
  const { key, hint, hash } = newKey();
  const id = app.newId('api_key');
  const now = app.clock.now();
  await app.db.inOneTransaction(async (tx) => {
    const { count } = await tx
      .selectFrom('api_keys')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (count >= KEYS_MAX) throw new AccountsError('TOO_MANY_KEYS', `${count}`);
    await tx
      .insertInto('api_keys')
      .values({
        id,
        user_id: actor.userId,
        name: wish.name,
        hint,
        key_hash: hash,
        role: wish.role,
        created_at: now,
        expires_at: wish.days === null ? null : secondsAfter(now, wish.days * DAY_SECONDS),
      })
      .execute();
    await audit(app, tx, actor, 'accounts.key_made', id, { name: wish.name, role: wish.role, days: wish.days });
  });
  return { id, key };
}
