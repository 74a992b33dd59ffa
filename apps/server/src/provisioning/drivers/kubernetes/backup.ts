import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import type { BackupFile, DriverAnswer } from '../../instance-driver.ts';
import { packFolder } from '../archive.ts';
import { withCarrier } from './carrier.ts';
import { ABSENT, type Errand, failed } from './errand.ts';
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

async function write(errand: Errand, { namespace, spec }: Found, file: string) {
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
  const sink = createWriteStream(file, { mode: 0o600 });
  const writing = pipeline(archive, createGzip({ level: 1 }), measure, sink, { signal: errand.cluster.signal });
  writing.catch(() => undefined); // whichever of the two fails first is told
  await Promise.all([writing, fill()]);
  return { sizeBytes, sha256: hash.digest('hex') };

  async function fill(): Promise<void> {
    try {
      for (const place of spec.dataFolders.keys()) {
        await runInCarrier(errand, namespace, ['tar', '-c', '-f', '-', '-C', carriedAt(place), '.'], {
          read: (output) => packFolder(archive, output, place),
        });
      }
      archive.finalize();
    } catch (error) {
      archive.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  }
}
