import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, type Header, type Pack, pack } from 'tar-stream';
import type { BackupFile, DriverAnswer } from '../instance-driver.ts';
import { failed } from './answers.ts';

/**
 * A backup is one tar.gz: a folder for each data folder, by its number in the spec, with what was in it. Nothing else
 * of an instance is in it, so it opens with any tar.
 */
export class BackupUnreadable extends Error {}

/** What a data folder may hold. Pipes, sockets and devices are not data. */
const KEPT_TYPES: readonly string[] = ['file', 'directory', 'symlink', 'link'];

/**
 * Writes a backup into a file, measured on its way.
 *
 * @param fill copies the data folders in, one after the other, by `packFolder`.
 */
export async function writeBackup(
  file: string,
  signal: AbortSignal,
  fill: (backup: Pack) => Promise<void>,
): Promise<Omit<BackupFile, 'path'>> {
  const backup = pack();
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
  const writing = pipeline(backup, createGzip({ level: 1 }), measure, sink, { signal });
  writing.catch(() => undefined); // whichever of the two fails first is told
  const filling = fill(backup).then(
    () => backup.finalize(),
    (error: unknown) => {
      backup.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    },
  );
  await Promise.all([writing, filling]);
  return { sizeBytes, sha256: hash.digest('hex') };
}

/** Copies one data folder, as an engine hands it out, into a backup. */
export async function packFolder(backup: Pack, handedOut: NodeJS.ReadableStream, place: number): Promise<void> {
  const entries = extract();
  const reading = pipeline(handedOut, entries);
  reading.catch(() => undefined); // the loop below ends with the same error
  // Docker names entries after the folder (`data/…`), Podman after the root (`/…`): the first one is the folder itself.
  let top: string | undefined;
  for await (const entry of entries) {
    top ??= entry.header.name.replace(/\/*$/, '/');
    await copyEntry(backup, entry, renamed(entry.header, top, `${place}/`));
  }
  await reading;
}

/**
 * Reads a data folder of a backup, as an engine takes it in.
 *
 * @param take `user` owns everything from now on; `withTop` takes in the folder itself, with its mode, beside what is in it.
 */
export async function unpackFolder(
  source: string,
  place: number,
  folder: Pack,
  take: { user: { uid: number; gid: number }; withTop: boolean },
): Promise<void> {
  await readBackup(source, async (entry) => {
    const { name } = entry.header;
    const isMeant = name.startsWith(`${place}/`) && (take.withTop || name !== `${place}/`);
    await copyEntry(folder, entry, isMeant ? { ...renamed(entry.header, `${place}/`, './'), ...take.user } : null);
  });
  folder.finalize();
}

/**
 * Reads a backup to its end, so that one that is cut short or altered is known before anything is replaced by it.
 *
 * @throws BackupUnreadable
 */
export async function checkBackup(source: string, folders: number): Promise<void> {
  await readBackup(source, async (entry) => {
    const { name } = entry.header;
    const place = Number(/^(\d+)\//.exec(name)?.[1] ?? '-1');
    const climbs = name.split('/').includes('..');
    if (!(place >= 0 && place < folders) || climbs) throw new BackupUnreadable(`it holds ${JSON.stringify(name)}`);
    await drain(entry);
  });
}

/** Why a file cannot be put back, before anything is replaced by it; nothing where it can. */
export async function whyNotRestore(source: string, folders: number): Promise<DriverAnswer | undefined> {
  try {
    await access(source);
    await checkBackup(source, folders);
    return undefined;
  } catch (error) {
    if (error instanceof BackupUnreadable) return failed('BACKUP_UNREADABLE', error.message);
    return failed('BACKUP_MISSING', 'the file of the backup is not there');
  }
}

/** One entry of an archive, as tar-stream hands it out. */
type Entry = AsyncIterable<unknown> & { header: Header };
type NewHeader = Parameters<Pack['entry']>[0];

async function readBackup(source: string, each: (entry: Entry) => Promise<void>): Promise<void> {
  const entries = extract();
  const reading = pipeline(createReadStream(source), createGunzip(), entries);
  reading.catch(() => undefined); // the loop below ends with the same error
  try {
    for await (const entry of entries) await each(entry);
    await reading;
  } catch (error) {
    if (error instanceof BackupUnreadable) throw error;
    throw new BackupUnreadable(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** @param header null to leave the entry out. */
async function copyEntry(to: Pack, entry: Entry, header: NewHeader | null): Promise<void> {
  if (!header || !KEPT_TYPES.includes(header.type ?? 'file')) return drain(entry);
  const sink = to.entry(header);
  sink.on('error', () => undefined); // whoever closed the archive knows why
  const closed = new Promise<void>((resolve) => sink.once('close', resolve));
  for await (const chunk of entry) {
    if (!sink.write(chunk)) await Promise.race([new Promise<void>((resolve) => sink.once('drain', resolve)), closed]);
    if (sink.destroyed) throw new Error('the archive was closed before its end');
  }
  sink.end(null);
}

async function drain(entry: Entry): Promise<void> {
  for await (const _ of entry);
}

/** Only what a restored file needs: extended attributes could carry privileges, and an old PAX path the old name. */
function renamed(header: Header, from: string, to: string): NewHeader {
  const { mode, mtime, uid, gid, size, type, linkname } = header;
  const place = (name: string) => `${to}${name.startsWith(from) ? name.slice(from.length) : ''}`;
  const renamedLink = linkname ? { linkname: type === 'link' ? place(linkname) : linkname } : {};
  return { name: place(header.name), mode, mtime, uid, gid, size, type, ...renamedLink };
}
