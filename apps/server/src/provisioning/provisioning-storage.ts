import type { Readable } from 'node:stream';

/** Where bundles and backups lie, in this room's own words; wiring.ts gives the shop's storage. */
export type ProvisioningStorage = {
  /** Writes the whole stream; on a fault nothing is left under the key. */
  write(key: string, content: Readable): Promise<void>;
  move(from: string, to: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** Opens a part of a file, both ends included. @returns undefined when there is no such file. */
  read(key: string, part: { start: number; end: number }): Promise<Readable | undefined>;
};
