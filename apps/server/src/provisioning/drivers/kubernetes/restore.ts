import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import type { DriverAnswer } from '../../instance-driver.ts';
import { DONE, failed } from '../answers.ts';
import { unpackFolder, whyNotRestore } from '../archive.ts';
import { apply } from './apply.ts';
import { withCarrier } from './carrier.ts';
import { ABSENT, type Errand } from './errand.ts';
import { heldStill } from './hold-still.ts';
import { lookUp } from './look-up.ts';
import { nextClaim } from './names.ts';
import { carriedAt } from './objects/carrier-pod.ts';
import { claim } from './objects/claim.ts';
import { userOf } from './objects/pod-parts.ts';
import { statefulSet } from './objects/stateful-set.ts';
import { CommandFailed, runInCarrier } from './run-in-carrier.ts';
import { removeOtherVolumes, volumeFor } from './volume.ts';

/**
 * Puts the data of a backup in the place of an instance's own: into a new volume, which the instance then mounts. Until
 * that moment nothing of the old one is touched, wherever it may be broken off.
 */
export async function restore(errand: Errand, instanceKey: string, source: string): Promise<DriverAnswer> {
  const found = await lookUp(errand, instanceKey);
  if (!found) return ABSENT;
  const { spec, namespace } = found;
  const unreadable = await whyNotRestore(source, spec.dataFolders.length);
  if (unreadable) return unreadable;

  const old = await volumeFor(errand, namespace, spec, found.claim);
  await removeOtherVolumes(errand, namespace, old.name); // the quota has room for one beside it
  const fresh = { ...old, name: nextClaim() };
  try {
    await heldStill(errand, found, 'restore', async () => {
      await apply(errand, claim(errand.config, spec, fresh));
      await withCarrier(errand, { namespace, spec, claim: fresh.name }, () => fill(errand, namespace, source, spec));
      await apply(errand, statefulSet(errand.config, spec, fresh.name));
    });
  } catch (error) {
    await removeOtherVolumes(
      errand.afterwards(CLEAR_SECONDS),
      namespace,
      await claimNow(errand, instanceKey, old.name),
    );
    if (error instanceof CommandFailed) return failed('RESTORE_FAILED', error.message);
    throw error;
  }
  await removeOtherVolumes(errand, namespace, fresh.name);
  return DONE;
}

/** A restore that was broken off has so long to take away what it had begun. */
const CLEAR_SECONDS = 30;

/** The answer to the last step may have been lost: what is mounted is asked, not assumed. */
async function claimNow(errand: Errand, instanceKey: string, otherwise: string): Promise<string> {
  const found = await lookUp(errand.afterwards(CLEAR_SECONDS), instanceKey);
  return found?.claim ?? otherwise;
}

async function fill(errand: Errand, namespace: string, source: string, spec: { dataFolders: string[] }): Promise<void> {
  const user = userOf(errand.config);
  const folder = (place: number): Readable => {
    const archive = pack();
    unpackFolder(source, place, archive, { user, withTop: false }).catch((error: unknown) => {
      archive.destroy(error instanceof Error ? error : new Error(String(error)));
    });
    return Readable.from(archive);
  };
  for (const place of spec.dataFolders.keys()) {
    // The folder itself is the volume's own, and not ours to change. Written twice, counted the first time: so the other end knows when it has read all of it.
    let bytes = 0;
    for await (const chunk of folder(place)) bytes += (chunk as Buffer).length;
    const unpack = `head -c ${bytes} | tar -x -f - -C ${carriedAt(place)}`;
    await runInCarrier(errand, namespace, ['sh', '-c', unpack], { input: folder(place) });
  }
}
