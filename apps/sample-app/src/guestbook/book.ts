import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Entry, migrateBook, type Settings, type StoredBook } from './migrate-book.ts';

/** The oldest entries go first: a guestbook is no archive. */
const ENTRIES_MAX = 10_000;

/** The guestbook: its whole content is held in memory, and every change is on disk before it is answered. */
export type Book = {
  entries(): Entry[];
  settings(): Settings;
  add(entry: { name: string; text: string }): Promise<Entry>;
  /** @returns false when there is no such entry. */
  remove(id: string): Promise<boolean>;
  change(settings: Partial<Settings>): Promise<Settings>;
};

/**
 * Opens the guestbook in `folder` and brings its data to `schema` first.
 *
 * @throws Error when the data is of a newer schema: an older release must not touch it.
 */
export async function openBook(folder: string, schema: number, now: () => Date): Promise<Book> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'guestbook.json');
  const found = await readBook(path);
  let book = migrateBook(found, schema);
  if (book !== found) await writeBook(path, book);
  let last: Promise<unknown> = Promise.resolve();
  /** One change after the other: two at once would write over each other. */
  const apply = <T>(change: (book: StoredBook) => [StoredBook, T]): Promise<T> => {
    const turn = last.then(async () => {
      const [next, answer] = change(book);
      await writeBook(path, next);
      book = next;
      return answer;
    });
    last = turn.catch(() => {});
    return turn;
  };
  return {
    entries: () => book.entries,
    settings: () => book.settings,
    add: ({ name, text }) =>
      apply((old) => {
        const entry = { id: randomUUID(), name, text, at: now().toISOString() };
        return [{ ...old, entries: [...old.entries, entry].slice(-ENTRIES_MAX) }, entry];
      }),
    remove: (id) =>
      apply((old) => {
        const entries = old.entries.filter((entry) => entry.id !== id);
        return [{ ...old, entries }, entries.length < old.entries.length];
      }),
    change: (settings) =>
      apply((old) => {
        const next = { ...old.settings, ...settings };
        return [{ ...old, settings: next }, next];
      }),
  };
}

async function readBook(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // because fs errors carry a code
    throw error;
  }
}

/** Beside it first and then over it: a crash or a full disk leaves the old file whole. */
async function writeBook(path: string, book: StoredBook): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w');
  try {
    await file.writeFile(JSON.stringify(book));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}
