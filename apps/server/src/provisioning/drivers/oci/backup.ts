import { rename, rm } from 'node:fs/promises';
import type { BackupFile, DriverAnswer } from '../../instance-driver.ts';
import { failed } from '../answers.ts';
import { packFolder, writeBackup } from '../archive.ts';
import { isAlreadySo, openEngine, unless } from './engine.ts';
import type { Errand } from './errand.ts';
import { type Found, lookUp, tidyUp } from './look-up.ts';
import { mountPoint } from './names.ts';

/** An errand that was broken off has so long to let the application go on. */
const LET_GO_SECONDS = 10;

/** Writes the data folders of an instance into one file. It is there whole or not at all. */
export async function backUp(
  errand: Errand,
  instanceKey: string,
  target: string,
  signal: AbortSignal,
): Promise<BackupFile | DriverAnswer> {
  await tidyUp(errand, instanceKey);
  const found = await lookUp(errand, instanceKey);
  if (!found) return failed('INSTANCE_ABSENT', 'the engine has no such container');
  const unfinished = `${target}.part`;
  try {
    const written = await heldStill(errand, found, () => write(errand, found, unfinished, signal));
    await rename(unfinished, target);
    return { path: target, ...written };
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function heldStill<Result>(errand: Errand, found: Found, act: () => Promise<Result>): Promise<Result> {
  if (found.standing !== 'running') return await act();
  await unless(isAlreadySo, errand.engine.getContainer(found.id).pause());
  try {
    return await act();
  } finally {
    // Not with the errand's own signal: broken off, it would leave the application frozen.
    const engine = openEngine(errand.config.socket_path, AbortSignal.timeout(LET_GO_SECONDS * 1000));
    await unless(isAlreadySo, engine.getContainer(found.id).unpause());
  }
}

function write(errand: Errand, found: Found, file: string, signal: AbortSignal) {
  return writeBackup(file, signal, async (backup) => {
    for (const [place, folder] of found.spec.dataFolders.entries()) {
      const handedOut = await errand.engine.getContainer(found.id).getArchive({ path: mountPoint(folder) });
      await packFolder(backup, handedOut, place);
    }
  });
}
