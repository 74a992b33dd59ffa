import { hostname } from 'node:os';
import { PassThrough } from 'node:stream';
import { newWorld, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { takeBackup } from '../backup/write-backup.ts';
import { reportSightings } from './report-sightings.ts';
import { openReceiver } from './test-receiver.ts';
import { watchAlerts } from './watch-alerts.ts';

type Alert = { id: string; rule: string; subject: string; state: string; summary: string; runbook_url: string };
type Destination = { id: string; secret: string; last: { status: string; problem: string | null } | null };

const ALERTS = '/api/admin/alerts';
const PLACES = '/api/admin/alert-destinations';
const HOUR = 3_600;
const MACHINE = { kind: 'api_key', role: 'owner', keyId: null } as const;
/** The loop that tells looks every two seconds. */
const A_WHILE = { timeout: 15_000 };

let world: World;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
beforeAll(async () => {
  receiver = await openReceiver();
  world = await newWorld({ engine: 'pglite', reaches: [receiver.host] });
});
afterEach(() => world.audit());
afterAll(async () => {
  await receiver?.close();
  await world?.close();
});

const shop = () => world.running.shop;
/** A minute passes between two looks, as it does between the loop's. */
async function looked(afterSeconds = 60) {
  await world.time.passes(afterSeconds);
  await watchAlerts(shop());
}
const alerts = async (state: 'open' | 'resolved' = 'open') =>
  (await world.as('Rhea').get<{ items: Alert[] }>(`${ALERTS}?state=${state}`)).items;
const alertOf = async (rule: string, state: 'open' | 'resolved' = 'open') =>
  (await alerts(state)).find((alert) => alert.rule === rule);
const lastAt = async (id: string) =>
  (await world.as('Rhea').get<{ items: Destination[] }>(PLACES)).items.find((place) => place.id === id)?.last;
const mails = async () => {
  const { rows } = await sql<{ recipient: string; sent_subject: string | null }>`
    select recipient, sent_subject from mails where kind = 'alert' order by id`.execute(shop().db.read);
  return rows;
};

describe('a provider is down', () => {
  it('and owners get one mail, however often it is looked at', async () => {
    await world.provider.isDownFor(10 * 60);
    for (const name of ['one', 'two'])
      await world.buyer('Ada').buys('Point of Sale', { choices: { workspace_name: `alert-${name}` } });
    await looked(8 * 60);
    const alert = await alertOf('provider_failing');
    expect(alert).toMatchObject({ state: 'open', subject: expect.stringMatching(/^multitenant_saas /) });
    expect(alert?.summary).toMatch(/^\d+ of \d+ calls to .* failed within 15 minutes\.$/);
    await looked();
    await looked();
    expect((await alerts()).filter(({ rule }) => rule === 'provider_failing')).toHaveLength(1);
    const { rows } = await sql`select from alert_tellings where alert_id = ${alert?.id ?? ''}`.execute(shop().db.read);
    expect(rows).toHaveLength(1);
  });

  it('it is over once it has been well for a while, and not at the first good look', async () => {
    await looked(16 * 60);
    expect(await alertOf('provider_failing')).toMatchObject({ state: 'open', healing_since: expect.any(String) });
    await looked(6 * 60);
    expect(await alertOf('provider_failing')).toBeUndefined();
    expect(await alertOf('provider_failing', 'resolved')).toMatchObject({ state: 'resolved' });
    await expect
      .poll(async () => (await mails()).map(({ sent_subject }) => sent_subject))
      .toContain('Over: A provider fails');
    expect(new Set((await mails()).map(({ recipient }) => recipient)).size).toBe(1);
  });
});

describe('an alert that stays open', () => {
  const broken = (...names: string[]) =>
    reportSightings(
      shop(),
      'invariants_broken',
      names.map((subject) => ({ subject, value: 1, summary: `${subject} is broken.` })),
    );
  const tellingsOf = async (id: string) =>
    (await world.as('Rhea').get<{ tellings: { news: string }[] }>(`${ALERTS}/${id}`)).tellings.map(({ news }) => news);

  it('is told again after a day, and not once somebody sees to it', async () => {
    await broken('I1');
    const { id } = (await alertOf('invariants_broken'))!; // because it was just reported
    await looked(23 * HOUR);
    expect(await tellingsOf(id)).toEqual(['opened']);
    await looked(2 * HOUR);
    await looked();
    expect(await tellingsOf(id)).toEqual(['reminded', 'opened']);
    const seen = await world.as('Oscar').post<Alert>(`${ALERTS}/${id}/acknowledge`);
    expect(seen).toMatchObject({ state: 'acknowledged', acknowledged_by: expect.stringMatching(/^operator:/) });
    await looked(50 * HOUR);
    expect(await tellingsOf(id)).toEqual(['reminded', 'opened']);
  });

  it('comes back when its snooze is over', async () => {
    const { id } = (await alertOf('invariants_broken'))!; // because it is still open
    await world.as('Oscar').post(`${ALERTS}/${id}/snooze`, { hours: 48 });
    await looked(30 * HOUR);
    expect(await alertOf('invariants_broken')).toMatchObject({ state: 'snoozed' });
    await looked(19 * HOUR);
    expect(await tellingsOf(id)).toEqual(['reminded', 'reminded', 'opened']);
    expect(await alertOf('invariants_broken')).toMatchObject({ state: 'open' });
  });

  it('is over as soon as the auditor says so, and then nothing is left to press', async () => {
    await broken('I1', 'I2');
    const { id } = (await alerts()).find(({ subject }) => subject === 'I1')!; // because it was reported
    await broken('I2');
    expect(await alertOf('invariants_broken', 'resolved')).toMatchObject({ id, state: 'resolved' });
    const { status, body } = await world.as('Oscar').ask('POST', `${ALERTS}/${id}/acknowledge`);
    expect([status, (body as { code: string }).code]).toEqual([409, 'ALERT_RESOLVED']);
    await broken();
    expect(await alertOf('invariants_broken')).toBeUndefined();
  });
});

describe('a webhook is told', () => {
  let place: Destination;

  it('only by an owner, and shown its secret once', async () => {
    const wanted = { kind: 'webhook', name: 'On call', address: receiver.url };
    expect((await world.as('Oscar').ask('POST', PLACES, wanted)).status).toBe(403);
    place = await world.as('Olivia').post<Destination>(PLACES, wanted);
    expect(place.secret).toMatch(/^whsec_/);
    receiver.trusts(place.secret);
    const listed = await world.as('Rhea').get<{ items: object[] }>(PLACES);
    expect(JSON.stringify(listed)).not.toContain(place.secret);
    expect((await world.as('Olivia').ask('POST', PLACES, wanted)).status).toBe(409);
    const bad = { ...wanted, kind: 'mail' };
    expect((await world.as('Olivia').ask('POST', PLACES, bad)).status).toBe(422);
  });

  it('signed, at least once, under one id', async () => {
    receiver.isDown(1);
    await world.as('Oscar').post(`${PLACES}/${place.id}/test`);
    const waits = { status: 'waiting', answer: 503, problem: 'it answered 503' };
    await expect.poll(() => lastAt(place.id), A_WHILE).toMatchObject(waits);
    await world.time.passes(6);
    await expect.poll(() => lastAt(place.id), A_WHILE).toMatchObject({ status: 'sent', problem: null });
    expect(receiver.heard).toMatchObject([{ type: 'alert.test', data: { title: 'This is a test' } }]);
    expect(new Set(receiver.ids).size).toBe(1);
    expect(receiver.ids).toHaveLength(2);
  });

  it('of what it wants to know, with the page that says what to do; owners then get no mail', async () => {
    const before = (await mails()).length;
    await reportSightings(shop(), 'invariants_broken', [{ subject: 'I9', value: 1, summary: 'I9 is broken.' }]);
    await reportSightings(shop(), 'invariants_broken', []);
    const heard = () => receiver.heard.slice(1).map(({ type }) => type);
    await expect.poll(() => heard().sort(), A_WHILE).toEqual(['alert.opened', 'alert.resolved']);
    expect(receiver.heard[1]?.data).toMatchObject({
      rule: 'invariants_broken',
      subject: 'I9',
      severity: 'critical',
      runbook_url: expect.stringMatching(/\/docs\/runbooks\/invariants-broken$/),
    });
    expect(await mails()).toHaveLength(before);
  });

  it('and not into our own network', async () => {
    const elsewhere = { kind: 'webhook', name: 'Metadata', address: 'http://169.254.169.254/latest' };
    const { id } = await world.as('Olivia').post<Destination>(PLACES, elsewhere);
    await world.as('Oscar').post(`${PLACES}/${id}/test`);
    await expect
      .poll(() => lastAt(id), A_WHILE)
      .toMatchObject({ status: 'waiting', problem: expect.stringMatching(/VOZEX does not connect to/) });
    await world.as('Olivia').ask('DELETE', `${PLACES}/${id}`);
  });

  it('or no more, when it is removed', async () => {
    const { status } = await world.as('Olivia').ask('DELETE', `${PLACES}/${place.id}`);
    expect(status).toBe(200);
    expect((await world.as('Rhea').get<{ items: object[] }>(PLACES)).items).toEqual([]);
  });
});

describe('no backup is made', () => {
  it('in development that is all right; in production it is told, until a fresh one is whole', async () => {
    await looked(49 * HOUR);
    expect(await alertOf('backup_old')).toBeUndefined();
    Object.assign(shop(), { development: false }); // the loop's look and ours must say the same
    await looked();
    expect(await alertOf('backup_old')).toMatchObject({
      severity: 'warning',
      summary: expect.stringMatching(/^No backup was ever taken, for \d+ hours\.$/),
      runbook_url: expect.stringMatching(/\/docs\/runbooks\/backup-old$/),
    });
    await (await takeBackup(shop(), MACHINE)).writeTo(new PassThrough().resume());
    await looked();
    await looked(6 * 60);
    expect(await alertOf('backup_old')).toBeUndefined();
    expect(await alertOf('backup_old', 'resolved')).toBeDefined();
    await looked(49 * HOUR);
    expect(await alertOf('backup_old')).toMatchObject({ summary: 'The last backup is 49 hours old.' });
    Object.assign(shop(), { development: true });
  });
});

describe('thresholds', () => {
  it('are what owners set, and what is not watched any more is over', async () => {
    const { items } = await world.as('Rhea').get<{ items: { key: string; revision: number }[] }>('/api/admin/settings');
    const revision = items.find(({ key }) => key === 'alerts')?.revision ?? -1;
    const set = (value: object, of: number) =>
      world.as('Olivia').ask('PUT', '/api/admin/settings/alerts', { revision: of, value });
    expect((await set({ disk_low: { percent: 100 } }, revision)).status).toBe(200);
    await looked();
    expect(await alertOf('disk_low')).toMatchObject({ subject: hostname() });
    expect((await set({ disk_low: { watched: false } }, revision + 1)).status).toBe(200);
    await looked();
    expect(await alertOf('disk_low')).toBeUndefined();
    const { items: rules } = await world
      .as('Rhea')
      .get<{ items: { key: string; watched: boolean }[] }>(`${ALERTS}/rules`);
    expect(rules.find(({ key }) => key === 'disk_low')).toMatchObject({ watched: false });
  });

  it('the number of open ones is counted, in the frame and for Prometheus', async () => {
    await reportSightings(shop(), 'invariants_broken', [{ subject: 'I3', value: 1, summary: 'I3 is broken.' }]);
    expect(await world.as('Rhea').get(`${ALERTS}/count`)).toMatchObject({ critical: 1 });
    const scraped = await (await fetch(`${world.url}/metrics`)).text();
    expect(scraped).toContain('vozex_alerts_open{rule="invariants_broken",severity="critical"} 1');
  });
});
