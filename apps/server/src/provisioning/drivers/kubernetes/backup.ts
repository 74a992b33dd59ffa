import { rename, rm } from 'node:fs/promises';
import type { BackupFile, DriverAnswer } from '../../instance-driver.ts';
import { failed } from '../answers.ts';
import { packFolder, writeBackup } from '../archive.ts';
import { withCarrier } from './carrier.ts';
import { ABSENT, type Errand } from './errand.ts';
import { heldStill } from './hold-still.ts';
import { type Found, lookUp } from './look-up.ts';
import { carriedAt } from './objects/carrier-pod.ts';
import { CommandFailed, runInCarrier } from './run-in-carrier.ts';

/** Writes the data folders of an instance into one file. It is there whole or not at all. */
export async function backUp(errand: Errand, instanceKey: string, target: string): Promise<BackupFile | DriverAnswer> {
  const found = await lookUp(errand, instanceKey);
  if (!found) return ABSENT;
  const unfinished = `${target}.part`;
  try {
    const written = await heldStill(errand, found, 'backup', () =>
      withCarrier(errand, found, () => write(errand, found, unfinished)),
    );
    await rename(unfinished, target);
    return { path: target, ...written };
  } catch (error) {
    if (error instanceof CommandFailed) return failed('BACKUP_FAILED', error.message);
    throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}

function write(errand: Errand, { namespace, spec }: Found, file: string) {
  return writeBackup(file, errand.cluster.signal, async (backup) => {
    for (const place of spec.dataFolders.keys()) {
      await runInCarrier(errand, namespace, ['tar', '-c', '-f', '-', '-C', carriedAt(place), '.'], {
        read: (output) => packFolder(backup, output, place),
      });
    }
  });
}
