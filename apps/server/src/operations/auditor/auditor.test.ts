import { newWorld, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reportSightings } from '../alerts/report-sightings.ts';
import { auditOnSchedule, forgetAudits } from './audit-on-schedule.ts';
import { runAudit } from './run-audit.ts';

type Finding = { name: string; offenders: string[] };
type Run = {
  id: string;
  status: string;
  requested_by: string;
  whole: boolean;
  findings: Finding[];
  healed: { invariant: string; subject: string; did: string }[];
  unproven: string[];
};
type State = {
  items: (Finding & { state: string; heals: string | null })[];
  last: Run | null;
  is_running: boolean;
};

const PLACE = '/api/admin/invariants';
const RUNS = '/api/admin/invariants/runs';
const MINUTE = 60;
const DAY = 86_400;

let world: World;
let coupon: string;
beforeAll(async () => {
  world = await newWorld({ engine: 'pglite' });
  const written = { code: 'AUDITED', percent_bp: 1_000 };
  coupon = (await world.as('Olivia').post<{ id: string }>('/api/admin/coupons', written)).id;
});
afterEach(() => world.audit());
afterAll(() => world?.close());

const shop = () => world.running.shop;
const run = (statement: string) => sql.raw(statement).execute(shop().db.read);
const asked = (heal = false, who: 'Oscar' | 'Olivia' = 'Oscar') => world.as(who).post<Run>(RUNS, { heal });
const state = () => world.as('Rhea').get<State>(PLACE);
const of = async (name: string) => (await state()).items.find((item) => item.name === name);
const runs = async () => (await world.as('Rhea').get<{ items: Run[] }>(RUNS)).items;
const alertOf = async (subject: string, which: 'open' | 'resolved' = 'open') =>
  (
    await world
      .as('Rhea')
      .get<{ items: { rule: string; subject: string; summary: string }[] }>(`/api/admin/alerts?state=${which}`)
  ).items.find((alert) => alert.rule === 'invariants_broken' && alert.subject === subject);
const miscount = (by: number) => run(`update coupons set redeemed = ${by} where id = '${coupon}'`);

describe('an operator asks', () => {
  it('and nothing is known before the first run', async () => {
    expect(await state()).toMatchObject({ last: null, is_running: false });
    expect((await of('I1'))?.state).toBe('unknown');
    expect((await asked()).findings).toEqual([]);
    expect((await of('I1'))?.state).toBe('holds');
  });

  it('whoever may only look cannot', async () => {
    expect((await world.as('Rhea').ask('POST', RUNS, { heal: false })).status).toBe(403);
    expect((await world.as('Oscar').ask('POST', RUNS, { heal: 'yes' })).status).toBe(422);
  });

  it('a broken promise is named, told and counted; healed, it is over', async () => {
    await miscount(7);
    expect(await asked()).toMatchObject({
      status: 'done',
      whole: true,
      requested_by: expect.stringMatching(/^operator:/),
      findings: [{ name: 'I35', offenders: [`${coupon} counts 7, held or used are 0`] }],
      healed: [],
    });
    expect(await of('I35')).toMatchObject({ state: 'broken', heals: expect.any(String) });
    expect((await alertOf('I35'))?.summary).toMatch(/^I35 is broken: a coupon counts exactly .*counts 7/);
    const broken = await (await fetch(`${world.url}/metrics`)).text();
    expect(broken).toContain('vozex_invariants_broken{invariant="I35"} 1');
    expect(broken).toContain('vozex_invariants_broken{invariant="I1"} 0');

    const healed = await asked(true);
    expect(healed).toMatchObject({ findings: [], healed: [{ invariant: 'I35', subject: coupon }] });
    expect(await alertOf('I35')).toBeUndefined();
    expect(await alertOf('I35', 'resolved')).toBeDefined();
    const mended = await (await fetch(`${world.url}/metrics`)).text();
    expect(mended).toContain('vozex_invariants_broken{invariant="I35"} 0');
    expect(mended).toContain('vozex_invariants_healed_total{invariant="I35"} 1');
    expect(mended).toMatch(/vozex_audit_proven_timestamp_seconds \d{10}/);
    const { items } = await world
      .as('Olivia')
      .get<{ items: { action: string; subject: string; actor: string }[] }>('/api/admin/audit-log');
    expect(items.find(({ action }) => action === 'auditor.healed')).toMatchObject({
      subject: coupon,
      actor: expect.stringMatching(/^operator:/),
    });
  });

  it('work that is late is a finding, and told by its own alert alone', async () => {
    const order = await world.buyer('Ada').buys('Store Setup', {});
    await world.settles();
    const { id } = await world.operator.deliveryOf(order.id);
    // It waits for people: no worker takes it up meanwhile.
    const due = (at: string) => run(`update fulfillment_records set next_attempt_at = ${at} where id = '${id}'`);
    await due(`'2020-01-01'`);
    expect((await asked()).findings).toMatchObject([{ name: 'I14' }]);
    expect(await alertOf('I14')).toBeUndefined();
    await due('null');
  });

  it('only one runs at a time, and none is taken for dead', async () => {
    const wish = { by: 'vozex', heals: true } as const;
    const ran = await Promise.all([1, 2, 3].map(() => runAudit(shop(), wish)));
    expect(ran.filter((one) => one !== undefined)).toMatchObject([{ status: 'done' }]);
    expect(new Set((await runs()).map(({ status }) => status))).toEqual(new Set(['done']));
  });
});

describe('on schedule', () => {
  it('each quarter of an hour has one run, and the shop heals by itself', async () => {
    await world.time.passes(15 * MINUTE);
    await miscount(3);
    expect(await auditOnSchedule(shop())).toBe(true);
    expect(await auditOnSchedule(shop())).toBe(false);
    const [newest] = await runs();
    expect(newest).toMatchObject({
      requested_by: 'vozex',
      whole: false,
      findings: [],
      healed: [{ invariant: 'I35', did: 'its redemptions were counted anew: 0, where it had said 3' }],
    });
    expect(await alertOf('I35')).toBeUndefined(); // nobody need be woken for what was mended
    await world.time.passes(15 * MINUTE);
    expect(await auditOnSchedule(shop())).toBe(true);
  });

  it('it only tells, where an owner has switched healing off', async () => {
    const olivia = world.as('Olivia');
    await olivia.put('/api/admin/settings/auditor', { revision: 0, value: { heals: false } });
    await world.time.passes(15 * MINUTE);
    await miscount(3);
    expect(await auditOnSchedule(shop())).toBe(true);
    expect((await runs())[0]).toMatchObject({ findings: [{ name: 'I35' }], healed: [] });
    expect(await alertOf('I35')).toBeDefined();
    await olivia.put('/api/admin/settings/auditor', { revision: 1, value: {} });
    await world.time.passes(15 * MINUTE);
    expect(await auditOnSchedule(shop())).toBe(true);
    expect(await alertOf('I35')).toBeUndefined();
  });

  it('a promise found broken in one part of the rows is proven on all of them until it is sound', async () => {
    await run(`insert into report_days (day, fence, rolled_at) values ('2000-01-02', 0, now())`);
    await run(`insert into daily_figures values ('payments', '2000-01-02', 'dodo', '', 'USD', 1, 100)`);
    const proven = async (n: number) =>
      (await runAudit(shop(), { by: 'vozex', heals: false, part: { n, of: 24 } }))?.findings;
    expect(await proven(5)).toEqual([]);
    expect((await proven(1))?.map(({ name }) => name)).toEqual(['I34']);
    expect((await proven(5))?.map(({ name }) => name)).toEqual(['I34']);
    expect((await asked(true)).healed).toMatchObject([{ invariant: 'I34', subject: '2000-01-02' }]);
    expect(await proven(1)).toEqual([]);
    await run(`delete from report_days where day = '2000-01-02'`);
    await run(`delete from daily_figures where day = '2000-01-02'`);
  });
});

describe('what goes wrong with the auditor itself', () => {
  it('a process that died midway blocks neither the next run nor its own quarter of an hour', async () => {
    await world.time.passes(15 * MINUTE);
    expect(await auditOnSchedule(shop())).toBe(true);
    const { id } = (await runs())[0]!; // because it has just ended
    await run(
      `update audit_runs set status = 'running', finished_at = null, instance = instance + 1000 where id = '${id}'`,
    );
    expect(await state()).toMatchObject({ is_running: true });
    expect(await auditOnSchedule(shop())).toBe(true);
    expect((await runs()).slice(0, 2)).toMatchObject([
      { status: 'done' },
      { id, status: 'failed', problem: 'its process ended midway' },
    ]);
  });

  it('a run of this process that could not write its end is written off by the next', async () => {
    const { id } = await asked();
    await run(`update audit_runs set status = 'running', finished_at = null where id = '${id}'`);
    expect(await asked()).toMatchObject({ status: 'done' });
  });

  it('a promise that cannot be proven is said to be unknown; the others are proven, and its alert stays', async () => {
    await reportSightings(shop(), 'invariants_broken', [{ subject: 'I24', value: 1, summary: 'I24 is broken.' }]);
    await run('alter table capacity_reservations rename to elsewhere');
    const unproven = await asked();
    await run('alter table elsewhere rename to capacity_reservations');
    expect(unproven).toMatchObject({ status: 'failed', findings: [], unproven: ['I24', 'I27'] });
    expect((await of('I24'))?.state).toBe('unknown');
    expect((await of('I1'))?.state).toBe('holds');
    expect(await alertOf('I24')).toBeDefined();
    await asked();
    expect(await alertOf('I24')).toBeUndefined();
  });

  it('runs that found all sound are forgotten after a week, the others after a quarter of a year', async () => {
    await miscount(2);
    const { id } = await asked(true);
    await world.time.passes(8 * DAY);
    await forgetAudits(shop());
    const left = await runs();
    expect(left.map((one) => one.id)).toContain(id);
    expect(
      left.every(({ status, healed, findings }) => status === 'failed' || healed.length + findings.length > 0),
    ).toBe(true);
    await world.time.passes(90 * DAY);
    await forgetAudits(shop());
    expect(await runs()).toEqual([]);
    expect(await (await fetch(`${world.url}/metrics`)).text()).toContain(
      'vozex_invariants_healed_total{invariant="I35"} 4',
    );
  });
});
