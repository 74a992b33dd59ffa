import type { DriverAnswer, InstanceSpec } from '../../instance-driver.ts';
import { busy, DONE, failed } from '../answers.ts';
import { isNameTaken } from './engine.ts';
import type { Errand } from './errand.ts';
import { type ImageSpec, isSameSpec } from './kept-spec.ts';
import { type Found, lookUp, tidyUp } from './look-up.ts';
import { makeContainer } from './make-container.ts';
import { engineName } from './names.ts';
import { ensureNetwork } from './network.ts';
import { reasonOfEnd } from './reason-of-end.ts';
import { nextStart } from './starts.ts';
import { start, takePlace } from './take-place.ts';
import { ensureVolumes } from './volumes.ts';

/** States in which the engine itself is at work on a container. */
const IN_MOTION = ['removing', 'stopping', 'restarting'];

/**
 * Makes an instance what its spec says. Any change makes a new container: Podman cannot change one that is there, and
 * labels cannot be changed on any engine. One that is suspended stays so. One that ended by itself is started anew, with
 * growing pauses and not for ever.
 */
export async function ensure(errand: Errand, spec: InstanceSpec, signal: AbortSignal): Promise<DriverAnswer> {
  if (!isOfImage(spec)) return failed('RELEASE_NOT_AN_IMAGE', `release ${spec.release.version} is a bundle of files`);
  const image = await errand.images.bring(spec.release.image, signal);
  if (image.kind !== 'done') return image;

  await tidyUp(errand, spec.instanceKey);
  await ensureNetwork(errand, spec);
  const found = await lookUp(errand, spec.instanceKey);
  if (!found) return await begin(errand, spec);
  if (IN_MOTION.includes(found.status)) return busy(1);
  if (isSameSpec(found.spec, spec)) return await keepRunning(errand, found);
  const volumes = await ensureVolumes(errand, spec, found.volumes);
  const become = found.standing === 'suspended' ? 'suspended' : 'running';
  await takePlace(errand, found, { spec, volumes, become });
  return DONE;
}

function isOfImage(spec: InstanceSpec): spec is ImageSpec {
  return spec.release.kind === 'image';
}

/** The engine holds a name once: of two processes that begin one instance, one finds it taken. */
async function begin(errand: Errand, spec: ImageSpec): Promise<DriverAnswer> {
  const name = engineName({ owner: errand.config.owner, instanceKey: spec.instanceKey });
  const volumes = await ensureVolumes(errand, spec, {});
  try {
    const id = await makeContainer(errand, { name, spec, volumes, suspended: false });
    await errand.starts.note(name, spec.revision, 0);
    await errand.engine.getContainer(id).start();
    return DONE;
  } catch (error) {
    if (!isNameTaken(error)) throw error;
    if (await lookUp(errand, spec.instanceKey)) return busy(1); // another process made it just now
    return failed('NAME_TAKEN', `a container ${name} is there that is not ours`);
  }
}

async function keepRunning(errand: Errand, found: Found): Promise<DriverAnswer> {
  if (found.standing === 'running' || found.standing === 'suspended') return DONE;
  if (found.standing === 'new') {
    await start(errand, found, 0);
    return DONE;
  }
  const last = await errand.starts.of(found.name, found.spec.revision);
  const next = nextStart(last, errand.clock.now());
  if (next.kind === 'after') return busy(next.seconds);
  if (next.kind === 'never') {
    return failed('CRASH_LOOP', `it was started anew ${last.restarts} times; the last time ${reasonOfEnd(found)}`);
  }
  await start(errand, found, next.restarts);
  return DONE;
}
