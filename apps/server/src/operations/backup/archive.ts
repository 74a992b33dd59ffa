import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Pack } from 'tar-stream';
import type { z } from 'zod';
import { BackupError } from './errors.ts';
import {
  AnyHead,
  BackupHead,
  FILE_FOLDER,
  FORMAT,
  HEAD_ENTRY,
  MANIFEST_ENTRY,
  Manifest,
  TABLE_FOLDER,
} from './manifest.ts';

/** Reads one entry of a backup. What is left unread is read over. */
export type TakeEntry = (path: string, content: AsyncIterable<Buffer>) => Promise<void>;

/** A manifest names each file: 64 MiB are a quarter of a million of them. */
const DOCUMENT_BYTES_MAX = 67_108_864;

/** Writes one entry, as fast as whoever reads the archive takes it. @returns the digest of what was written. */
export async function writeEntry(
  archive: Pack,
  name: string,
  size: number,
  content: AsyncIterable<Buffer>,
): Promise<string> {
  const hash = createHash('sha256');
  const sink = archive.entry({ name, size, mode: 0o600 });
  sink.on('error', () => undefined); // whoever closed the archive knows why
  const closed = new Promise<void>((resolve) => sink.once('close', resolve));
  for await (const chunk of content) {
    hash.update(chunk);
    if (!sink.write(chunk)) await Promise.race([new Promise<void>((resolve) => sink.once('drain', resolve)), closed]);
    if (sink.destroyed) throw new Error('the archive was closed before its end');
  }
  sink.end(null);
  await closed;
  return hash.digest('hex');
}

/** Writes a JSON document as an entry. */
export async function writeDocument(archive: Pack, name: string, document: unknown): Promise<void> {
  const text = Buffer.from(`${JSON.stringify(document, null, 2)}\n`);
  await writeEntry(archive, name, text.byteLength, once(text));
}

async function* once(content: Buffer) {
  yield content;
}

/**
 * Reads a backup from its beginning to its end, and holds everything in it against its manifest.
 *
 * @param take is given each entry between head and manifest, before its digest is known: whoever acts on what it reads
 *   reads the file once before.
 * @throws BackupError BACKUP_MISSING, BACKUP_UNREADABLE, FORMAT_TOO_NEW; what `take` throws
 */
export async function readArchive(
  file: string,
  take: TakeEntry,
  onHead: (head: BackupHead) => void,
): Promise<Manifest> {
  await access(file).catch((cause) => Promise.reject(new BackupError('BACKUP_MISSING', file, { cause })));
  const source = createReadStream(file);
  const archive = extract();
  const reading = pipeline(source, createGunzip(), archive);
  reading.catch(() => undefined); // the loop below ends with the same error
  const seen: Manifest['entries'] = [];
  let head: BackupHead | undefined;
  let manifest: Manifest | undefined;
  let taking = false;
  try {
    for await (const entry of archive) {
      const { name: path, type = 'file' } = entry.header;
      const content = entry as AsyncIterable<Buffer>; // because an archive is bytes
      if (type !== 'file' || manifest)
        throw unreadable(`it holds ${JSON.stringify(path)}, which does not belong there`);
      if (!head) {
        if (path !== HEAD_ENTRY) throw unreadable('it does not begin as a backup does');
        head = headOf(await readJson(content));
        onHead(head);
      } else if (path === MANIFEST_ENTRY) {
        manifest = parsed(Manifest, await readJson(content));
      } else {
        refuseStray(path);
        const measured = measure(content);
        taking = true;
        await take(path, measured.content);
        taking = false;
        for await (const _ of measured.content); // what was not taken
        seen.push({ path, ...measured.result() });
      }
    }
    await reading;
  } catch (error) {
    source.destroy();
    if (taking || error instanceof BackupError) throw error;
    throw unreadable(error instanceof Error ? error.message : String(error), error);
  }
  if (!manifest) throw unreadable('it is cut short: its manifest is missing');
  compare(head, manifest, seen);
  return manifest;
}

function unreadable(why: string, cause?: unknown) {
  return new BackupError('BACKUP_UNREADABLE', why, { cause, fields: [{ field: 'file', message: why }] });
}

/** A path leads to one of our two folders, and nowhere else. */
function refuseStray(path: string): void {
  const parts = path.split('/');
  const isOurs = path.startsWith(TABLE_FOLDER) || path.startsWith(FILE_FOLDER);
  if (!isOurs || path.includes('\\') || path.includes('\0') || parts.some((part) => ['', '.', '..'].includes(part)))
    throw unreadable(`it holds ${JSON.stringify(path)}, which does not belong there`);
}

function headOf(read: unknown): BackupHead {
  const { format, vozex_version } = parsed(AnyHead, read);
  if (format > FORMAT)
    throw new BackupError('FORMAT_TOO_NEW', `format ${format}`, {
      fields: [{ field: 'format', message: `${format}, written by VOZEX ${vozex_version}; this one reads ${FORMAT}` }],
    });
  return parsed(BackupHead, read);
}

function parsed<T extends z.ZodType>(schema: T, read: unknown): z.output<T> {
  const result = schema.safeParse(read);
  if (!result.success) throw unreadable(`its description cannot be read: ${result.error.issues[0]?.path.join('.')}`);
  return result.data;
}

async function readJson(content: AsyncIterable<Buffer>): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.byteLength;
    if (bytes > DOCUMENT_BYTES_MAX) throw unreadable('its description is too long');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function measure(from: AsyncIterable<Buffer>) {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* through() {
    for await (const chunk of from) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  }
  return { content: through(), result: () => ({ bytes, sha256: hash.digest('hex') }) };
}

/** @throws BackupError naming the first thing that is not as it was written. */
function compare(head: BackupHead | undefined, manifest: Manifest, seen: Manifest['entries']): void {
  if (head?.id !== manifest.id) throw unreadable('its beginning and its end are of two backups');
  const written = new Map(manifest.entries.map((entry) => [entry.path, entry]));
  for (const { path, bytes, sha256 } of seen) {
    const was = written.get(path);
    if (!was) throw unreadable(`${path} is not in its manifest, or in it twice`);
    if (was.bytes !== bytes || was.sha256 !== sha256) throw unreadable(`${path} is not what was written`);
    written.delete(path);
  }
  const [missing] = written.keys();
  if (missing !== undefined) throw unreadable(`${missing} is missing`);
}
