import { INSTALLATION_ACTIONS, type InstallationAction, type InstanceOperationKind } from '@vozex/domain';
import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import type { Tx } from '../../kernel/database.ts';
import { type Actor, actorName } from '../../kernel/route.ts';
import { ProvisioningError } from '../errors.ts';
import { insertBackup, readBackup } from './backup-store.ts';
import { installationStatus } from './installation-status.ts';
import { type InstanceView, insertOperation, listInstances, wish } from './store.ts';
import { withNewVariables } from './want-instance.ts';

/** Whose installation: the customer's own, or any of the shop for its team. */
export type InstanceOf = { id: string; customerId?: string | undefined };

/** @throws ProvisioningError INSTANCE_UNKNOWN, also for somebody else's */
export async function findInstance(app: Pick<App, 'db'>, { id, customerId }: InstanceOf): Promise<InstanceView> {
  const [found] = await listInstances(app.db.read, { id, customerId }, { limit: 1 });
  if (!found) throw new ProvisioningError('INSTANCE_UNKNOWN', id);
  return found;
}

/**
 * Asks for something to be done to an installation once.
 *
 * @throws ProvisioningError INSTANCE_UNKNOWN, NOT_NOW, OPERATION_RUNNING, BACKUP_UNKNOWN, NO_NEWER_VERSION
 */
export async function requestOperation(
  app: App,
  actor: Actor,
  whose: InstanceOf,
  asked: { kind: InstanceOperationKind; backupId?: string; versionId?: string },
): Promise<void> {
  const instance = await findInstance(app, whose);
  refuseUnless(instance, asked.kind);
  const now = app.clock.now();
  await app.db.inOneTransaction(async (tx) => {
    const subject = await subjectOf(app, tx, instance, asked);
    const inserted = await insertOperation(tx, {
      id: app.newId('instance_operation'),
      instance_id: instance.id,
      kind: asked.kind,
      ...subject,
      requested_by: actorName(actor),
      created_at: now,
    });
    if (!inserted) throw new ProvisioningError('OPERATION_RUNNING', instance.id);
    await wish(tx, instance.id, { because: `${asked.kind} was asked for`, now });
    await audit(app, tx, actor, `provisioning.${asked.kind}_requested`, instance.id, subject);
  });
}

async function subjectOf(
  app: App,
  tx: Tx,
  instance: InstanceView,
  asked: { kind: InstanceOperationKind; backupId?: string; versionId?: string },
): Promise<{ backup_id?: string; from_version_id?: string; to_version_id?: string }> {
  const now = app.clock.now();
  switch (asked.kind) {
    case 'restart':
      return {};
    case 'backup': {
      const id = app.newId('instance_backup');
      await insertBackup(tx, { id, instanceId: instance.id, kind: 'manual', now });
      return { backup_id: id };
    }
    case 'restore': {
      const backup = await readBackup(tx, asked.backupId ?? '');
      if (backup?.instance_id !== instance.id || backup.status !== 'ready') {
        throw new ProvisioningError('BACKUP_UNKNOWN', `${asked.backupId} of ${instance.id}`);
      }
      return { backup_id: backup.id };
    }
    case 'upgrade': {
      const to = asked.versionId ?? instance.newer_version?.id;
      const isOne = to !== undefined && to !== instance.version_id && (await isReleased(tx, instance.template_id, to));
      if (!isOne) throw new ProvisioningError('NO_NEWER_VERSION', `${instance.id} runs ${instance.version}`);
      await tx
        .updateTable('instances')
        .set({ generated_sealed: await withNewVariables(app, tx, instance) })
        .where('id', '=', instance.id)
        .execute();
      return { from_version_id: instance.version_id, to_version_id: to };
    }
  }
}

async function isReleased(tx: Tx, templateId: string, versionId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('server_template_versions')
    .select('id')
    .where('id', '=', versionId)
    .where('template_id', '=', templateId)
    .where('status', '=', 'released')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Stops an installation and starts it again, for its customer or the team: it keeps its place and its data.
 *
 * @throws ProvisioningError INSTANCE_UNKNOWN, NOT_NOW
 */
export async function stopOrStart(app: App, actor: Actor, whose: InstanceOf, verb: 'stop' | 'start'): Promise<void> {
  const instance = await findInstance(app, whose);
  refuseUnless(instance, verb);
  await app.db.inOneTransaction(async (tx) => {
    const stoppedByCustomer = verb === 'stop';
    await wish(tx, instance.id, { stoppedByCustomer, because: `${verb} was asked for`, now: app.clock.now() });
    await audit(app, tx, actor, `provisioning.${verb}_requested`, instance.id);
  });
}

function refuseUnless(instance: InstanceView, action: InstallationAction): void {
  const status = installationStatus(instance);
  const from: readonly string[] = INSTALLATION_ACTIONS[action];
  if (!from.includes(status)) throw new ProvisioningError('NOT_NOW', `${action} of ${instance.id}, which is ${status}`);
}
