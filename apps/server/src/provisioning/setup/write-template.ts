import { audit } from '../../accounts/index.ts';
import type { App } from '../../kernel/app.ts';
import { json } from '../../kernel/database.ts';
import type { Actor } from '../../kernel/route.ts';
import { ProvisioningError } from '../errors.ts';
import type { TemplateWrite } from './shapes.ts';
import { insertTemplate, setVersionStatus, type TemplateRow, updateTemplate } from './store.ts';
import { nameIsFree } from './write-pool.ts';

/** @throws ProvisioningError NAME_IN_USE */
export async function createTemplate(app: App, actor: Actor, write: TemplateWrite): Promise<TemplateRow> {
  const now = app.clock.now();
  return app.db.inOneTransaction(async (tx) => {
    const row = await nameIsFree(() =>
      insertTemplate(tx, {
        id: app.newId('server_template'),
        ...write,
        environment: json(write.environment),
        created_at: now,
        updated_at: now,
      }),
    );
    await audit(app, tx, actor, 'provisioning.template_created', row.id, { name: row.name });
    return row;
  });
}

/**
 * Changes a template. Instances that are there take it over with their next change of version, plan or resources.
 *
 * @throws ProvisioningError TEMPLATE_UNKNOWN, NAME_IN_USE, VERSION_KIND when its kind would no longer fit its versions
 */
export async function replaceTemplate(app: App, actor: Actor, id: string, write: TemplateWrite): Promise<TemplateRow> {
  return app.db.inOneTransaction(async (tx) => {
    const other = await tx
      .selectFrom('server_template_versions')
      .select('id')
      .where('template_id', '=', id)
      .where(write.kind === 'bundle' ? 'image' : 'storage_key', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    if (other) throw new ProvisioningError('VERSION_KIND', `${id} has versions of the other kind`);
    const change = { ...write, environment: json(write.environment), updated_at: app.clock.now() };
    const row = await nameIsFree(() => updateTemplate(tx, id, change));
    if (!row) throw new ProvisioningError('TEMPLATE_UNKNOWN', id);
    await audit(app, tx, actor, 'provisioning.template_replaced', id, { name: row.name });
    return row;
  });
}

/**
 * Withdraws a version, or releases it again. What runs it goes on; nothing new starts with it.
 *
 * @throws ProvisioningError VERSION_UNKNOWN
 */
export async function moveVersion(
  app: App,
  actor: Actor,
  version: { templateId: string; versionId: string; status: 'released' | 'withdrawn' },
): Promise<void> {
  await app.db.inOneTransaction(async (tx) => {
    if (!(await setVersionStatus(tx, version))) throw new ProvisioningError('VERSION_UNKNOWN', version.versionId);
    await audit(app, tx, actor, `provisioning.version_${version.status}`, version.versionId);
  });
}
