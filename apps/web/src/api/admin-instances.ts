import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { InstanceState, PoolStatus } from '@vozex/domain';
import { answerOf, api } from './client.ts';
import type { DomainDesk } from './installations.ts';
import { pagesOf, textOrNothing } from './pages.ts';
import { request } from './request.ts';
import type { components, operations } from './schema.gen.ts';

// Dedicated instances and what they are made of. Every key begins with 'admin', as in admin.ts.

type Schemas = components['schemas'];
export type Pool = Schemas['Pool'];
export type Engine = Schemas['InstanceEngine'];
export type ServerTemplate = Schemas['ServerTemplate'];
export type TemplateVersion = ServerTemplate['versions'][number];
export type ResourceProfile = Schemas['ResourceProfile'];
export type InstanceRow = Schemas['AdminInstance'];
export type Instance = Schemas['AdminInstanceDetail'];
export type InstanceBackup = Schemas['InstanceBackup'];
export type Orphan = Schemas['InstanceOrphan'];

export type Waiting = Schemas['Waiting'];
/** What is waited for now: how many wait, and for how many there is room. */
export type WaitingLine =
  operations['get_api_admin_waiting_list']['responses'][200]['content']['application/json']['lines'][number];

type BodyOf<Id extends keyof operations> = operations[Id] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;
export type PoolBody = BodyOf<'post_api_admin_pools'>;
/** All of a template is written, nothing left to a default. */
export type TemplateBody = Required<BodyOf<'post_api_admin_server_templates'>>;
export type TemplateVariable = TemplateBody['environment'][number];
export type ProfileBody = Required<BodyOf<'post_api_admin_resource_profiles'>>;

const at = (id: string) => ({ params: { path: { id } } });

/** Engines are looked at once a minute; what is reserved changes with every sale. */
const POOLS_EVERY_MS = 15_000;

// Pools

export const poolsQuery = queryOptions({
  queryKey: ['admin', 'pools', 'list'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/pools', { signal }))).items,
  refetchInterval: POOLS_EVERY_MS,
});
export const poolQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'pools', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/pools/{id}', { ...at(id), signal })),
  });
export const enginesQuery = queryOptions({
  queryKey: ['admin', 'engines'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/instance-engines', { signal }))).items,
});
/** The part of a pool that an operator writes. */
export function poolBodyOf({ name, title, driver, config, host, labels, status, capacity }: Pool): PoolBody {
  const { instances, ...sizes } = capacity;
  return { name, title, driver, config, host, labels, status, instances_max: instances, ...sizes };
}
export const createPool = (body: PoolBody) => answerOf(api.POST('/api/admin/pools', { body }));
export const savePool = (id: string, body: PoolBody) => answerOf(api.PUT('/api/admin/pools/{id}', { ...at(id), body }));
/** Opens, cordons or drains a pool as it is now: a page may have been open for long. */
export const movePool = async (id: string, status: PoolStatus) =>
  savePool(id, { ...poolBodyOf(await answerOf(api.GET('/api/admin/pools/{id}', at(id)))), status });
/** @throws Problem IN_USE for a pool that ever held an instance. */
export const removePool = (id: string) => answerOf(api.DELETE('/api/admin/pools/{id}', at(id)));

// What runs in them: templates and profiles

export const templatesQuery = queryOptions({
  queryKey: ['admin', 'server-templates', 'list'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/server-templates', { signal }))).items,
});
export const templateQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'server-templates', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/server-templates/{id}', { ...at(id), signal })),
  });
export const createTemplate = (body: TemplateBody) => answerOf(api.POST('/api/admin/server-templates', { body }));
export const saveTemplate = (id: string, body: TemplateBody) =>
  answerOf(api.PUT('/api/admin/server-templates/{id}', { ...at(id), body }));
/** @throws Problem IN_USE for a template with versions. */
export const removeTemplate = (id: string) => answerOf(api.DELETE('/api/admin/server-templates/{id}', at(id)));
export const addImage = (id: string, body: { version: string; image: string }) =>
  answerOf(api.POST('/api/admin/server-templates/{id}/versions', { ...at(id), body }));
export const addBundle = (id: string, version: string, file: Blob) =>
  request<ServerTemplate>('POST', `/api/admin/server-templates/${encodeURIComponent(id)}/bundles`, {
    query: { version },
    body: file,
  });
export const moveVersion = (id: string, versionId: string, verb: 'release' | 'withdraw') =>
  answerOf(
    api.POST(`/api/admin/server-templates/{id}/versions/{version_id}/${verb}`, {
      params: { path: { id, version_id: versionId } },
    }),
  );

export const profilesQuery = queryOptions({
  queryKey: ['admin', 'resource-profiles'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/resource-profiles', { signal }))).items,
});
export const createProfile = (body: ProfileBody) => answerOf(api.POST('/api/admin/resource-profiles', { body }));
export const saveProfile = (id: string, body: ProfileBody) =>
  answerOf(api.PUT('/api/admin/resource-profiles/{id}', { ...at(id), body }));
export const removeProfile = (id: string) => answerOf(api.DELETE('/api/admin/resource-profiles/{id}', at(id)));

// Instances

/** They move by themselves: stopped, restarted and mended by a loop. */
const INSTANCES_EVERY_MS = 15_000;
const MOVING_EVERY_MS = 2_000;

type InstanceFilter = {
  pool_id?: string | undefined;
  state?: InstanceState | undefined;
  in_trouble?: 'true' | undefined;
  /** An order, or the beginning of an e-mail address or host. */
  q?: string | undefined;
};

export const instancesQuery = (filter: InstanceFilter) =>
  infiniteQueryOptions({
    ...pagesOf(['admin', 'instances', 'list', filter], (paging, signal) =>
      answerOf(api.GET('/api/admin/instances', { params: { query: { ...textOrNothing(filter), ...paging } }, signal })),
    ),
    refetchInterval: INSTANCES_EVERY_MS,
  });
export const instanceQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'instances', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/instances/{id}', { ...at(id), signal })),
    refetchInterval: ({ state: { data } }) => (data && isMoving(data) ? MOVING_EVERY_MS : INSTANCES_EVERY_MS),
  });

function isMoving({ operation, status, observed_state }: Instance): boolean {
  if (operation !== null || ['setting_up', 'starting', 'ending'].includes(status)) return true;
  return status === 'stopped' && observed_state === 'running';
}

/** @throws Problem NOT_NOW, OPERATION_RUNNING */
export const actOnInstance = (id: string, action: 'start' | 'stop' | 'restart' | 'backup') =>
  answerOf(api.POST(`/api/admin/instances/{id}/${action}`, at(id)));
/** @throws Problem NO_NEWER_VERSION, NOT_NOW, OPERATION_RUNNING */
export const upgradeInstance = (id: string, versionId: string) =>
  answerOf(api.POST('/api/admin/instances/{id}/upgrade', { ...at(id), body: { version_id: versionId } }));
export const restoreBackup = (id: string, backupId: string) =>
  answerOf(
    api.POST('/api/admin/instances/{id}/backups/{backup_id}/restore', {
      params: { path: { id, backup_id: backupId } },
    }),
  );
/** For operators: read when they ask, since what an application writes may be its customer's. */
export const readInstanceLog = async (id: string) =>
  (await answerOf(api.GET('/api/admin/instances/{id}/logs', at(id)))).text;

const domainsQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'instances', 'domains', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/admin/instances/{id}/domains', { ...at(id), signal })),
  });
const domainAt = (id: string, domainId: string) => ({ params: { path: { id, domain_id: domainId } } });
/** The names of an instance, for the team. */
export const domainsOfInstance = (id: string): DomainDesk => ({
  query: domainsQuery(id),
  add: (host) => answerOf(api.POST('/api/admin/instances/{id}/domains', { ...at(id), body: { host } })),
  check: (domainId) =>
    answerOf(api.POST('/api/admin/instances/{id}/domains/{domain_id}/check', domainAt(id, domainId))),
  remove: (domainId) => answerOf(api.DELETE('/api/admin/instances/{id}/domains/{domain_id}', domainAt(id, domainId))),
});

export const orphansQuery = queryOptions({
  queryKey: ['admin', 'instances', 'orphans'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/admin/instance-orphans', { signal }))).items,
  refetchInterval: INSTANCES_EVERY_MS,
});
/** Removes it with its data; the worker that looks at its pool does so. */
export const destroyOrphan = ({ pool, instance_key }: Orphan) =>
  answerOf(api.POST('/api/admin/instance-orphans/destroy', { body: { pool_id: pool.id, instance_key } }));

// Who waits for room

/** With each line that is waited in, whatever page is asked for. */
export const waitingListQuery = ({ product_id }: { product_id?: string | undefined }) =>
  infiniteQueryOptions(
    pagesOf(['admin', 'waiting-list', { product_id }], (paging, signal) =>
      answerOf(
        api.GET('/api/admin/waiting-list', {
          params: { query: { ...textOrNothing({ product_id }), ...paging } },
          signal,
        }),
      ),
    ),
  );
