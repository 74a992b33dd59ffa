import { createHash } from 'node:crypto';
import type { Equipment, Preparation } from '../../catalog/index.ts';
import type { Db } from '../../kernel/database.ts';
import type { PoolSelector } from '../placement/store.ts';
import { type ProfileRow, readNamed, type TemplateRow, versionsOf } from './store.ts';

/** Ports and users of a pool that stands for minutes, away from those of pools that stay; one of many ranges. */
const PORTS_FROM = 50_000;
const PORTS_TO = 64_000;
const PORTS = 100;
const UIDS_FROM = 1_900_000_000;

/** A rehearsal has two installations at a time at most. */
const INSTANCES_MAX = 4;

/**
 * What a shop without anything must be given to run this application: its profiles, the template with the release that a
 * new buyer would get, and a pool on its own machine. An image needs an engine that belongs to the shop, and its pools
 * count what is sold: only bundles can be brought along.
 */
export async function bringInstancesAlong(
  db: Db,
  wanted: { template: string; profiles: string[]; pool: PoolSelector },
): Promise<Equipment> {
  const template = await readNamed(db, 'server_templates', { name: wanted.template });
  if (!template) return { possible: false, reason: `There is no server template "${wanted.template}".` };
  if (template.kind !== 'bundle') {
    const reason = `"${template.title}" runs as an image, on an engine that a rehearsal may not use: it counts what is sold. Buy one yourself to try it.`;
    return { possible: false, reason };
  }
  const newest = (await versionsOf(db, [template.id])).find(({ status }) => status === 'released');
  if (!newest) return { possible: false, reason: `"${template.title}" has no released version.` };
  const profiles = await Promise.all(wanted.profiles.map((name) => readNamed(db, 'resource_profiles', { name })));
  const there = profiles.filter((profile) => profile !== undefined);
  return {
    possible: true,
    preparations: [
      ...there.map(profilePreparation),
      poolPreparation(wanted.pool, there),
      { path: '/api/admin/server-templates', body: templateBody(template), as: 'template' },
      {
        path: `/api/admin/server-templates/{template}/bundles?version=${encodeURIComponent(newest.version)}`,
        stored: { key: newest.storage_key ?? '', sha256: newest.sha256 ?? '' }, // because a bundle has both
      },
    ],
  };
}

function profilePreparation({ name, title, cpu_millis, memory_mb, disk_mb, pids }: ProfileRow): Preparation {
  return { path: '/api/admin/resource-profiles', body: { name, title, cpu_millis, memory_mb, disk_mb, pids } };
}

function templateBody(template: TemplateRow): Record<string, unknown> {
  const { name, title, kind, health_path, port, data_folders, environment } = template;
  return { name, title, kind, health_path, port, data_folders, environment };
}

function poolPreparation({ name, labels }: PoolSelector, profiles: ProfileRow[]): Preparation {
  const most = (amount: 'cpu_millis' | 'memory_mb' | 'disk_mb') =>
    INSTANCES_MAX * Math.max(1, ...profiles.map((profile) => profile[amount]));
  const digest = createHash('sha256').update(JSON.stringify(labels)).digest();
  const range = digest.readUInt16BE(0) % Math.floor((PORTS_TO - PORTS_FROM) / PORTS);
  return {
    path: '/api/admin/pools',
    body: {
      name: name ?? `rehearsal-${digest.toString('hex').slice(0, 8)}`,
      title: 'Rehearsal',
      driver: 'process',
      // Nobody else's data is in it, and it is ended with the rehearsal.
      config: {
        allow_weak_isolation: true,
        stop_with_vozex: true,
        ports_from: PORTS_FROM + range * PORTS,
        ports: PORTS,
        uid_from: UIDS_FROM,
      },
      labels,
      instances_max: INSTANCES_MAX,
      cpu_millis: most('cpu_millis'),
      memory_mb: most('memory_mb'),
      disk_mb: most('disk_mb'),
    },
  };
}
