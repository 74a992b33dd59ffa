import { ENGINE_TAKES, type InstanceDriverKey, type TemplateKind } from '@vozex/domain';
import { sql } from 'kysely';
import type { App } from '../../kernel/app.ts';
import { secondsAfter } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database.ts';
import type { DomainSettings } from '../domains/domain-settings.ts';
import { takeHost } from '../domains/store.ts';
import { wantDomain } from '../domains/want-domain.ts';
import { readNamed } from '../setup/store.ts';
import { readGround, roomLeft } from './room.ts';
import {
  fittingPools,
  insertReservation,
  type PoolSelector,
  releaseReservations,
  takeFrom,
  uselessReservations,
} from './store.ts';
import { generatedSubdomain, isReserved } from './sub-domain.ts';

/** How customers reach an installation: by a name below a domain of the shop, or at the address of its engine. */
export type DomainStrategy = { strategy: 'subdomain'; base_domain: string } | { strategy: 'address' };

/** What placing needs of the app. */
export type PlacingApp = App & { readonly domains: DomainSettings };

/** What an order item will need when it is delivered; templates and profiles by their names. */
export type CapacityWish = {
  orderId: string;
  orderItemId: string;
  customerId: string;
  template: string;
  profile: string;
  pool: PoolSelector;
  domain: DomainStrategy;
  subdomain?: string | undefined;
  /** A domain of the customer's own, as he typed it. */
  customDomain?: string | undefined;
};

/** `reason` is for operators, but for a name: that is the customer's. */
export type Reserved =
  | { kind: 'reserved' }
  | { kind: 'name_taken'; choice: 'subdomain' | 'custom_domain'; reason: string }
  | { kind: 'sold_out'; reason: string }
  | { kind: 'not_ready'; reason: string };

/** A name that was given back stays with nobody for so long, days: what a stranger could do with it is in takeHost. */
const HOST_COOLS_DAYS = 90;

const SECONDS_PER_DAY = 86_400;

/**
 * Sets aside what an order item needs, in the caller's transaction: capacity of one pool, and the name. Of two who want
 * the last place, the database lets one have it. Refused, the caller undoes its transaction: nothing is set aside in part.
 */
export async function reserveCapacity(app: PlacingApp, tx: Tx, wish: CapacityWish): Promise<Reserved> {
  const ready = await readyFor(tx, wish);
  if ('reason' in ready) return { kind: 'not_ready', reason: ready.reason };
  const { amounts, drivers } = ready;
  for (const poolId of await fittingPools(tx, { drivers, selector: wish.pool, amounts })) {
    if (!(await takeFrom(tx, poolId, amounts))) continue; // somebody was quicker
    await insertReservation(tx, {
      id: app.newId('reservation'),
      order_id: wish.orderId,
      order_item_id: wish.orderItemId,
      pool_id: poolId,
      ...amounts,
      created_at: app.clock.now(),
    });
    return takeNames(app, tx, wish);
  }
  const missing = await whyNoRoom(tx, wish);
  return { kind: 'sold_out', reason: missing ?? 'others took the last places meanwhile' };
}

async function readyFor(db: Db, wish: { template: string; profile: string }) {
  const template = await readNamed(db, 'server_templates', { name: wish.template });
  const profile = await readNamed(db, 'resource_profiles', { name: wish.profile });
  if (!template) return { reason: `there is no server template "${wish.template}"` };
  if (!profile) return { reason: `there is no resource profile "${wish.profile}"` };
  const released = await db
    .selectFrom('server_template_versions')
    .select('id')
    .where('template_id', '=', template.id)
    .where('status', '=', 'released')
    .limit(1)
    .executeTakeFirst();
  if (!released) return { reason: `the server template "${wish.template}" has no released version` };
  const { cpu_millis, memory_mb, disk_mb } = profile;
  return { drivers: enginesThatTake(template.kind), amounts: { cpu_millis, memory_mb, disk_mb } };
}

function enginesThatTake(kind: TemplateKind): InstanceDriverKey[] {
  return (Object.keys(ENGINE_TAKES) as InstanceDriverKey[]).filter((driver) => ENGINE_TAKES[driver] === kind); // because those are its keys
}

async function takeNames(app: PlacingApp, tx: Tx, wish: CapacityWish): Promise<Reserved> {
  const taken = await takeSubdomain(app, tx, wish);
  return taken.kind === 'reserved' ? noteCustomDomain(app, tx, wish) : taken;
}

async function takeSubdomain(app: App, tx: Tx, wish: CapacityWish): Promise<Reserved> {
  if (wish.domain.strategy === 'address') return { kind: 'reserved' };
  const subdomain = wish.subdomain ?? generatedSubdomain(wish.orderItemId);
  const refused = (reason: string): Reserved => ({ kind: 'name_taken', choice: 'subdomain', reason });
  if (isReserved(subdomain)) return refused(`"${subdomain}" is kept for the shop itself`);
  const now = app.clock.now();
  const taken = await takeHost(tx, {
    id: app.newId('instance_domain'),
    host: `${subdomain}.${wish.domain.base_domain}`,
    orderItemId: wish.orderItemId,
    customerId: wish.customerId,
    because: 'it was bought',
    at: now,
    coolSince: secondsAfter(now, -HOST_COOLS_DAYS * SECONDS_PER_DAY),
  });
  return taken ? { kind: 'reserved' } : refused(`"${subdomain}" is taken`);
}

async function noteCustomDomain(app: PlacingApp, tx: Tx, wish: CapacityWish): Promise<Reserved> {
  if (wish.customDomain === undefined) return { kind: 'reserved' };
  const { customDomain: typed, orderItemId, customerId } = wish;
  const wanted = await wantDomain(app, tx, { typed, orderItemId, customerId, because: 'it was chosen at checkout' });
  if (wanted.kind === 'wanted') return { kind: 'reserved' };
  return { kind: 'name_taken', choice: 'custom_domain', reason: wanted.reason };
}

/**
 * Whether an order item could be delivered now, and nothing is changed by asking.
 *
 * @returns nothing, or why not in words for operators.
 */
export async function whyNoRoom(
  db: Db,
  wish: Pick<CapacityWish, 'template' | 'profile' | 'pool'>,
): Promise<string | undefined> {
  const { because } = roomLeft(await readGround(db), { ...wish, profiles: [wish.profile] });
  return because ?? undefined;
}

/** Bounded, so that a long absence does not become one long transaction. */
const BATCH = 200;

/**
 * Gives back what was set aside for orders that will not be delivered: expired, cancelled, refunded before delivery.
 *
 * @returns how many were given back now.
 */
export async function releaseUselessReservations(app: Pick<App, 'db' | 'clock'>): Promise<number> {
  const ids = await uselessReservations(app.db.read, BATCH);
  if (ids.length === 0) return 0;
  await app.db.inOneTransaction(async (tx) => {
    // An order that is being paid at this moment is locked by whoever books it, and left to the next look.
    const { rows } = await sql<{ id: string }>`
      select r.id from capacity_reservations r join orders o on o.id = r.order_id
      where r.id = any(${ids}) and r.status = 'held' and o.status in ('expired', 'cancelled', 'refunded')
      order by r.id for update of r, o skip locked`.execute(tx);
    await releaseReservations(tx, { ids: rows.map(({ id }) => id), at: app.clock.now() });
  });
  return ids.length;
}
