import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { lchown, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BackupFile } from '../../instance-driver.ts';
import type { Home } from './home.ts';

const run = promisify(execFile);

/** Counting the files of a data folder takes no longer than this, or it is left for the next time. */
const COUNT_MS_MAX = 20_000;

/** Bytes on disk of the data and of what an application wrote aside. @returns null when it cannot be told now. */
export async function diskBytes(home: Home): Promise<number | null> {
  const folders = [home.data, home.temporary].filter(existsSync);
  if (folders.length === 0) return 0;
  try {
    const { stdout } = await run('du', ['-sk', ...folders], { timeout: COUNT_MS_MAX });
    return stdout.split('\n').reduce((sum, line) => sum + (Number.parseInt(line, 10) || 0) * 1_024, 0);
  } catch {
    return null; // files that vanish under its eyes make du fail
  }
}

/** Gives a folder with all that is in it to a user. Links are given themselves, and never followed. */
export async function giveTo(path: string, uid: number): Promise<void> {
  await lchown(path, uid, uid);
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) await giveTo(inside, uid);
    else await lchown(inside, uid, uid);
  }
}

/**
 * Writes the data folders into one tar.gz at `target`: whole or not at all.
 *
 * @throws Error with what tar said, such as a full disk.
 */
export async function packData(home: Home, target: string, signal: AbortSignal): Promise<BackupFile> {
  const beside = `${target}.part`;
  try {
    await run('tar', ['-czf', beside, '-C', home.data, '.'], { signal });
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(beside) as AsyncIterable<Buffer>) hash.update(chunk);
    const { size } = await stat(beside);
    await rename(beside, target);
    return { path: target, sizeBytes: size, sha256: hash.digest('hex') };
  } finally {
    await rm(beside, { force: true });
  }
}

const incoming = (home: Home) => `${home.data}.incoming`;
const outgoing = (home: Home) => `${home.data}.outgoing`;

/**
 * Replaces the data by what a backup holds. Nothing may run meanwhile. Unpacked beside first: what cannot be read
 * changes nothing.
 *
 * @throws Error with what tar said.
 */
export async function replaceData(
  home: Home,
  source: string,
  uid: number | undefined,
  signal: AbortSignal,
): Promise<void> {
  await rm(incoming(home), { recursive: true, force: true });
  await mkdir(incoming(home), { mode: 0o700 });
  try {
    await run('tar', ['-xzf', source, '-C', incoming(home), '--no-same-owner'], { signal });
    if (uid !== undefined) await giveTo(incoming(home), uid);
    if (existsSync(home.data)) await rename(home.data, outgoing(home));
    await rename(incoming(home), home.data);
  } finally {
    await mendData(home);
  }
}

/** After a crash in the middle of a replacement: the old data stands until the new has taken its place. */
export async function mendData(home: Home): Promise<void> {
  if (!existsSync(home.data) && existsSync(outgoing(home))) await rename(outgoing(home), home.data);
  await rm(outgoing(home), { recursive: true, force: true });
  await rm(incoming(home), { recursive: true, force: true });
}
