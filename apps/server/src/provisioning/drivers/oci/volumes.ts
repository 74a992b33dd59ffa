import { Readable } from 'node:stream';
import type { MountConfig } from 'dockerode';
import { pack } from 'tar-stream';
import type { Errand } from './errand.ts';
import { carrierName, LABEL, mountPoint, volumeName, type Whose } from './names.ts';

/** Volumes of an instance, on the engine now, the newest first. */
async function volumesOf({ engine }: Errand, whose: Whose) {
  const { Volumes } = await engine.listVolumes({ filters: { label: [`${LABEL.instanceKey}=${whose.instanceKey}`] } });
  return Volumes.filter((volume) => volume.Labels?.[LABEL.owner] === whose.owner).toSorted((one, other) =>
    createdAt(other).localeCompare(createdAt(one)),
  );
}

/** Docker and Podman say when; the types of dockerode do not know. */
function createdAt(volume: object): string {
  return 'CreatedAt' in volume && typeof volume.CreatedAt === 'string' ? volume.CreatedAt : '';
}

/**
 * Finds or makes a volume for each data folder.
 *
 * @param mounted by the instance now: those stay, whatever else is there.
 * @returns names by data folder.
 */
export async function ensureVolumes(
  errand: Errand,
  instance: { instanceKey: string; instanceId: string; dataFolders: string[] },
  mounted: Record<string, string>,
): Promise<Record<string, string>> {
  const whose = { owner: errand.config.owner, instanceKey: instance.instanceKey };
  const held = await volumesOf(errand, whose);
  const named: Record<string, string> = {};
  for (const folder of instance.dataFolders) {
    const name = mounted[folder] ?? held.find((volume) => volume.Labels?.[LABEL.dataFolder] === folder)?.Name;
    named[folder] = name ?? (await makeVolume(errand, instance, folder, ''));
  }
  return named;
}

/** @param turn see `volumeName`. */
export async function makeVolume(
  { engine, config }: Errand,
  { instanceKey, instanceId }: { instanceKey: string; instanceId: string },
  folder: string,
  turn: string,
): Promise<string> {
  const name = volumeName({ owner: config.owner, instanceKey }, folder, turn);
  await engine.createVolume({
    Name: name,
    Labels: {
      [LABEL.owner]: config.owner,
      [LABEL.instanceKey]: instanceKey,
      [LABEL.instanceId]: instanceId,
      [LABEL.dataFolder]: folder,
    },
  });
  return name;
}

/**
 * Gives the data folders to the user inside, since engines make volumes as root's. Nothing in them is touched.
 *
 * An engine changes the owner of a mounted folder only from above it, and Docker lets nobody write above it where the
 * root is read-only. So it is done through a container that is never started and has a root that can be written. One
 * that a process left behind when it died is removed by `tidyUp`.
 */
export async function handOver(
  { engine, config }: Pick<Errand, 'engine' | 'config'>,
  instance: { instanceKey: string; image: string },
  volumes: Record<string, string>,
): Promise<void> {
  const whose = { owner: config.owner, instanceKey: instance.instanceKey };
  const carrier = await engine.createContainer({
    name: carrierName(whose),
    Image: instance.image,
    Labels: { [LABEL.owner]: config.owner, [LABEL.instanceKey]: instance.instanceKey },
    HostConfig: { NetworkMode: 'none', Mounts: mountsOf(volumes) },
  });
  const archive = pack();
  for (const folder of Object.keys(volumes)) {
    archive.entry({ name: `${mountPoint(folder).slice(1)}/`, type: 'directory', mode: 0o700, ...userOf(config.user) });
  }
  archive.finalize();
  await carrier.putArchive(Readable.from(archive), { path: '/' });
  await carrier.remove({ force: true });
}

/** @param volumes names by data folder. */
export function mountsOf(volumes: Record<string, string>): MountConfig {
  return Object.entries(volumes).map(([folder, name]) => ({
    Type: 'volume',
    Source: name,
    Target: mountPoint(folder),
  }));
}

/** @param user as configured, `uid:gid`. */
export function userOf(user: string): { uid: number; gid: number } {
  const [uid, gid] = user.split(':').map(Number);
  return { uid: uid ?? 0, gid: gid ?? 0 };
}
