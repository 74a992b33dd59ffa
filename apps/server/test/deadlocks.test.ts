import { theStage } from '@vozex/dev-world';
import { type Database, openPostgres } from '@vozex/server';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

/** Resolves for everybody once so many have come. */
function meeting(people: number): () => Promise<void> {
  let here = 0;
  let all = () => {};
  const everybody = new Promise<void>((resolve) => {
    all = resolve;
  });
  return () => {
    here += 1;
    if (here >= people) all();
    return everybody;
  };
}

// The embedded engine has one connection: nobody there is ever in another's way.
describe('a transaction that PostgreSQL undoes for the sake of another', () => {
  let db: Database;
  beforeAll(async () => {
    db = openPostgres(await (await theStage()).newDatabase('empty'));
    await sql`create table purses (name text primary key, coins integer not null)`.execute(db.read);
  });
  beforeEach(async () => {
    await sql`truncate purses`.execute(db.read);
    await sql`insert into purses values ('a', 0), ('b', 0)`.execute(db.read);
  });
  afterAll(() => db?.close());

  const coins = async () =>
    (await sql<{ coins: number }>`select coins from purses order by name`.execute(db.read)).rows.map(
      (row) => row.coins,
    );
  const add = (tx: Database['read'], name: string) =>
    sql`update purses set coins = coins + 1 where name = ${name}`.execute(tx);
  const fails = (tx: Database['read'], state: string) =>
    sql`do ${sql.raw(`$$ begin raise exception 'on purpose' using errcode = '${state}'; end $$`)}`.execute(tx);

  it('in a deadlock is run anew, and both have done their work once', async () => {
    const bothHoldOne = meeting(2);
    let runs = 0;
    const inOrder = (first: string, second: string) =>
      db.inOneTransaction(async (tx) => {
        runs += 1;
        await add(tx, first);
        await bothHoldOne();
        await add(tx, second);
        return `${first} then ${second}`;
      });
    expect(await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')])).toEqual(['a then b', 'b then a']);
    expect(runs).toBe(3);
    expect(await coins()).toEqual([2, 2]);
  });

  it('is run three times and no more; then whoever asked is told', async () => {
    for (const state of ['40P01', '40001']) {
      let runs = 0;
      const hopeless = db.inOneTransaction(async (tx) => {
        runs += 1;
        await add(tx, 'a');
        await fails(tx, state);
      });
      await expect(hopeless).rejects.toMatchObject({ code: state });
      expect(runs).toBe(3);
    }
    expect(await coins()).toEqual([0, 0]);
  });

  it('is run anew also where its work put the failure into words of its own', async () => {
    let runs = 0;
    await db.inOneTransaction(async (tx) => {
      runs += 1;
      await add(tx, 'a');
      if (runs > 1) return;
      await fails(tx, '40001').catch((cause: unknown) => {
        throw new Error('the purse could not be filled', { cause });
      });
    });
    expect(runs).toBe(2);
    expect(await coins()).toEqual([1, 0]);
  });

  it('is not run anew for any other failure', async () => {
    for (const state of ['23505', '57014', 'VX001']) {
      let runs = 0;
      const refused = db.inOneTransaction(async (tx) => {
        runs += 1;
        await fails(tx, state);
      });
      await expect(refused).rejects.toMatchObject({ code: state });
      expect(runs).toBe(1);
    }
  });
});
