import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '../../fulfillment/adapters/test-world.ts';
import type { Tx } from '../../kernel/database.ts';
import { flowOf, on } from '../../kernel/events.ts';
import { openProvisioning, type Provisioning } from '../test-provisioning.ts';
import { askForDomain, checkDomain, domainsOf, removeDomain } from './change-domains.ts';
import { type DomainNews, domainNews, domainSettled } from './events.ts';
import { openResolver } from './resolver.ts';
import type { DomainRow } from './store.ts';
import { tendDomains } from './tend-domains.ts';
import { startTestDns, type TestDns } from './test-dns.ts';
import { BASE, type Home, openHomes, prove, TARGET } from './test-homes.ts';

const OURS = '192.0.2.10';
const DAY = 86_400;

let dns: TestDns;
let world: TestWorld & Provisioning;
let told: string[];
let homes: ReturnType<typeof openHomes>;
beforeAll(async () => {
  dns = await startTestDns();
  dns.sets(TARGET, { addresses: [OURS, '2001:db8::10'] });
  const tell = async (_app: unknown, _tx: Tx, { kind, host }: DomainNews) => void told.push(`${kind} ${host}`);
  const settled = async (_app: unknown, _tx: Tx, { because }: { because: string }) => void told.push(because);
  const ground = {
    ...(await openTestWorld()),
    domains: { target: { host: TARGET, addresses: [] }, resolver: openResolver([dns.server]) },
    flow: flowOf([on(domainNews, tell), on(domainSettled, settled)]),
  };
  world = await openProvisioning(ground);
  homes = openHomes(world);
  await world.pool();
  await world.releases('1.0.0');
});
beforeEach(() => {
  told = [];
  dns.breaks(false);
});
afterAll(async () => {
  await world?.leave();
  await world?.close();
  await dns?.close();
});

async function asks(home: Home, host: string): Promise<DomainRow> {
  await askForDomain(world, world.operator, home, host);
  return domainOf(home, host.toLowerCase());
}

async function domainOf(home: Home, host: string): Promise<DomainRow> {
  const rows = await world.db.read.selectFrom('instance_domains').selectAll().where('host', '=', host).execute();
  const found = rows.filter((row) => row.order_item_id === home.purchase.orderItemId).at(-1);
  if (!found) throw new Error(`no domain ${host}`);
  return found;
}

async function inUse(home: Home, host: string): Promise<DomainRow> {
  prove(dns, await asks(home, host));
  await homes.passes(1);
  const domain = await domainOf(home, host);
  expect(domain.status).toBe('active');
  return domain;
}

const withCode = (code: string) => expect.objectContaining({ code });

describe('a name below a domain of the shop', () => {
  it('is in use once its installation is ready, and asks nobody for records', async () => {
    const home = await homes.installs({ address: null });
    await homes.passes(1);
    const [name] = await domainsOf(world, home);
    expect(name).toMatchObject({ kind: 'subdomain', status: 'verified', problem: null });
    await homes.becomesReady(home);
    await homes.passes(60, 10);
    expect(await domainsOf(world, home)).toMatchObject([{ status: 'active', next_look_at: null }]);
    expect(await homes.urlOf(home)).toBe(`https://${home.host}`);
    await expect(removeDomain(world, world.operator, home, name?.id ?? '')).rejects.toEqual(withCode('DOMAIN_STAYS'));
  });
});

describe('a domain of a customer’s own', () => {
  it('is his once the proof and the way here are there, and becomes the address of his installation', async () => {
    const home = await homes.installs();
    const domain = await asks(home, 'Guests.Example.com');
    expect(domain).toMatchObject({ host: 'guests.example.com', status: 'pending_dns' });
    await homes.passes(1);
    expect((await domainOf(home, domain.host)).problem).toBe(
      'The TXT record _vozex-challenge.guests.example.com is missing: there is none.',
    );
    dns.sets('_vozex-challenge.guests.example.com', { txt: ['vozex-somebody-else'] });
    dns.sets('guests.example.com', { cname: 'old-host.example.net' });
    await homes.passes(60, 5);
    expect((await domainOf(home, domain.host)).problem).toContain('it says "vozex-somebody-else"');
    dns.sets('_vozex-challenge.guests.example.com', { txt: [domain.proof_token ?? ''] });
    await homes.passes(120, 5);
    expect((await domainOf(home, domain.host)).problem).toContain('leads to old-host.example.net, which leads nowhere');
    expect(told).toEqual([]);
    dns.sets('guests.example.com', { cname: TARGET });
    await checkDomain(world, home, domain.id);
    await homes.passes(1);
    expect(await domainOf(home, domain.host)).toMatchObject({ status: 'active', problem: null });
    expect(told).toEqual(['guests.example.com: its records are there', 'active guests.example.com']);
    expect(await homes.urlOf(home)).toBe('https://guests.example.com');
  });

  it('may lead here by addresses, and by all of them: one that leads elsewhere loses visitors', async () => {
    const home = await homes.installs();
    const domain = await asks(home, 'top.example.org');
    prove(dns, domain);
    dns.sets(domain.host, { addresses: [OURS, '2001:db8::bad'] });
    await homes.passes(1);
    expect((await domainOf(home, domain.host)).problem).toBe(
      'top.example.org also leads to 2001:db8::bad. It has to lead to edge.shop.test alone.',
    );
    dns.sets(domain.host, { addresses: [OURS, '2001:db8:0:0:0:0:0:10'] });
    await checkDomain(world, home, domain.id);
    await homes.passes(1);
    expect((await domainOf(home, domain.host)).status).toBe('active');
  });

  it('that leads elsewhere is not used any more, which is told; and is used again when it is back', async () => {
    const home = await homes.installs();
    const domain = await inUse(home, 'wanders.example.com');
    told = [];
    dns.sets(domain.host, { addresses: ['198.51.100.1'] });
    await homes.passes(6 * 3_600);
    await homes.passes(300, 60);
    expect(await domainOf(home, domain.host)).toMatchObject({ status: 'failing' });
    expect(told).toEqual(['failing wanders.example.com']);
    expect(await homes.urlOf(home)).toBe(`https://${home.host}`);
    dns.sets(domain.host, { cname: TARGET });
    await homes.passes(7_200, 600);
    expect(await domainOf(home, domain.host)).toMatchObject({ status: 'active', failing_since: null });
    expect(await homes.urlOf(home)).toBe('https://wanders.example.com');
  });

  it('stays in use while name servers say nothing', async () => {
    const home = await homes.installs();
    const domain = await inUse(home, 'silent.example.com');
    dns.breaks(true);
    await homes.passes(3 * DAY, DAY / 2);
    expect(await domainOf(home, domain.host)).toMatchObject({ status: 'active', misses: 0 });
  });

  it('that nobody brings back is given back after two weeks, and that is told before', async () => {
    const home = await homes.installs();
    const domain = await inUse(home, 'forgotten.example.com');
    told = [];
    dns.forgets(domain.host);
    await homes.passes(12 * DAY, DAY / 4);
    expect(told).toEqual(['failing forgotten.example.com', 'release_soon forgotten.example.com']);
    await homes.passes(3 * DAY, DAY / 4);
    expect(told.at(-1)).toBe('released forgotten.example.com');
    expect(await domainOf(home, domain.host)).toMatchObject({ status: 'released', next_look_at: null });
  });

  it('is wanted by several and belongs to who proves it', async () => {
    const [squatter, owner] = [await homes.installs(), await homes.installs()];
    await asks(squatter, 'prized.example.com');
    const domain = await inUse(owner, 'prized.example.com');
    await homes.passes(3_600, 600);
    expect(await domainOf(squatter, domain.host)).toMatchObject({
      status: 'pending_dns',
      problem_code: 'DNS_UNPROVEN',
    });
    dns.sets(`_vozex-challenge.${domain.host}`, { txt: [(await domainOf(squatter, domain.host)).proof_token ?? ''] });
    await homes.passes(3_600, 600);
    expect(await domainOf(squatter, domain.host)).toMatchObject({ status: 'pending_dns', problem_code: 'TAKEN' });
    await expect(asks(await homes.installs(), domain.host)).rejects.toEqual(withCode('DOMAIN_TAKEN'));
  });

  it('that leads elsewhere goes to another customer who proves it', async () => {
    const [before, after] = [await homes.installs(), await homes.installs()];
    const domain = await inUse(before, 'sold.example.com');
    dns.sets(domain.host, { addresses: ['198.51.100.1'] });
    await homes.passes(6 * 3_600);
    await homes.passes(300, 60);
    await inUse(after, 'sold.example.com');
    expect((await domainOf(before, domain.host)).status).toBe('released');
    expect(await homes.urlOf(after)).toBe('https://sold.example.com');
  });

  it('is given back by its customer and with the installation; then nobody else has it for a week', async () => {
    const home = await homes.installs();
    const kept = await inUse(home, 'kept.example.com');
    const removed = await inUse(home, 'removed.example.com');
    expect(await homes.urlOf(home)).toBe('https://kept.example.com');
    await removeDomain(world, world.operator, home, removed.id);
    await homes.desires(home, 'terminated');
    await expect(asks(home, 'late.example.com')).rejects.toEqual(withCode('NOT_NOW'));
    await world.tends(async () => (await homes.rowOf(home)).ended_at !== null);
    expect((await domainOf(home, kept.host)).status).toBe('released');
    expect(await domainsOf(world, home)).toEqual([]);
    const stranger = await homes.installs();
    for (const { host } of [kept, removed])
      await expect(asks(stranger, host)).rejects.toEqual(withCode('DOMAIN_TAKEN'));
    const again = await homes.installs({ customerId: home.customerId });
    await inUse(again, 'removed.example.com');
    world.passes(8 * DAY);
    await inUse(stranger, 'kept.example.com');
  });

  it('must be one that can be used, and is nobody else’s business', async () => {
    const home = await homes.installs();
    const refused = ['shop.test', 'admin.shop.test', `x.${BASE}`, TARGET, `a.${TARGET}`, 'no name', 'pаypal.com'];
    for (const host of refused) await expect(asks(home, host)).rejects.toEqual(withCode('DOMAIN_REFUSED'));
    const domain = await asks(home, 'mine.example.com');
    await expect(asks(home, 'MINE.example.com')).rejects.toEqual(withCode('DOMAIN_TAKEN'));
    const strangers = { id: home.id, customerId: (await homes.installs()).customerId };
    await expect(domainsOf(world, strangers)).rejects.toEqual(withCode('INSTANCE_UNKNOWN'));
    await expect(removeDomain(world, world.operator, strangers, domain.id)).rejects.toEqual(
      withCode('INSTANCE_UNKNOWN'),
    );
    await expect(checkDomain(world, await homes.installs(), domain.id)).rejects.toEqual(withCode('DOMAIN_UNKNOWN'));
    for (let more = 0; more < 8; more++) await asks(home, `mine-${more}.example.com`);
    await expect(asks(home, 'one-too-many.example.com')).rejects.toEqual(withCode('DOMAIN_REFUSED'));
  });

  it('is written by the newest look alone', async () => {
    const home = await homes.installs();
    const domain = await asks(home, 'raced.example.com');
    prove(dns, domain);
    const looking = tendDomains(world);
    await removeDomain(world, world.operator, home, domain.id);
    await looking;
    expect((await domainOf(home, domain.host)).status).toBe('released');
  });
});
