import { z } from 'zod';

/** What this VOZEX writes, and the newest it reads. A change that older ones would misread makes it one more. */
export const FORMAT = 1;

/** The first entry: what must be known before anything else is read. */
export const HEAD_ENTRY = 'vozex-backup.json';
/** The last entry: a file without it was cut short. */
export const MANIFEST_ENTRY = 'manifest.json';
export const TABLE_FOLDER = 'database/';
export const FILE_FOLDER = 'files/';

/** All that a newer format promises to keep. */
export const AnyHead = z.looseObject({ format: z.int().min(1), vozex_version: z.string() });

export const BackupHead = z.object({
  format: z.literal(FORMAT),
  id: z.uuid(),
  vozex_version: z.string(),
  created_at: z.iso.datetime(),
  engine: z.enum(['pglite', 'postgres']),
  engine_version: z.string(),
  /** The migrations that the database had seen, in their order. */
  migrations: z.array(z.string()).min(1),
  /** Names of the master keys, newest first; the keys themselves are in no backup. */
  master_keys: z.array(z.string()).min(1),
});
export type BackupHead = z.infer<typeof BackupHead>;

export const Manifest = BackupHead.extend({
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1), rows: z.int().min(0) })),
  /** What each sequence gave last, so that numbers go on; null where it never gave one. */
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/).nullable() })),
  /** Everything between head and manifest. */
  entries: z.array(z.object({ path: z.string(), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});
export type Manifest = z.infer<typeof Manifest>;

/** "1234 rows of 61 tables and 17 files": what a backup holds, for people. */
export function contentsOf({ tables, entries }: Pick<Manifest, 'tables' | 'entries'>) {
  return {
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    files: entries.filter(({ path }) => path.startsWith(FILE_FOLDER)).length,
  };
}

/** Folders of VOZEX_DATA_DIR that are kept. What runs of installations is their engine's; their own backups lie in here. */
export const KEPT_FOLDERS: readonly string[] = ['artifacts'];
