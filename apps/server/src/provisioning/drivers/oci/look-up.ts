import type Docker from 'dockerode';
import { isMissing, unless } from './engine.ts';
import type { Errand } from './errand.ts';
import { type ImageSpec, readKeptSpec } from './kept-spec.ts';
import { engineName, LABEL, mountPoint, nextName, type Whose } from './names.ts';
import { type Standing, standingOf } from './standing.ts';

/** An instance's container as the engine shows it. */
export type Found = {
  id: string;
  spec: ImageSpec;
  name: string;
  /** The engine's own word: created, running, paused, exited, … */
  status: string;
  standing: Standing;
  exitCode: number;
  killedForMemory: boolean;
  /** Where its port is published, once it runs. */
  publishedAt: { address: string; port: number } | null;
  /** Names of its volumes by data folder. */
  volumes: Record<string, string>;
};

/** An instance has one container, and beside it the one that is to take its place; carriers are never started. */
async function containersOf(engine: Docker, whose: Whose) {
  const labelled = await engine.listContainers({
    all: true,
    filters: { label: [`${LABEL.instanceKey}=${whose.instanceKey}`] },
  });
  const ours = labelled.filter(({ Labels }) => Labels[LABEL.owner] === whose.owner);
  const isNext = ({ Names }: { Names: string[] }) => Names.includes(`/${nextName(whose)}`);
  const instances = ours.filter(({ Labels }) => Labels[LABEL.spec] !== undefined);
  return {
    own: instances.find((one) => !isNext(one)),
    next: instances.find(isNext),
    carriers: ours.filter(({ Labels }) => Labels[LABEL.spec] === undefined),
  };
}

/**
 * Finds an instance's container, by label, since a name says nothing of whose it is.
 *
 * The place is taken in this order: make the next one ready, remove the old one, give the next one the name. So beside
 * the old one, a next one is unfinished work of a process that died; alone, it is the instance.
 */
export async function lookUp(errand: Errand, instanceKey: string): Promise<Found | null> {
  const { engine, config } = errand;
  const whose = { owner: config.owner, instanceKey };
  const { own, next } = await containersOf(engine, whose);
  const shown = own ?? next;
  return shown ? await inspect(engine, shown.Id) : null;
}

/**
 * Ends what a process that died began: a next container that was finished gets its name, an unfinished one goes, with
 * the volumes that were made for it alone.
 */
export async function tidyUp(errand: Errand, instanceKey: string): Promise<void> {
  const { engine, config } = errand;
  const whose = { owner: config.owner, instanceKey };
  const { own, next, carriers } = await containersOf(engine, whose);
  // Beside a container that was never started, a carrier may be at work for another process.
  const isBegun = own && standingOf(own.State, own.Labels) !== 'new';
  for (const { Id } of isBegun ? carriers : []) {
    await unless(isMissing, engine.getContainer(Id).remove({ force: true }));
  }
  if (!next) return;
  if (!own) {
    await engine.getContainer(next.Id).rename({ name: engineName(whose) });
    return;
  }
  const kept = Object.values((await inspect(engine, own.Id))?.volumes ?? {});
  const unfinished = await inspect(engine, next.Id);
  await unless(isMissing, engine.getContainer(next.Id).remove({ force: true }));
  for (const name of Object.values(unfinished?.volumes ?? {}).filter((one) => !kept.includes(one))) {
    await unless(isMissing, engine.getVolume(name).remove());
  }
}

async function inspect(engine: Docker, id: string): Promise<Found | null> {
  const seen = await engine
    .getContainer(id)
    .inspect()
    .catch((error: unknown) => {
      if (isMissing(error)) return null; // gone between the list and the look
      throw error;
    });
  if (!seen) return null;
  const spec = readKeptSpec(seen.Config.Labels[LABEL.spec], seen.Config.Env ?? []);
  const published = seen.NetworkSettings.Ports?.[`${spec.port}/tcp`]?.[0];
  return {
    id: seen.Id,
    spec,
    name: seen.Name.replace(/^\//, ''),
    status: seen.State.Status,
    standing: standingOf(seen.State.Status, seen.Config.Labels),
    exitCode: seen.State.ExitCode,
    killedForMemory: seen.State.OOMKilled,
    publishedAt: published ? { address: published.HostIp, port: Number(published.HostPort) } : null,
    volumes: volumesByFolder(spec, seen.Mounts),
  };
}

function volumesByFolder(spec: ImageSpec, mounts: { Name?: string | undefined; Destination: string }[]) {
  const named = spec.dataFolders.flatMap((folder) => {
    const name = mounts.find((mount) => mount.Destination === mountPoint(folder))?.Name;
    return name === undefined ? [] : [[folder, name] as const];
  });
  return Object.fromEntries(named);
}
