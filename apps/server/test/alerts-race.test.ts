import { newWorld, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { takeSightings } from '../src/operations/alerts/report-sightings.ts';
import { ruleOf } from '../src/operations/alerts/rules/index.ts';
import { watchAlerts } from '../src/operations/index.ts';

// Many workers look at once. Races count on PostgreSQL only.

let world: World;
beforeAll(async () => {
  world = await newWorld({ engine: 'postgres' });
});
afterEach(() => world.audit());
afterAll(() => world?.close());

const shop = () => world.running.shop;
const counted = async () => {
  const { rows } = await sql<{ opened: number; told: number; mails: number }>`
    select (select count(*) from alerts where rule = 'dead_letters')::int as opened,
      (select count(*) from alert_tellings t join alerts a on a.id = t.alert_id where a.rule = 'dead_letters')::int as told,
      (select count(*) from mails where kind = 'alert' and subject_id in (
        select t.id from alert_tellings t join alerts a on a.id = t.alert_id where a.rule = 'dead_letters'))::int as mails`.execute(
    shop().db.read,
  );
  return rows[0];
};

describe('eight workers that look at once', () => {
  it('are one that looks', async () => {
    const looked = await Promise.all(Array.from({ length: 8 }, () => watchAlerts(shop())));
    expect(looked.filter((one) => one)).toHaveLength(1);
  });

  it('open and tell each alert once, even if all of them look', async () => {
    const subjects = ['b', 'a', 'c', 'd'].map((subject) => ({ subject, value: 1, summary: 'x' }));
    const rounds = Array.from({ length: 8 }, (_, i) =>
      takeSightings(shop(), ruleOf('dead_letters'), i % 2 === 0 ? subjects : subjects.toReversed(), {
        healsAfterSeconds: 0,
      }),
    );
    await Promise.all(rounds);
    expect(await counted()).toEqual({ opened: 4, told: 4, mails: 4 });
  });

  it('and say once that it is over', async () => {
    await Promise.all(
      Array.from({ length: 8 }, () => takeSightings(shop(), ruleOf('dead_letters'), [], { healsAfterSeconds: 0 })),
    );
    expect(await counted()).toEqual({ opened: 4, told: 8, mails: 8 });
  });
});
