import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { extract, type Header, pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BackupUnreadable, checkBackup, packFolder, unpackFolder } from './archive.ts';

type Given = { name: string; text?: string; type?: Header['type']; linkname?: string; mode?: number };

async function tarOf(entries: Given[]): Promise<Buffer> {
  const archive = pack();
  for (const { text, ...header } of entries) archive.entry(header, text ?? '');
  archive.finalize();
  return await buffer(Readable.from(archive));
}

/** Names, kinds and contents of an archive. */
async function entriesOf(archive: AsyncIterable<unknown>) {
  const entries = extract();
  Readable.from(archive).pipe(entries as unknown as NodeJS.WritableStream);
  const seen: Record<string, unknown>[] = [];
  for await (const entry of entries) {
    const { name, type, linkname, uid } = entry.header;
    const text = (await buffer(Readable.from(entry))).toString();
    seen.push({ name, type, uid, ...(linkname ? { linkname } : {}), ...(text ? { text } : {}) });
  }
  return seen;
}

describe('a backup of data folders', () => {
  let folder: string;
  let source: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vozex-archive-'));
    source = join(folder, 'backup.tar.gz');
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Through a backup and back, as a restore reads it. */
  async function roundTrip(handedOut: Given[], withTop = true) {
    const backup = pack();
    const bytes = buffer(Readable.from(backup));
    await packFolder(backup, Readable.from([await tarOf(handedOut)]), 0);
    backup.finalize();
    await writeFile(source, gzipSync(await bytes));
    await checkBackup(source, 1);
    const restored = pack();
    const [, seen] = await Promise.all([
      unpackFolder(source, 0, restored, { user: { uid: 65_532, gid: 65_532 }, withTop }),
      entriesOf(restored),
    ]);
    return seen;
  }

  const RESTORED = [
    { name: './', type: 'directory', uid: 65_532 },
    { name: './book/one.json', type: 'file', uid: 65_532, text: '{"a":1}' },
    { name: './book/same.json', type: 'link', uid: 65_532, linkname: './book/one.json' },
    { name: './latest', type: 'symlink', uid: 65_532, linkname: 'book/one.json' },
  ];

  it.each([
    ['Docker, after the folder', 'data/'],
    ['Podman, after the root', '/'],
  ])('comes back the same, however the engine names what it hands out: %s', async (_, top) => {
    const handedOut: Given[] = [
      { name: top, type: 'directory' },
      { name: `${top}book/one.json`, text: '{"a":1}' },
      { name: `${top}book/same.json`, type: 'link', linkname: `${top}book/one.json` },
      { name: `${top}latest`, type: 'symlink', linkname: 'book/one.json' },
    ];
    expect(await roundTrip(handedOut)).toEqual(RESTORED);
  });

  it('leaves the folder itself as it is, where that is not ours to change', async () => {
    const handedOut: Given[] = [
      { name: './', type: 'directory', mode: 0o700 },
      { name: './kept', text: 'kept' },
    ];
    expect((await roundTrip(handedOut, false)).map(({ name }) => name)).toEqual(['./kept']);
  });

  it('holds no pipes and no devices', async () => {
    const handedOut: Given[] = [
      { name: 'data/', type: 'directory' },
      { name: 'data/pipe', type: 'fifo' },
      { name: 'data/disk', type: 'block-device' },
      { name: 'data/kept', text: 'kept' },
    ];
    expect((await roundTrip(handedOut)).map(({ name }) => name)).toEqual(['./', './kept']);
  });

  it('keeps a name that is longer than old archives could', async () => {
    const long = 'ü'.repeat(140);
    const seen = await roundTrip([
      { name: 'data/', type: 'directory' },
      { name: `data/${long}`, text: 'kept' },
    ]);
    expect(seen.map(({ name }) => name)).toEqual(['./', `./${long}`]);
  });

  it.each([
    ['climbs out of its folder', '0/../../etc/passwd'],
    ['belongs to no data folder', '7/file'],
    ['stands beside the folders', 'file'],
  ])('is refused when something in it %s', async (_, name) => {
    await writeFile(source, gzipSync(await tarOf([{ name, text: 'evil' }])));
    await expect(checkBackup(source, 1)).rejects.toThrow(BackupUnreadable);
  });

  it('is refused when it is no archive at all', async () => {
    await writeFile(source, 'a picture of a cat');
    await expect(checkBackup(source, 1)).rejects.toThrow(BackupUnreadable);
  });
});
