import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import type { BackupFile, DriverAnswer } from '../../instance-driver.ts';
import { packFolder } from '../archive.ts';
import { isAlreadySo, openEngine, unless } from './engine.ts';
import { type Errand, failed } from './errand.ts';
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

async function write(errand: Errand, found: Found, file: string, signal: AbortSignal) {
  const archive = pack();
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(null, chunk);
    },
  });
  const writing = pipeline(archive, createGzip({ level: 1 }), measure, createWriteStream(file, { mode: 0o600 }), {
    signal,
  });
  await Promise.all([writing, fill()]);
  return { sizeBytes, sha256: hash.digest('hex') };

  async function fill(): Promise<void> {
    try {
      for (const [place, folder] of found.spec.dataFolders.entries()) {
        const handedOut = await errand.engine.getContainer(found.id).getArchive({ path: mountPoint(folder) });
        await packFolder(archive, handedOut, place);
      }
      archive.finalize();
    } catch (error) {
      archive.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  }
}
