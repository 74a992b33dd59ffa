import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newWorld, type World } from '@vozex/dev-world';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorApp, examine } from './examine.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld({ engine: 'pglite' });
});
afterAll(() => world?.close());

/** The world's shop, with what is told of it changed. */
const shop = (change: Partial<DoctorApp> = {}): DoctorApp => ({
  ...world.running.shop,
  // The world's clock moves by hand; what is compared here with the database's is the machine's.
  clock: { now: () => new Date() },
  ...change,
});
const worst = async (area: string, change?: Partial<DoctorApp>) => {
  const found = (await examine(shop(change))).filter((one) => one.area === area);
  return found.find(({ level }) => level === 'error') ?? found.find(({ level }) => level === 'warning') ?? found[0];
};

describe('a shop in which all is well', () => {
  it('hears so of everything, and nothing to do', async () => {
    const findings = await examine(shop());
    const areas = [
      'configuration',
      'database',
      'clock',
      'disk',
      'secrets',
      'gateways',
      'mail',
      'people',
      'work',
      'backup',
    ];
    expect([...new Set(findings.map(({ area }) => area))]).toEqual(areas);
    expect(findings.filter(({ level, area }) => level === 'error' && area !== 'disk')).toEqual([]);
  });

  it('is examined by its owner alone', async () => {
    const answer = await world.as('Olivia').get<{ findings: object[] }>('/api/admin/doctor');
    expect(answer.findings.length).toBeGreaterThan(8);
    expect((await world.as('Oscar').ask('GET', '/api/admin/doctor')).status).toBe(403);
  });
});

describe('what is wrong is named, with a way out', () => {
  const open = { publicUrl: 'http://shop.example.test' };

  it.each([
    ['configuration', open, /not encrypted/],
    ['clock', { clock: { now: () => new Date(Date.now() + 120_000) } }, /differ by 1[12]\d\.\d seconds/],
    ['secrets', { unopenedSecrets: async () => ['secrets pos-signing-key'] }, /pos-signing-key/],
    ['mail', { mailSettings: { development: false } }, /SMTP_URL is not set/],
    [
      'mail',
      {
        mailSettings: { development: false, smtpUrl: 'smtp://mail.test' },
        askMailServer: () => Promise.reject(new Error('535 bad password')),
      },
      /535 bad password/,
    ],
    ['database', { mailSettings: { development: false } }, /power failure/],
    ['backup', { mailSettings: { development: false } }, /No backup was ever taken/],
    ['disk', { dataDir: join(mkdtempSync(join(tmpdir(), 'doctor-')), 'gone') }, /could not be looked at: ENOENT/],
  ] as [string, Partial<DoctorApp>, RegExp][])('%s', async (area, change, said) => {
    const finding = await worst(area, change);
    expect(finding?.detail).toMatch(said);
    expect(finding?.fix?.length).toBeGreaterThan(10);
  });

  it('a mail server that cannot be reached is said in its own words', async () => {
    const finding = await worst('mail', {
      mailSettings: { development: false, smtpUrl: 'smtp://127.0.0.1:1' },
    });
    expect(finding).toMatchObject({ level: 'error', detail: expect.stringMatching(/ECONNREFUSED/) });
  });

  it('a secret whose key was retired is found in the rows', async () => {
    const { db } = world.running.shop;
    await sql`update secrets set key_id = 'retired', sealed = regexp_replace(sealed, '^[^.]*', 'retired')`.execute(
      db.read,
    );
    expect(await worst('secrets')).toMatchObject({
      level: 'error',
      detail: expect.stringMatching(/do not open: secrets /),
    });
  });

  it('a gateway that refuses us, an owner who is gone, and work that nobody takes up', async () => {
    const { db } = world.running.shop;
    await world.sandbox.close();
    expect(await worst('gateways')).toMatchObject({ level: 'error' });
    await sql`update users set role = 'operator' where role = 'owner'`.execute(db.read);
    expect(await worst('people')).toMatchObject({ level: 'error', detail: 'The shop has no owner.' });
    const later = { clock: { now: () => new Date(Date.now() + 86_400_000) } };
    await sql`insert into webhook_events (id, gateway, event_id, event_type, body, body_sha256, next_attempt_at, received_at)
      values ('whe_late', 'dodo', 'e', 't', '', '', now() + interval '1 hour', now())`.execute(db.read);
    expect(await worst('work', later)).toMatchObject({
      level: 'error',
      detail: expect.stringMatching(/nobody takes it up/),
    });
  });
});
