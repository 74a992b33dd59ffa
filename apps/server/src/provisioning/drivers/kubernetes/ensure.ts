import type { DriverAnswer, InstanceSpec } from '../../instance-driver.ts';
import { DONE, failed } from '../answers.ts';
import { apply } from './apply.ts';
import { copyRegistrySecret } from './copy-registry-secret.ts';
import type { Errand } from './errand.ts';
import { letGo } from './hold-still.ts';
import { type ImageSpec, keptSpec } from './kept-spec.ts';
import { lookInto, namespaceOfOurs } from './look-up.ts';
import { namespaceOf } from './names.ts';
import { claim } from './objects/claim.ts';
import { statefulSet } from './objects/stateful-set.ts';
import { surroundings } from './objects/surroundings.ts';
import { removal } from './removal.ts';
import { verdict } from './verdict.ts';
import { removeOtherVolumes, volumeFor } from './volume.ts';

/**
 * Makes an instance what its spec says, by saying all of it: the cluster finds out what that changes. A pod of another
 * spec is replaced by its controller. One that is suspended stays so; one that was held still by a process that died is
 * let go.
 */
export async function ensure(errand: Errand, spec: InstanceSpec): Promise<DriverAnswer> {
  if (!isOfImage(spec)) return failed('RELEASE_NOT_AN_IMAGE', `release ${spec.release.version} is a bundle of files`);
  const { config } = errand;
  const kept = keptSpec(spec);
  const namespace = namespaceOf({ config, instanceKey: spec.instanceKey });
  const before = await namespaceOfOurs(errand, spec.instanceKey);
  if (before?.metadata?.deletionTimestamp) return removal(before, errand.clock.now());

  const found = before && (await lookInto(errand, namespace));
  const volume = await volumeFor(errand, namespace, kept, found?.claim);
  for (const object of surroundings(config, spec, volume.diskMb)) await apply(errand, object);
  await copyRegistrySecret(errand, kept);
  await apply(errand, claim(config, kept, volume));
  await apply(errand, statefulSet(config, kept, volume.name));
  if (found) await removeOtherVolumes(errand, namespace, volume.name);
  if (found?.heldFor) await letGo(errand, namespace);
  if (found?.replicas === 0 && !found.heldFor) return DONE;
  return await verdict(errand, namespace);
}

function isOfImage(spec: InstanceSpec): spec is ImageSpec {
  return spec.release.kind === 'image';
}
