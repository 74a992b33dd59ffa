import { readdirSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openPgliteInMemory } from './database.ts';
import { isMigrated, migrate, statementsOf } from './migrate.ts';

const FILES = readdirSync(new URL('../../migrations/', import.meta.url))
  .filter((name) => name.endsWith('.sql'))
  .sort();

describe('migrating', () => {
  it('applies every file once, in order, however often and from however many sides it is asked', async () => {
    const db = await openPgliteInMemory();
    await expect(isMigrated(db)).rejects.toThrow();
    const [first, second] = await Promise.all([migrate(db), migrate(db)]);
    expect([...first, ...second].sort()).toEqual(FILES);
    expect(await migrate(db)).toEqual([]);
    expect(await isMigrated(db)).toBe(true);
    const { rows } = await sql<{ name: string }>`select name from migrations order by name`.execute(db.read);
    expect(rows.map((row) => row.name)).toEqual(FILES);
    await db.close();
  });

  it('that broke off in the middle is finished by the next start', async () => {
    const db = await openPgliteInMemory();
    // Stands in the way of the second file, whose transaction then rolls back.
    await sql`create table prices ()`.execute(db.read);
    await expect(migrate(db)).rejects.toThrow('prices');
    expect(await isMigrated(db)).toBe(false);
    await sql`drop table prices`.execute(db.read);
    expect(await migrate(db)).toEqual(FILES.slice(1));
    await db.close();
  });
});

describe('the statements of a file', () => {
  it('end at semicolons, but not in comments and not in function bodies', () => {
    const text = [
      '-- a note; with a semicolon;',
      'create table a (id int); -- and another;',
      'create function f() returns int language plpgsql as $$',
      'begin',
      '  return 1;',
      'end $$;',
      'select 1',
    ].join('\n');
    expect(statementsOf(text)).toEqual([
      '-- a note; with a semicolon;\ncreate table a (id int); -- and another;',
      'create function f() returns int language plpgsql as $$\nbegin\n  return 1;\nend $$;',
      'select 1',
    ]);
  });

  it('are none where there are only comments', () => {
    expect(statementsOf('-- nothing here\n\n-- nor here;\n')).toEqual([]);
  });
});
