import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** Where files lie. Keys are made by us from our own ids, never from what somebody sent. */
export type FileStorage = {
  /** Writes the whole stream; on a fault nothing is left under the key. */
  write(key: string, content: Readable): Promise<void>;
  move(from: string, to: string): Promise<void>;
  remove(key: string): Promise<void>;
  /**
   * Opens a part of a file, both ends included. The stream must be read or destroyed.
   *
   * @returns undefined when there is no such file.
   */
  read(key: string, part: { start: number; end: number }): Promise<Readable | undefined>;
};

/** Files in a folder of this machine, which is made when the first file comes. */
export function openStorage(folder: string): FileStorage {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return {
    async write(key, content) {
      try {
        await disk.putStream(key, content);
      } catch (error) {
        await disk.delete(key);
        throw error;
      }
    },
    move: (from, to) => disk.move(from, to),
    remove: (key) => disk.delete(key),
    // Drive streams whole files only; a resumed download wants its part.
    async read(key, { start, end }) {
      try {
        const file = await open(join(folder, key), 'r');
        return file.createReadStream({ start, end });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // because fs errors carry a code
        throw error;
      }
    },
  };
}
