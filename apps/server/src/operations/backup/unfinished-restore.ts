import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Database } from '../../kernel/database.ts';
import { BackupError } from './errors.ts';
import { holdsRestore } from './store.ts';

const Note = z.object({ restore_id: z.string(), file: z.string(), begun_at: z.string() });

const noteIn = (dataDir: string) => join(dataDir, 'restore-unfinished.json');

/** Leaves a note on this machine before a restore touches anything. */
export async function noteRestore(dataDir: string, note: z.infer<typeof Note>): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(noteIn(dataDir), `${JSON.stringify(note, null, 2)}\n`, { flush: true });
}

export async function forgetRestore(dataDir: string): Promise<void> {
  await rm(noteIn(dataDir), { force: true });
}

/**
 * Keeps a shop from opening whose restore was broken off: it would sell from an empty database, or the old one. A
 * restore that was killed after its commit is complete, and its note goes.
 *
 * @throws BackupError RESTORE_UNFINISHED
 */
export async function refuseUnfinishedRestore(dataDir: string, db: Database): Promise<void> {
  let text: string;
  try {
    text = readFileSync(noteIn(dataDir), 'utf8');
  } catch {
    return;
  }
  const { data: note } = Note.safeParse(JSON.parse(text));
  if (note && (await holdsRestore(db.read, note.restore_id))) return forgetRestore(dataDir);
  throw new BackupError('RESTORE_UNFINISHED', text, {
    fields: [{ field: noteIn(dataDir), message: note ? `${note.file}, begun at ${note.begun_at}` : 'cannot be read' }],
  });
}
