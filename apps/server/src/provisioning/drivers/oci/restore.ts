import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import type { DriverAnswer } from '../../instance-driver.ts';
import { DONE, failed } from '../answers.ts';
import { unpackFolder, whyNotRestore } from '../archive.ts';
import { isMissing, unless } from './engine.ts';
import type { Errand } from './errand.ts';
import { lookUp, tidyUp } from './look-up.ts';
import { mountPoint } from './names.ts';
import { takePlace } from './take-place.ts';
import { makeVolume, userOf } from './volumes.ts';

/**
 * Puts the data of a backup in the place of an instance's own: into new volumes, for a new container that then takes the
 * place of the old one. Until that moment nothing of the old one is touched, wherever it may be broken off.
 */
export async function restore(errand: Errand, instanceKey: string, source: string): Promise<DriverAnswer> {
  await tidyUp(errand, instanceKey);
  const found = await lookUp(errand, instanceKey);
  if (!found) return failed('INSTANCE_ABSENT', 'the engine has no such container');
  const { spec } = found;
  const unreadable = await whyNotRestore(source, spec.dataFolders.length);
  if (unreadable) return unreadable;

  const turn = errand.clock.now().getTime().toString(36);
  const volumes: Record<string, string> = {};
  for (const folder of spec.dataFolders) volumes[folder] = await makeVolume(errand, spec, folder, turn);
  const prepare = (containerId: string) => fillFolders(errand, containerId, spec.dataFolders, source);
  const become = found.standing === 'running' || found.standing === 'suspended' ? found.standing : 'stopped';
  await takePlace(errand, found, { spec, volumes, become, prepare });
  for (const name of Object.values(found.volumes)) {
    await unless(isMissing, errand.engine.getVolume(name).remove());
  }
  return DONE;
}

async function fillFolders(errand: Errand, containerId: string, folders: string[], source: string): Promise<void> {
  const container = errand.engine.getContainer(containerId);
  for (const [place, folder] of folders.entries()) {
    const archive = pack();
    await Promise.all([
      container.putArchive(Readable.from(archive), { path: mountPoint(folder) }),
      unpackFolder(source, place, archive, { user: userOf(errand.config.user), withTop: true }).catch(
        (error: unknown) => {
          archive.destroy(error instanceof Error ? error : new Error(String(error)));
          throw error;
        },
      ),
    ]);
  }
}
