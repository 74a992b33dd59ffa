import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import { type Actor, actorName } from '../../kernel/route.ts';
import { ProvisioningError } from '../errors.ts';

/**
 * Condemns what an engine holds and nobody knows, with its data; the worker that looks at its pool removes it.
 *
 * @throws ProvisioningError ORPHAN_UNKNOWN
 */
export async function destroyOrphan(
  app: App,
  actor: Actor,
  orphan: { poolId: string; instanceKey: string },
): Promise<void> {
  await app.db.inOneTransaction(async (tx) => {
    const condemned = await tx
      .updateTable('instance_orphans')
      .set({ destroy_requested_by: actorName(actor) })
      .where('pool_id', '=', orphan.poolId)
      .where('instance_key', '=', orphan.instanceKey)
      .returning('instance_id')
      .executeTakeFirst();
    if (!condemned) throw new ProvisioningError('ORPHAN_UNKNOWN', `${orphan.instanceKey} in ${orphan.poolId}`);
    await audit(app, tx, actor, 'provisioning.orphan_condemned', orphan.poolId, { instance_key: orphan.instanceKey });
  });
}
