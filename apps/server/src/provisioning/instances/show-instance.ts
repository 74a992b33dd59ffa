import type { z } from 'zod';
import type { App } from '../../kernel/app.ts';
import { ProvisioningError } from '../errors.ts';
import { TemplateWrite } from '../setup/shapes.ts';
import { readNamed } from '../setup/store.ts';
import { backupsOf } from './backup-store.ts';
import { findInstance, type InstanceOf } from './request-operation.ts';
import {
  type AdminInstanceDetail,
  adminInstanceAnswer,
  backupAnswer,
  type InstallationDetail,
  installationAnswer,
  moveAnswer,
  operationAnswer,
} from './shapes.ts';
import { openGenerated } from './spec-of.ts';
import { movesOfInstance, operationsOfInstance } from './store.ts';

/** @throws ProvisioningError INSTANCE_UNKNOWN */
export async function showInstallation(app: App, whose: InstanceOf): Promise<z.input<typeof InstallationDetail>> {
  const row = await findInstance(app, whose);
  const operations = await operationsOfInstance(app.db.read, row.id);
  return {
    ...installationAnswer(app, row),
    backups: (await backupsOf(app.db.read, row.id)).map(backupAnswer),
    operations: operations.map(operationAnswer),
    secrets: await shownSecrets(app, row.template_id),
  };
}

/** @throws ProvisioningError INSTANCE_UNKNOWN */
export async function showInstance(app: App, id: string): Promise<z.input<typeof AdminInstanceDetail>> {
  const row = await findInstance(app, { id });
  return {
    ...adminInstanceAnswer(app, row),
    backups: (await backupsOf(app.db.read, id)).map(backupAnswer),
    operations: (await operationsOfInstance(app.db.read, id)).map(operationAnswer),
    history: (await movesOfInstance(app.db.read, id)).map(moveAnswer),
  };
}

/**
 * A value that was generated for an installation and that its customer may read, such as the owner's token.
 *
 * @throws ProvisioningError INSTANCE_UNKNOWN, NOTHING_SECRET
 */
export async function revealSecret(
  app: App,
  whose: InstanceOf,
  name: string,
): Promise<{ name: string; value: string }> {
  const row = await findInstance(app, whose);
  const shown = await shownSecrets(app, row.template_id);
  const value = shown.includes(name) ? openGenerated(app, row.id, row.generated_sealed)[name] : undefined;
  if (value === undefined) throw new ProvisioningError('NOTHING_SECRET', `${name} of ${row.id}`);
  return { name, value };
}

async function shownSecrets(app: App, templateId: string): Promise<string[]> {
  const template = await readNamed(app.db.read, 'server_templates', { id: templateId });
  const { environment } = TemplateWrite.pick({ environment: true }).parse({ environment: template?.environment });
  return environment.flatMap((one) => (one.kind === 'generated' && one.shown_to_customer ? [one.name] : []));
}
