import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one release is: which shape of data it writes, and whether it gets well. */
export type Release = { version: string; schema: number; healthy: boolean };

/** Reads `release.json`, which stands at the top of a bundle. */
export function readRelease(root: string): Release {
  return JSON.parse(readFileSync(join(root, 'release.json'), 'utf8')) as Release; // because the packing script wrote it
}
