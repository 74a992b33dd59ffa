import { randomUUID } from 'node:crypto';

export type Entry = { id: string; name: string; text: string; at: string };
export type Settings = { title: string; open: boolean };

/** A guestbook as it lies on disk. The first schema knew neither ids nor settings. */
export type StoredBook = { schema: number; entries: Entry[]; settings: Settings };

const SETTINGS = { title: 'Guestbook', open: true };

/** What each schema added to the one before it. */
const STEPS: Record<number, (book: StoredBook) => StoredBook> = {
  // 2: entries can be removed, so each gets an id; the owner settles the title.
  2: (book) => ({
    schema: 2,
    settings: SETTINGS,
    entries: book.entries.map((entry) => ({ ...entry, id: randomUUID() })),
  }),
  // 3: names are no longer kept. There is no way back from here but a backup.
  3: (book) => ({ ...book, schema: 3, entries: book.entries.map((entry) => ({ ...entry, name: '' })) }),
};

/**
 * Brings what was found on disk to a schema.
 *
 * @param found nothing for a new guestbook.
 * @returns `found` itself when nothing is to be done.
 * @throws Error when it is of a newer schema.
 */
export function migrateBook(found: unknown, schema: number): StoredBook {
  if (found === undefined) return { schema, entries: [], settings: SETTINGS };
  let book = found as StoredBook; // because only this application writes its data folder
  if (book.schema > schema) {
    throw new Error(`the data is of schema ${book.schema}; this release knows schema ${schema} and leaves it alone`);
  }
  for (let next = book.schema + 1; next <= schema; next++) book = STEPS[next]?.(book) ?? book;
  return book;
}
