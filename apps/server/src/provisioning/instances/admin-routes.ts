import { InstanceState, idSchema } from '@vozex/domain';
import { z } from 'zod';
import { PageQuery, pageOf, readPage } from '../../kernel/page.ts';
import { type AnyRoute, defineRoute } from '../../kernel/route.ts';
import { ProvisioningError } from '../errors.ts';
import { destroyOrphan } from '../pools/destroy-orphan.ts';
import { listOrphans } from '../pools/orphans-store.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import { readLogs } from './read-logs.ts';
import { requestOperation, stopOrStart } from './request-operation.ts';
import { AdminInstance, AdminInstanceDetail, adminInstanceAnswer, Orphan } from './shapes.ts';
import { showInstance } from './show-instance.ts';
import { listInstances } from './store.ts';

const tag = 'Dedicated instances';
const params = z.object({ id: idSchema('instance') });
const throws = [ProvisioningError];
const LOG_LINES_MAX = 1_000;

const list = defineRoute({
  method: 'GET',
  path: '/api/admin/instances',
  access: 'read_only',
  summary: 'Dedicated instances, newest first; q is an order, or the beginning of an e-mail address or host',
  tag,
  query: PageQuery.extend({
    pool_id: idSchema('pool').optional(),
    state: InstanceState.optional(),
    in_trouble: z.stringbool().optional(),
    q: z.string().max(200).optional(),
  }),
  output: pageOf(AdminInstance),
  handle: async (app: ProvisioningApp, { query: { pool_id, state, in_trouble, q, ...page } }) => {
    const filter = { poolId: pool_id, state, inTrouble: in_trouble, search: q };
    const { items, next } = await readPage(page, (cut) => listInstances(app.db.read, filter, cut));
    return { items: items.map((row) => adminInstanceAnswer(app, row)), next };
  },
});

const read = defineRoute({
  method: 'GET',
  path: '/api/admin/instances/{id}',
  access: 'read_only',
  summary: 'One instance with its history, its backups and what was done to it',
  tag,
  params,
  output: AdminInstanceDetail,
  throws,
  handle: (app: ProvisioningApp, { params: { id } }) => showInstance(app, id),
});

const logs = defineRoute({
  method: 'GET',
  path: '/api/admin/instances/{id}/logs',
  access: 'operator',
  summary: 'The last lines an instance wrote',
  tag,
  params,
  query: z.strictObject({ lines: z.coerce.number().int().min(1).max(LOG_LINES_MAX).default(200) }),
  output: z.object({ text: z.string() }),
  throws,
  handle: async (app: ProvisioningApp, { params: { id }, query: { lines } }) => ({
    text: await readLogs(app, id, lines),
  }),
});

const verbs = (['stop', 'start'] as const).map((verb) =>
  defineRoute({
    method: 'POST',
    path: `/api/admin/instances/{id}/${verb}`,
    access: 'operator',
    summary: verb === 'stop' ? 'Stop an instance as its customer could: either may start it again' : 'Start it again',
    tag,
    params,
    output: AdminInstanceDetail,
    status: 202,
    throws,
    handle: async (app: ProvisioningApp, { params: { id } }, { actor }) => {
      await stopOrStart(app, actor, { id }, verb);
      return showInstance(app, id);
    },
  }),
);

const SUMMARY = {
  restart: 'Restart an instance',
  backup: "Make a backup of an instance's data",
} as const;

const operations = (['restart', 'backup'] as const).map((kind) =>
  defineRoute({
    method: 'POST',
    path: `/api/admin/instances/{id}/${kind}`,
    access: 'operator',
    summary: SUMMARY[kind],
    tag,
    params,
    output: AdminInstanceDetail,
    status: 202,
    throws,
    handle: async (app: ProvisioningApp, { params: { id } }, { actor }) => {
      await requestOperation(app, actor, { id }, { kind });
      return showInstance(app, id);
    },
  }),
);

const upgrade = defineRoute({
  method: 'POST',
  path: '/api/admin/instances/{id}/upgrade',
  access: 'operator',
  summary: 'Bring an instance to another version: backed up first, and taken back when it does not get well',
  tag,
  params,
  body: z.strictObject({
    version_id: idSchema('template_version').optional().meta({ description: 'The newest released one where absent.' }),
  }),
  output: AdminInstanceDetail,
  status: 202,
  throws,
  handle: async (app: ProvisioningApp, { params: { id }, body }, { actor }) => {
    const to = body.version_id === undefined ? {} : { versionId: body.version_id };
    await requestOperation(app, actor, { id }, { kind: 'upgrade', ...to });
    return showInstance(app, id);
  },
});

const restore = defineRoute({
  method: 'POST',
  path: '/api/admin/instances/{id}/backups/{backup_id}/restore',
  access: 'operator',
  summary: 'Put a backup back in place of the present data, of which a backup is made first',
  tag,
  params: params.extend({ backup_id: idSchema('instance_backup') }),
  output: AdminInstanceDetail,
  status: 202,
  throws,
  handle: async (app: ProvisioningApp, { params: { id, backup_id } }, { actor }) => {
    await requestOperation(app, actor, { id }, { kind: 'restore', backupId: backup_id });
    return showInstance(app, id);
  },
});

const orphans = defineRoute({
  method: 'GET',
  path: '/api/admin/instance-orphans',
  access: 'read_only',
  summary: 'What engines hold and nobody knows',
  tag,
  output: z.object({ items: z.array(Orphan) }),
  handle: async (app: ProvisioningApp) => ({ items: await listOrphans(app.db.read) }),
});

const condemn = defineRoute({
  method: 'POST',
  path: '/api/admin/instance-orphans/destroy',
  access: 'owner',
  summary: 'Remove something that an engine holds and nobody knows, with its data',
  tag,
  body: z.strictObject({ pool_id: idSchema('pool'), instance_key: z.string().max(200) }),
  output: z.object({ items: z.array(Orphan) }),
  status: 202,
  throws,
  handle: async (app: ProvisioningApp, { body }, { actor }) => {
    await destroyOrphan(app, actor, { poolId: body.pool_id, instanceKey: body.instance_key });
    return { items: await listOrphans(app.db.read) };
  },
});

export const adminRoutes: AnyRoute<ProvisioningApp>[] = [
  list,
  read,
  logs,
  ...verbs,
  ...operations,
  upgrade,
  restore,
  orphans,
  condemn,
];
