import { idSchema } from '@vozex/domain';
import { z } from 'zod';
import { PageQuery, pageOf, readPage } from '../../kernel/page.ts';
import { type Actor, type AnyRoute, defineRoute, rawAnswer } from '../../kernel/route.ts';
import { makeBackupLink, openBackup } from '../backups/backup-link.ts';
import { ProvisioningError } from '../errors.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import { type InstanceOf, requestOperation, stopOrStart } from './request-operation.ts';
import { Installation, InstallationDetail, installationAnswer } from './shapes.ts';
import { revealSecret, showInstallation } from './show-instance.ts';
import { listInstances } from './store.ts';

const tag = 'Customer center';
const params = z.object({ id: idSchema('instance') });
const throws = [ProvisioningError];
/** Buttons pressed a minute from one address: a person needs a few. */
const PER_MINUTE = 30;

/** @throws ProvisioningError INSTANCE_UNKNOWN for who has bought nothing: nothing here is theirs. */
export function mine(actor: Actor, id: string): InstanceOf {
  const customerId = actor.kind === 'user' ? actor.customerId : null;
  if (customerId === null) throw new ProvisioningError('INSTANCE_UNKNOWN', id);
  return { id, customerId };
}

const list = defineRoute({
  method: 'GET',
  path: '/api/me/installations',
  access: 'customer',
  summary: 'My installations, newest first',
  tag,
  query: PageQuery,
  output: pageOf(Installation),
  handle: async (app: ProvisioningApp, { query }, { actor }) => {
    const customerId = actor.kind === 'user' ? actor.customerId : null;
    if (customerId === null) return { items: [], next: null };
    const { items, next } = await readPage(query, (cut) => listInstances(app.db.read, { customerId }, cut));
    return { items: items.map((row) => installationAnswer(app, row)), next };
  },
});

const read = defineRoute({
  method: 'GET',
  path: '/api/me/installations/{id}',
  access: 'customer',
  summary: 'One of my installations with its backups and what was done to it',
  tag,
  params,
  output: InstallationDetail,
  throws,
  handle: (app: ProvisioningApp, { params: { id } }, { actor }) => showInstallation(app, mine(actor, id)),
});

const verbs = (['stop', 'start'] as const).map((verb) =>
  defineRoute({
    method: 'POST',
    path: `/api/me/installations/{id}/${verb}`,
    access: 'customer',
    summary: verb === 'stop' ? 'Stop my installation; it keeps its data and its place' : 'Start it again',
    tag,
    params,
    output: InstallationDetail,
    status: 202,
    throws,
    perMinute: PER_MINUTE,
    handle: async (app: ProvisioningApp, { params: { id } }, { actor }) => {
      await stopOrStart(app, actor, mine(actor, id), verb);
      return showInstallation(app, mine(actor, id));
    },
  }),
);

const SUMMARY = {
  restart: 'Restart my installation',
  backup: 'Make a backup of its data',
  upgrade: 'Change to the newest version: backed up first, and taken back when it does not get well',
};

const operations = (['restart', 'backup', 'upgrade'] as const).map((kind) =>
  defineRoute({
    method: 'POST',
    path: `/api/me/installations/{id}/${kind}`,
    access: 'customer',
    summary: SUMMARY[kind],
    tag,
    params,
    output: InstallationDetail,
    status: 202,
    throws,
    perMinute: PER_MINUTE,
    handle: async (app: ProvisioningApp, { params: { id } }, { actor }) => {
      await requestOperation(app, actor, mine(actor, id), { kind });
      return showInstallation(app, mine(actor, id));
    },
  }),
);

const BackupParams = params.extend({ backup_id: idSchema('instance_backup') });

const restore = defineRoute({
  method: 'POST',
  path: '/api/me/installations/{id}/backups/{backup_id}/restore',
  access: 'customer',
  summary: 'Put a backup back in place of the present data, of which a backup is made first',
  tag,
  params: BackupParams,
  output: InstallationDetail,
  status: 202,
  throws,
  perMinute: PER_MINUTE,
  handle: async (app: ProvisioningApp, { params: { id, backup_id } }, { actor }) => {
    await requestOperation(app, actor, mine(actor, id), { kind: 'restore', backupId: backup_id });
    return showInstallation(app, mine(actor, id));
  },
});

const link = defineRoute({
  method: 'POST',
  path: '/api/me/installations/{id}/backups/{backup_id}/link',
  access: 'customer',
  summary: 'A link, good for ten minutes, to a backup of my installation',
  tag,
  params: BackupParams,
  output: z.object({ url: z.string(), expires_at: z.iso.datetime() }),
  throws,
  perMinute: PER_MINUTE,
  handle: (app: ProvisioningApp, { params: { id, backup_id } }, { actor }) =>
    makeBackupLink(app, mine(actor, id), backup_id),
});

const reveal = defineRoute({
  method: 'POST',
  path: '/api/me/installations/{id}/secrets/{name}/reveal',
  access: 'customer',
  summary: 'Show a value that was generated for my installation',
  tag,
  params: params.extend({ name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/) }),
  output: z.object({ name: z.string(), value: z.string() }),
  throws,
  perMinute: PER_MINUTE,
  handle: (app: ProvisioningApp, { params: { id, name } }, { actor }) => revealSecret(app, mine(actor, id), name),
});

const download = defineRoute({
  method: 'GET',
  path: '/b/{backup_id}',
  access: 'anyone',
  summary: 'The backup behind a signed link: a tar.gz of the data folders',
  tag: 'Downloads',
  params: z.object({ backup_id: idSchema('instance_backup') }),
  query: z.object({
    expires: z.coerce.number().int().min(0).max(99_999_999_999),
    signature: z.string().max(100),
  }),
  output: rawAnswer,
  throws,
  handle: (app: ProvisioningApp, { params, query }) => openBackup(app, { backupId: params.backup_id, ...query }),
});

export const customerRoutes: AnyRoute<ProvisioningApp>[] = [
  list,
  read,
  ...verbs,
  ...operations,
  restore,
  link,
  reveal,
  download,
];
