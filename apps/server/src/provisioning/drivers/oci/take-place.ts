import { isAlreadySo, isMissing, isPortTaken, unless } from './engine.ts';
import type { Errand } from './errand.ts';
import type { ImageSpec } from './kept-spec.ts';
import type { Found } from './look-up.ts';
import { makeContainer } from './make-container.ts';
import { engineName, nextName } from './names.ts';
import { handOver } from './volumes.ts';

/** How long an application may take to end by itself. */
export const STOP_GRACE_SECONDS = 10;

/**
 * Puts a new container in the place of an instance's own. The new one is made first: what the engine refuses to make
 * costs no downtime.
 *
 * @param next `become: suspended` does not start it: a version that is to be left behind never meets the data.
 * `prepare` fills the volumes, before anything of the old container is touched.
 */
export async function takePlace(
  errand: Errand,
  old: Found,
  next: {
    spec: ImageSpec;
    volumes: Record<string, string>;
    become: 'running' | 'suspended' | 'stopped';
    restarts?: number;
    prepare?: (containerId: string) => Promise<void>;
  },
): Promise<void> {
  const { engine, config, starts } = errand;
  const { spec, become, volumes } = next;
  const whose = { owner: config.owner, instanceKey: spec.instanceKey };
  const made = { name: nextName(whose), spec, volumes, suspended: become === 'suspended' };
  const id = await makeContainer(errand, made);
  await next.prepare?.(id);

  const before = engine.getContainer(old.id);
  // One that is held still cannot end by itself; it is removed as it stands, as after a power cut.
  if (old.standing === 'running') await unless(isAlreadySo, before.stop({ t: STOP_GRACE_SECONDS }));
  await unless(isMissing, before.remove({ force: true }));
  const container = engine.getContainer(id);
  await container.rename({ name: engineName(whose) });
  if (become !== 'running') return;
  await starts.note(engineName(whose), spec.revision, next.restarts ?? 0);
  await container.start();
}

/**
 * Starts a container that is there. Podman picks the port when it makes one, and somebody else may have taken it since:
 * then it is made anew, with another port.
 *
 * @param restarts see `starts.ts`; 0 for a start that somebody asked for.
 */
export async function start(errand: Errand, found: Found, restarts: number): Promise<void> {
  if (found.standing === 'new')
    await handOver(errand, { instanceKey: found.spec.instanceKey, image: found.spec.release.image }, found.volumes); // who made it may have died before
  try {
    await errand.starts.note(found.name, found.spec.revision, restarts);
    await unless(isAlreadySo, errand.engine.getContainer(found.id).start());
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    await takePlace(errand, found, { ...found, become: 'running', restarts });
  }
}
