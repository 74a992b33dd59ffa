import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packRelease, RELEASE_VERSIONS, type ReleaseVersion } from '@vozex/sample-app';
import type { ApiClient } from '../api-client.ts';

/** What one installation may use; small and large are also the plans that are sold. */
const PROFILES = [
  { name: 'small', title: 'Small', cpu_millis: 500, memory_mb: 192, disk_mb: 64, pids: 64 },
  { name: 'large', title: 'Large', cpu_millis: 1_000, memory_mb: 384, disk_mb: 256, pids: 64 },
];

/** This machine. Weak isolation is allowed: what runs here is the sample application, for whoever sits before it. */
const POOL = {
  name: 'this-machine',
  title: 'This machine',
  driver: 'process',
  config: { allow_weak_isolation: true, stop_with_vozex: true },
  labels: { region: 'here' },
  instances_max: 40,
  cpu_millis: 40_000,
  memory_mb: 15_360,
  disk_mb: 10_240,
};

const TEMPLATE = {
  name: 'guestbook',
  title: 'Guestbook',
  kind: 'bundle',
  health_path: '/healthz',
  data_folders: ['data'],
  environment: [{ name: 'ADMIN_TOKEN', kind: 'generated', shown_to_customer: true }],
};

/** Migrates the data and never gets well: for trying an upgrade that comes back, and for nobody to get new. */
const BROKEN_RELEASE: ReleaseVersion = '3.0.0';

type Named = { id: string; name: string };
type Template = Named & { versions: { id: string; version: string; status: 'released' | 'withdrawn' }[] };

/** What dedicated instances need: profiles, a pool, and the guestbook with its releases. Adds what is missing. */
export async function seedInstances(owner: ApiClient): Promise<void> {
  for (const profile of PROFILES) await addMissing(owner, '/api/admin/resource-profiles', profile);
  await addMissing(owner, '/api/admin/pools', POOL);
  await addMissing(owner, '/api/admin/server-templates', TEMPLATE);
  const { id, versions } = await guestbookTemplate(owner);
  const missing = RELEASE_VERSIONS.filter((version) => !versions.some((one) => one.version === version));
  for (const version of missing) await addRelease(owner, id, version);
  if (missing.includes(BROKEN_RELEASE)) await (await guestbookVersions(owner)).withdraws(BROKEN_RELEASE);
}

async function addMissing(owner: ApiClient, path: string, one: { name: string }): Promise<void> {
  const { items } = await owner.get<{ items: Named[] }>(path);
  if (!items.some(({ name }) => name === one.name)) await owner.post(path, one);
}

async function guestbookTemplate(owner: ApiClient): Promise<Template> {
  const { items } = await owner.get<{ items: Template[] }>('/api/admin/server-templates');
  const template = items.find(({ name }) => name === TEMPLATE.name);
  if (!template) throw new Error('the shop has no template of the guestbook');
  return template;
}

async function addRelease(owner: ApiClient, templateId: string, version: ReleaseVersion): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vozex-release-'));
  try {
    const { path, sha256 } = await packRelease(version, folder);
    const at = `/api/admin/server-templates/${templateId}/bundles?version=${version}`;
    const headers = { 'x-content-sha256': sha256 };
    const { status, body } = await owner.ask('POST', at, undefined, { bytes: await readFile(path), headers });
    if (status !== 201) throw new Error(`${version} could not be uploaded: ${status} ${JSON.stringify(body)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The guestbook's releases in the shop's hands: the newest released one is what a new installation gets. */
export type GuestbookVersions = {
  idOf(version: ReleaseVersion): string;
  releases(version: ReleaseVersion): Promise<void>;
  withdraws(version: ReleaseVersion): Promise<void>;
};

/** @param owner of the admin API. */
export async function guestbookVersions(owner: ApiClient): Promise<GuestbookVersions> {
  const { id, versions } = await guestbookTemplate(owner);
  const idOf = (version: ReleaseVersion) => {
    const found = versions.find((one) => one.version === version);
    if (!found) throw new Error(`the guestbook has no release ${version}`);
    return found.id;
  };
  const move = (version: ReleaseVersion, verb: 'release' | 'withdraw') =>
    owner.post<void>(`/api/admin/server-templates/${id}/versions/${idOf(version)}/${verb}`);
  return {
    idOf,
    releases: (version) => move(version, 'release'),
    withdraws: (version) => move(version, 'withdraw'),
  };
}
