import type { V1PersistentVolumeClaim } from '@kubernetes/client-node';
import { failed } from '../answers.ts';
import { Answered, type Errand } from './errand.ts';
import type { KeptSpec } from './kept-spec.ts';
import { FIRST_CLAIM, LABEL } from './names.ts';
import { mebibytesOf } from './quantity.ts';
import { orMissing } from './refusals.ts';

/** A volume as it should be. `diskMb` may be more than was asked for: volumes do not shrink. */
export type Volume = { name: string; diskMb: number; storageClass: string | undefined };

/**
 * Finds the volume that an instance is to have.
 *
 * @param mounted by the instance now: that one stays, whatever else is there.
 * @throws Answered DISK_CANNOT_GROW, before anything is changed
 */
export async function volumeFor(
  errand: Errand,
  namespace: string,
  spec: KeptSpec,
  mounted: string | undefined,
): Promise<Volume> {
  const held = await claimsIn(errand, namespace);
  // A restore that was cut off left a younger one, which holds no whole backup.
  const own = held.find(({ metadata }) => metadata?.name === mounted) ?? held[0];
  if (!own) {
    return { name: FIRST_CLAIM, diskMb: spec.limits.diskMb, storageClass: errand.config.storage_class };
  }
  const hasMb = mebibytesOf(own.spec?.resources?.requests?.storage);
  const storageClass = own.spec?.storageClassName;
  if (spec.limits.diskMb > hasMb) await mayGrow(errand, storageClass, hasMb, spec.limits.diskMb);
  return { name: own.metadata?.name ?? FIRST_CLAIM, diskMb: Math.max(hasMb, spec.limits.diskMb), storageClass };
}

async function mayGrow(errand: Errand, storageClass: string | undefined, hasMb: number, wantsMb: number) {
  const found = storageClass && (await orMissing(errand.cluster.storage.readStorageClass({ name: storageClass })));
  if (found && found.allowVolumeExpansion === true) return;
  const reason = `its volume has ${hasMb} MiB and cannot grow to ${wantsMb} MiB: storage class ${storageClass ?? '(none)'} does not allow it`;
  throw new Answered(failed('DISK_CANNOT_GROW', reason));
}

/** Removes what a restore left over, cut off or not. The cluster keeps one that is still mounted until it is not. */
export async function removeOtherVolumes(errand: Errand, namespace: string, kept: string): Promise<void> {
  for (const { metadata } of await claimsIn(errand, namespace)) {
    const name = metadata?.name;
    if (name === undefined || name === kept || metadata?.deletionTimestamp) continue;
    await orMissing(errand.cluster.core.deleteNamespacedPersistentVolumeClaim({ name, namespace }));
  }
}

/** The oldest first. */
async function claimsIn({ cluster, config }: Errand, namespace: string): Promise<V1PersistentVolumeClaim[]> {
  const { items } = await cluster.core.listNamespacedPersistentVolumeClaim({
    namespace,
    labelSelector: `${LABEL.owner}=${config.owner}`,
  });
  const born = ({ metadata }: V1PersistentVolumeClaim) => metadata?.creationTimestamp?.getTime() ?? 0;
  return items.toSorted((one, other) => born(one) - born(other));
}
