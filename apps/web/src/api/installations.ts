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

export const installationDomainsQuery = (id: string) =>
  queryOptions({
    queryKey: ['me', 'installations', 'domains', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/me/installations/{id}/domains', { ...at(id), signal })),
  });
const domainAt = (id: string, domainId: string) => ({ params: { path: { id, domain_id: domainId } } });
/** @throws Problem DOMAIN_REFUSED, DOMAIN_TAKEN with the reason at `host`. */
export const addDomain = (id: string, host: string) =>
  answerOf(api.POST('/api/me/installations/{id}/domains', { ...at(id), body: { host } }));
/** Has its records looked at now. */
export const checkDomain = (id: string, domainId: string) =>
  answerOf(api.POST('/api/me/installations/{id}/domains/{domain_id}/check', domainAt(id, domainId)));
export const removeDomain = (id: string, domainId: string) =>
  answerOf(api.DELETE('/api/me/installations/{id}/domains/{domain_id}', domainAt(id, domainId)));
