import { ENGINE_TAKES, idSchema } from '@vozex/domain';
import { z } from 'zod';
import { type AnyRoute, defineRoute } from '../../kernel/route.ts';
import { engineDefinitions } from '../engines.ts';
import { ProvisioningError } from '../errors.ts';
import type { ProvisioningApp } from '../provisioning-app.ts';
import { addBundleVersion, addImageVersion, BUNDLE_BYTES_MAX } from './add-version.ts';
import { removeSetup } from './remove-setup.ts';
import {
  Engine,
  ImageVersionWrite,
  Pool,
  PoolSeen,
  PoolWrite,
  Profile,
  ProfileWrite,
  Template,
  TemplateWrite,
  VersionName,
} from './shapes.ts';
import {
  contentsOfPools,
  listNamed,
  type PoolContents,
  type PoolRow,
  type ProfileRow,
  readNamed,
  type TemplateRow,
  type VersionView,
  versionsOf,
} from './store.ts';
import { createPool, replacePool } from './write-pool.ts';
import { createProfile, replaceProfile } from './write-profile.ts';
import { createTemplate, moveVersion, replaceTemplate } from './write-template.ts';

const tag = 'Dedicated instances';
const Removed = z.object({ id: z.string() });
const PoolParams = z.object({ id: idSchema('pool') });
const TemplateParams = z.object({ id: idSchema('server_template') });
const ProfileParams = z.object({ id: idSchema('resource_profile') });
const throws = [ProvisioningError];

const engines = defineRoute({
  method: 'GET',
  path: '/api/admin/instance-engines',
  access: 'read_only',
  summary: 'Engines that can run dedicated instances, with the form of their settings',
  tag,
  output: z.object({ items: z.array(Engine) }),
  handle: async () => ({
    items: engineDefinitions().map(({ key, title, config }) => ({
      driver: key,
      title,
      takes: ENGINE_TAKES[key],
      config_schema: z.toJSONSchema(config, { io: 'input' }) as Record<string, unknown>, // because a schema document is an object
    })),
  }),
});

const listPools = defineRoute({
  method: 'GET',
  path: '/api/admin/pools',
  access: 'read_only',
  summary: 'Pools that dedicated instances are placed in, by name',
  tag,
  output: z.object({ items: z.array(Pool) }),
  handle: async (app: ProvisioningApp) => {
    const contents = await contentsOfPools(app.db.read);
    return { items: (await listNamed(app.db.read, 'pools')).map((row) => poolAnswer(row, contents)) };
  },
});

const readPool = defineRoute({
  method: 'GET',
  path: '/api/admin/pools/{id}',
  access: 'read_only',
  summary: 'One pool',
  tag,
  params: PoolParams,
  output: Pool,
  throws,
  handle: async (app: ProvisioningApp, { params: { id } }) => {
    const row = await readNamed(app.db.read, 'pools', { id });
    if (!row) throw new ProvisioningError('POOL_UNKNOWN', id);
    return answerPool(app, row);
  },
});

const addPool = defineRoute({
  method: 'POST',
  path: '/api/admin/pools',
  access: 'operator',
  summary: 'Make a pool',
  tag,
  body: PoolWrite,
  output: Pool,
  status: 201,
  throws,
  handle: async (app: ProvisioningApp, { body }, { actor }) => answerPool(app, await createPool(app, actor, body)),
});

const changePool = defineRoute({
  method: 'PUT',
  path: '/api/admin/pools/{id}',
  access: 'operator',
  summary: 'Change a pool: its capacity, its labels, whether it takes new instances',
  tag,
  params: PoolParams,
  body: PoolWrite,
  output: Pool,
  throws,
  handle: async (app: ProvisioningApp, { params, body }, { actor }) =>
    answerPool(app, await replacePool(app, actor, params.id, body)),
});

const removePool = defineRoute({
  method: 'DELETE',
  path: '/api/admin/pools/{id}',
  access: 'owner',
  summary: 'Remove a pool that was never used',
  tag,
  params: PoolParams,
  output: Removed,
  throws,
  handle: async (app: ProvisioningApp, { params: { id } }, { actor }) => {
    await removeSetup(app, actor, 'pools', id);
    return { id };
  },
});

const listTemplates = defineRoute({
  method: 'GET',
  path: '/api/admin/server-templates',
  access: 'read_only',
  summary: 'Server templates with their versions, by name',
  tag,
  output: z.object({ items: z.array(Template) }),
  handle: async (app: ProvisioningApp) => {
    const rows = await listNamed(app.db.read, 'server_templates');
    const versions = await versionsOf(
      app.db.read,
      rows.map(({ id }) => id),
    );
    return { items: rows.map((row) => templateAnswer(row, versions)) };
  },
});

const readTemplate = defineRoute({
  method: 'GET',
  path: '/api/admin/server-templates/{id}',
  access: 'read_only',
  summary: 'One server template with its versions',
  tag,
  params: TemplateParams,
  output: Template,
  throws,
  handle: (app: ProvisioningApp, { params }) => answerTemplate(app, params.id),
});

const addTemplate = defineRoute({
  method: 'POST',
  path: '/api/admin/server-templates',
  access: 'operator',
  summary: 'Make a server template; it sells once it has a version',
  tag,
  body: TemplateWrite,
  output: Template,
  status: 201,
  throws,
  handle: async (app: ProvisioningApp, { body }, { actor }) =>
    templateAnswer(await createTemplate(app, actor, body), []),
});

const changeTemplate = defineRoute({
  method: 'PUT',
  path: '/api/admin/server-templates/{id}',
  access: 'operator',
  summary: 'Change a server template: for new instances, and for others with their next change',
  tag,
  params: TemplateParams,
  body: TemplateWrite,
  output: Template,
  throws,
  handle: async (app: ProvisioningApp, { params, body }, { actor }) => {
    await replaceTemplate(app, actor, params.id, body);
    return answerTemplate(app, params.id);
  },
});

const removeTemplate = defineRoute({
  method: 'DELETE',
  path: '/api/admin/server-templates/{id}',
  access: 'owner',
  summary: 'Remove a server template without versions',
  tag,
  params: TemplateParams,
  output: Removed,
  throws,
  handle: async (app: ProvisioningApp, { params: { id } }, { actor }) => {
    await removeSetup(app, actor, 'server_templates', id);
    return { id };
  },
});

const addImage = defineRoute({
  method: 'POST',
  path: '/api/admin/server-templates/{id}/versions',
  access: 'operator',
  summary: 'Add an image as the newest version of a template',
  tag,
  params: TemplateParams,
  body: ImageVersionWrite,
  output: Template,
  status: 201,
  throws,
  handle: async (app: ProvisioningApp, { params, body }, { actor }) => {
    await addImageVersion(app, actor, params.id, body);
    return answerTemplate(app, params.id);
  },
});

const addBundle = defineRoute({
  method: 'POST',
  path: '/api/admin/server-templates/{id}/bundles',
  access: 'operator',
  summary:
    'Store a bundle (tar.gz with manifest.json) as the newest version of a template; X-Content-SHA256 is checked',
  tag,
  bodyKind: 'stream',
  bodyLimit: BUNDLE_BYTES_MAX,
  params: TemplateParams,
  query: z.strictObject({ version: VersionName }),
  output: Template,
  status: 201,
  throws,
  handle: async (app: ProvisioningApp, { params, query }, { actor, headers, stream }) => {
    const digest = headers['x-content-sha256'];
    const sha256 = typeof digest === 'string' ? digest.toLowerCase() : undefined;
    await addBundleVersion(app, actor, params.id, { version: query.version, content: stream, sha256 });
    return answerTemplate(app, params.id);
  },
});

const moveVersionTo = (verb: 'release' | 'withdraw', status: 'released' | 'withdrawn', summary: string) =>
  defineRoute({
    method: 'POST',
    path: `/api/admin/server-templates/{id}/versions/{version_id}/${verb}`,
    access: 'operator',
    summary,
    tag,
    params: TemplateParams.extend({ version_id: idSchema('template_version') }),
    output: Template,
    throws,
    handle: async (app: ProvisioningApp, { params }, { actor }) => {
      await moveVersion(app, actor, { templateId: params.id, versionId: params.version_id, status });
      return answerTemplate(app, params.id);
    },
  });

const listProfiles = defineRoute({
  method: 'GET',
  path: '/api/admin/resource-profiles',
  access: 'read_only',
  summary: 'Resource profiles: what one instance may use, by name',
  tag,
  output: z.object({ items: z.array(Profile) }),
  handle: async (app: ProvisioningApp) => ({
    items: (await listNamed(app.db.read, 'resource_profiles')).map(profileAnswer),
  }),
});

const addProfile = defineRoute({
  method: 'POST',
  path: '/api/admin/resource-profiles',
  access: 'operator',
  summary: 'Make a resource profile',
  tag,
  body: ProfileWrite,
  output: Profile,
  status: 201,
  throws,
  handle: async (app: ProvisioningApp, { body }, { actor }) => profileAnswer(await createProfile(app, actor, body)),
});

const changeProfile = defineRoute({
  method: 'PUT',
  path: '/api/admin/resource-profiles/{id}',
  access: 'operator',
  summary: 'Change a resource profile, for what is sold from now on',
  tag,
  params: ProfileParams,
  body: ProfileWrite,
  output: Profile,
  throws,
  handle: async (app: ProvisioningApp, { params, body }, { actor }) =>
    profileAnswer(await replaceProfile(app, actor, params.id, body)),
});

const removeProfile = defineRoute({
  method: 'DELETE',
  path: '/api/admin/resource-profiles/{id}',
  access: 'owner',
  summary: 'Remove a resource profile',
  tag,
  params: ProfileParams,
  output: Removed,
  throws,
  handle: async (app: ProvisioningApp, { params: { id } }, { actor }) => {
    await removeSetup(app, actor, 'resource_profiles', id);
    return { id };
  },
});

async function answerTemplate(app: ProvisioningApp, id: string): Promise<z.input<typeof Template>> {
  const row = await readNamed(app.db.read, 'server_templates', { id });
  if (!row) throw new ProvisioningError('TEMPLATE_UNKNOWN', id);
  return templateAnswer(row, await versionsOf(app.db.read, [id]));
}

async function answerPool(app: ProvisioningApp, row: PoolRow): Promise<z.input<typeof Pool>> {
  return poolAnswer(row, await contentsOfPools(app.db.read));
}

function poolAnswer(row: PoolRow, contents: Map<string, PoolContents>): z.input<typeof Pool> {
  const { id, name, title, driver, host, status } = row;
  return {
    id,
    name,
    title,
    driver,
    host,
    status,
    config: row.config as Record<string, unknown>, // because an engine's schema has accepted it
    labels: row.labels as Record<string, string>, // because PoolLabels has
    capacity: sizesOf(row.instances_max, row.cpu_millis, row.memory_mb, row.disk_mb),
    reserved: sizesOf(row.reserved_instances, row.reserved_cpu_millis, row.reserved_memory_mb, row.reserved_disk_mb),
    contents: contents.get(id) ?? { instances: 0, held: 0 },
    seen: row.seen === null ? null : PoolSeen.parse(row.seen),
    seen_at: row.seen_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  };
}

function sizesOf(instances: number, cpu_millis: number, memory_mb: number, disk_mb: number) {
  return { instances, cpu_millis, memory_mb, disk_mb };
}

function templateAnswer(row: TemplateRow, versions: VersionView[]): z.input<typeof Template> {
  const { id, name, title, kind, health_path, port, data_folders } = row;
  return {
    id,
    name,
    title,
    kind,
    health_path,
    port,
    data_folders,
    environment: TemplateWrite.shape.environment.parse(row.environment),
    created_at: row.created_at.toISOString(),
    versions: versions
      .filter(({ template_id }) => template_id === id)
      .map((version) => ({
        id: version.id,
        version: version.version,
        status: version.status as 'released' | 'withdrawn', // because the database allows no other
        image: version.image,
        sha256: version.sha256,
        size_bytes: version.size_bytes,
        instances: version.instances,
        created_at: version.created_at.toISOString(),
      })),
  };
}

function profileAnswer({ updated_at: _, created_at, ...row }: ProfileRow): z.input<typeof Profile> {
  return { ...row, created_at: created_at.toISOString() };
}

export const setupRoutes: AnyRoute<ProvisioningApp>[] = [
  engines,
  listPools,
  readPool,
  addPool,
  changePool,
  removePool,
  listTemplates,
  readTemplate,
  addTemplate,
  changeTemplate,
  removeTemplate,
  addImage,
  addBundle,
  moveVersionTo('release', 'released', 'Let new instances start with this version again'),
  moveVersionTo('withdraw', 'withdrawn', 'Let no new instance start with this version'),
  listProfiles,
  addProfile,
  changeProfile,
  removeProfile,
];
