import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { pagesOf } from './pages.ts';
import type { components } from './schema.gen.ts';

// A customer's own installations. What changes one answers with it as it is then.

type Schemas = components['schemas'];
export type Installation = Schemas['Installation'];
export type InstallationDetail = Schemas['InstallationDetail'];
export type InstallationBackup = Schemas['InstanceBackup'];
export type InstallationDomain = Schemas['InstallationDomain'];
export type InstallationOperation = InstallationDetail['operations'][number];

export const myInstallationsQuery = infiniteQueryOptions(
  pagesOf(['me', 'installations', 'list'], (paging, signal) =>
    answerOf(api.GET('/api/me/installations', { params: { query: paging }, signal })),
  ),
);

export const myInstallationQuery = (id: string) =>
  queryOptions({
    queryKey: ['me', 'installations', 'one', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/me/installations/{id}', { ...at(id), signal })),
  });

const at = (id: string) => ({ params: { path: { id } } });
const backupAt = (id: string, backupId: string) => ({ params: { path: { id, backup_id: backupId } } });

/** @throws Problem NOT_NOW, OPERATION_RUNNING when it has moved on meanwhile. */
export const actOnInstallation = (id: string, action: 'start' | 'stop' | 'restart' | 'backup' | 'upgrade') =>
  answerOf(api.POST(`/api/me/installations/{id}/${action}`, at(id)));
/** Puts a backup in place of the present data, of which another backup is made first. */
export const restoreBackup = (id: string, backupId: string) =>
  answerOf(api.POST('/api/me/installations/{id}/backups/{backup_id}/restore', backupAt(id, backupId)));
/** Makes a link to a backup that works for ten minutes. */
export const linkBackup = (id: string, backupId: string) =>
  answerOf(api.POST('/api/me/installations/{id}/backups/{backup_id}/link', backupAt(id, backupId)));
/** Shows a value that was generated for it. */
export const revealInstallationSecret = (id: string, name: string) =>
  answerOf(api.POST('/api/me/installations/{id}/secrets/{name}/reveal', { params: { path: { id, name } } }));

// The names under which it is found. What changes one answers with all of them.

const domainsQuery = (id: string) =>
  queryOptions({
    queryKey: ['me', 'installations', 'domains', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/me/installations/{id}/domains', { ...at(id), signal })),
  });
const domainAt = (id: string, domainId: string) => ({ params: { path: { id, domain_id: domainId } } });

/** What can be seen of the names of one installation, and done about them, by whoever it is. */
export type DomainDesk = {
  query: ReturnType<typeof domainsQuery>;
  /** @throws Problem DOMAIN_REFUSED, DOMAIN_TAKEN with the reason at `host`. */
  add(host: string): Promise<{ items: InstallationDomain[] }>;
  /** Has its records looked at now. */
  check(domainId: string): Promise<{ items: InstallationDomain[] }>;
  remove(domainId: string): Promise<{ items: InstallationDomain[] }>;
};

/** For its customer. */
export const domainsOfInstallation = (id: string): DomainDesk => ({
  query: domainsQuery(id),
  add: (host) => answerOf(api.POST('/api/me/installations/{id}/domains', { ...at(id), body: { host } })),
  check: (domainId) =>
    answerOf(api.POST('/api/me/installations/{id}/domains/{domain_id}/check', domainAt(id, domainId))),
  remove: (domainId) => answerOf(api.DELETE('/api/me/installations/{id}/domains/{domain_id}', domainAt(id, domainId))),
});
