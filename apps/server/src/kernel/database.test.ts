import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, json, openPgliteInMemory, sqlState, violates } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openPgliteInMemory();
  await sql`create table notes (id integer generated always as identity primary key, text text not null unique)`.execute(
    db.read,
  );
});
beforeEach(() => sql`truncate notes cascade`.execute(db.read));
afterAll(() => db.close());

const texts = async () =>
  (await sql<{ text: string }>`select text from notes order by id`.execute(db.read)).rows.map((row) => row.text);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a transaction on the embedded database', () => {
  it('commits what it did', async () => {
    await db.inOneTransaction((tx) => sql`insert into notes (text) values ('a')`.execute(tx));
    expect(await texts()).toEqual(['a']);
  });

  it('that throws has done nothing', async () => {
    const failing = db.inOneTransaction(async (tx) => {
      await sql`insert into notes (text) values ('a')`.execute(tx);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await texts()).toEqual([]);
  });

  it('refuses a query beside it with a clear text, instead of waiting for ever', async () => {
    const beside = db.inOneTransaction(() => sql`select 1`.execute(db.read));
    await expect(beside).rejects.toThrow('query outside the open transaction, use tx: select 1');
    expect(await texts()).toEqual([]); // and the connection is free again
  });

  it('refuses a second one inside it, by either door', async () => {
    await expect(db.inOneTransaction(() => db.inOneTransaction(async () => {}))).rejects.toThrow(
      'a transaction is open already',
    );
    await expect(db.inOneTransaction(() => db.read.transaction().execute(async () => {}))).rejects.toThrow(
      'a transaction is open already',
    );
    expect(await texts()).toEqual([]);
  });

  it('does not mix with others that run at the same time', async () => {
    const write = (name: string, fails: boolean) =>
      db.inOneTransaction(async (tx) => {
        await sql`insert into notes (text) values (${`${name} 1`})`.execute(tx);
        await pause(5);
        await sql`insert into notes (text) values (${`${name} 2`})`.execute(tx);
        if (fails) throw new Error(name);
      });
    const ends = await Promise.allSettled([write('a', false), write('b', true), write('c', false), texts()]);
    expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await texts()).toEqual(['a 1', 'a 2', 'c 1', 'c 2']);
  });

  it('lets queries from elsewhere wait, and never run inside it', async () => {
    let seen: Promise<string[]> | undefined;
    const outside = pause(5).then(() => {
      seen = texts();
    });
    await db
      .inOneTransaction(async (tx) => {
        await sql`insert into notes (text) values ('not yet')`.execute(tx);
        await pause(20);
        throw new Error('back');
      })
      .catch(() => {});
    await outside;
    expect(await seen).toEqual([]);
  });

  it('whose failed statement was caught does not pretend to have committed', async () => {
    const pretending = db.inOneTransaction(async (tx) => {
      await sql`insert into notes (text) values ('a')`.execute(tx);
      await sql`insert into notes (text) values ('a')`.execute(tx).catch(() => {});
      return 'all well';
    });
    await expect(pretending).rejects.toMatchObject({ code: '23505' });
    expect(await texts()).toEqual([]);
  });

  it('fails at its commit where a deferred constraint says so', async () => {
    await sql`create table parts (note integer references notes (id) deferrable initially deferred)`.execute(db.read);
    await expect(db.inOneTransaction((tx) => sql`insert into parts values (-1)`.execute(tx))).rejects.toMatchObject({
      code: '23503',
    });
    expect(await texts()).toEqual([]);
  });
});

describe('a database error', () => {
  it('names its state and its constraint', async () => {
    await sql`insert into notes (text) values ('a')`.execute(db.read);
    const error = await sql`insert into notes (text) values ('a')`.execute(db.read).catch((caught: unknown) => caught);
    expect(sqlState(error)).toBe('23505');
    expect(violates(error, 'notes_text_key')).toBe(true);
    expect(violates(error, 'another')).toBe(false);
    expect(violates(undefined, 'notes_text_key')).toBe(false);
  });
});

describe('values', () => {
  it('come back as what they are: counts as numbers, times as dates, jsonb as values', async () => {
    const { rows } = await sql`select 9007199254740991::bigint as big, timestamptz '2026-03-01T00:00:00Z' as at,
      ${json([1, { a: null }])}::jsonb as list, ${['a', 'b']}::text[] as words`.execute(db.read);
    expect(rows).toEqual([
      { big: 9007199254740991, at: new Date('2026-03-01T00:00:00Z'), list: [1, { a: null }], words: ['a', 'b'] },
    ]);
  });
});

describe('closing', () => {
  it('closes the engine even when nobody ever asked it anything', async () => {
    const unused = await openPgliteInMemory();
    await unused.close();
    expect(unused.pglite?.closed).toBe(true);
  });
});
