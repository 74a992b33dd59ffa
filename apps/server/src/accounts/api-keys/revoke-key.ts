import type { App } from '../../kernel/app.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/route.ts';
import { audit } from '../audit.ts';

/**
 * Ends a key, from its next request on; pressed twice it stays ended since the first time.
 *
 * @throws RequestError NOT_FOUND
 */
export async function revokeKey(app: App, actor: Actor, id: string): Promise<void> {
  await app.db.inOneTransaction(async (tx) => {
    const key = await tx
      .selectFrom('api_keys')
      .select(['name', 'revoked_at'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!key) throw new RequestError('NOT_FOUND', id);
    if (key.revoked_at !== null) return;
    await tx.updateTable('api_keys').set({ revoked_at: app.clock.now() }).where('id', '=', id).execute();
    await audit(app, tx, actor, 'accounts.key_revoked', id, { name: key.name });
  });
}
