import { randomBytes } from 'node:crypto';
import { type FulfillmentStatus, makeId } from '@vozex/domain';
import { sql } from 'kysely';
import { CatalogError } from '../catalog/index.ts';
import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { type Database, json, type Tx } from '../kernel/database.ts';
import { flowOf, on } from '../kernel/events.ts';
import { openMetrics } from '../kernel/metrics.ts';
import type { Actor } from '../kernel/route.ts';
import { openSeal } from '../kernel/seal.ts';
import { openTestDatabase } from '../kernel/test-database.ts';
import { NO_RECORDS } from '../provisioning/domains/test-dns.ts';
import { customerAsked, taskCompleted, workResumed } from '../tasks/index.ts';
import { cancelFulfillment } from './cancel-fulfillment.ts';
import { changeTerms } from './change-terms.ts';
import { completeByOperator } from './complete-by-operator.ts';
import { openDriverCatalog } from './drivers.ts';
import { type FulfillmentNews, fulfillmentFailed, fulfillmentReady, fulfillmentWaiting } from './events.ts';
import { holdFulfillment, releaseAll, releaseFulfillment } from './hold-fulfillment.ts';
import type { MovesApp } from './moves/start-move.ts';
import { runFulfillment } from './run-fulfillment.ts';
import { type FulfillmentView, fulfillmentsOf, operationsOf } from './views.ts';
import { goOnByHand, waitForCustomer } from './wait-for-customer.ts';
import type { HoldCause } from './wishes.ts';

/** A shop that has sold one thing, with a clock moved by hand. Jobs are only noted: a story runs the turns itself. */
export type TestDelivery = MovesApp & {
  id: string;
  /** Names of events and logged lines, in order. */
  told: string[];
  logged: string[];
  /** Record ids of the jobs sent since the last look. */
  woken(): string[];
  passes(seconds: number): void;
  /** One turn of the record, whenever it is due. */
  runs(): ReturnType<typeof runFulfillment>;
  /** Time passes until the record is due, then one turn. */
  comesDue(): Promise<void>;
  wishes(action: 'suspend' | 'resume' | 'cancel'): Promise<boolean>;
  holds(cause: HoldCause): Promise<boolean>;
  releases(cause: HoldCause): Promise<boolean>;
  wants(plan: string | null, quantity: number): Promise<boolean>;
  record(): Promise<FulfillmentView>;
  /** `action outcome` of each operation, oldest first. */
  operations(): Promise<string[]>;
  /** The statuses it went through. */
  path(): Promise<FulfillmentStatus[]>;
  openTasks(): Promise<number>;
  /** Sells one more. @returns the new record's id. */
  sells(driver?: string): Promise<string>;
  listening: { fails: boolean };
};

const OLGA = { by: 'operator:olga', because: 'asked' };

/** The same person at her screen. */
export const olga: Actor = {
  kind: 'user',
  userId: 'olga',
  email: 'olga@shop.test',
  name: 'Olga',
  role: 'operator',
  customerId: null,
  twoFactor: true,
};

let opened: Promise<Database> | undefined;

/** One database a test file, emptied for each story: opening one takes longer than most stories. */
async function emptyDatabase(): Promise<Database> {
  opened ??= openTestDatabase();
  const db = await opened;
  await sql`truncate customers, products, tasks cascade`.execute(db.read);
  return db;
}

export async function openTestDelivery(driver = 'scripted_outside'): Promise<TestDelivery> {
  const db = await emptyDatabase();
  let now = new Date('2026-03-01T12:00:00Z');
  let jobs: string[] = [];
  const told: string[] = [];
  const logged: string[] = [];
  const listening = { fails: false };
  const tell = (name: string) => async (_app: App, _tx: Tx, news: FulfillmentNews) => {
    if (listening.fails) throw new Error('a listener that fails');
    told.push(news.sentence === undefined ? name : `${name}: ${news.sentence}`);
  };
  const note = async (_job: unknown, sent: { payload: unknown }[]) => {
    jobs.push(...sent.map(({ payload }) => (payload as { fulfillment_id: string }).fulfillment_id));
  };
  const write = (event: string) => void logged.push(event);
  const app: App = {
    db,
    jobs: {
      send: (_tx, job, sent) => note(job, sent),
      sendWith: (_statement, job, sent) => note(job, sent),
      wake: note,
      work: async () => {},
      stop: async () => {},
    },
    clock: { now: () => now },
    log: { debug: write, info: write, warn: write, error: write },
    metrics: openMetrics(),
    seal: openSeal([Buffer.alloc(32, 7).toString('base64')]),
    flow: flowOf([
      on(fulfillmentReady, tell('ready')),
      on(fulfillmentFailed, tell('failed')),
      on(fulfillmentWaiting, tell('waiting')),
      on(taskCompleted, completeByOperator),
      on(customerAsked, waitForCustomer),
      on(workResumed, goOnByHand),
    ]),
    fetchOutside: () => Promise.reject(new Error('nothing here reaches outside')),
    publicUrl: 'https://shop.test',
    instanceUrl: (host) => `https://${host}`,
    newId(kind) {
      now = secondsAfter(now, 0.001); // one id a millisecond, so that ids sort as they were made
      return makeId(kind, now, randomBytes(10));
    },
  };
  const secretBehind = async (reference: string) => {
    throw new CatalogError('SECRET_UNKNOWN', reference);
  };
  const outside = { clock: app.clock, isTest: false };
  const tools = { ...app, secretBehind, outside, domains: NO_RECORDS };
  const delivery: TestDelivery = {
    ...app,
    tools,
    drivers: openDriverCatalog(tools),
    instance: 1,
    id: '',
    told,
    logged,
    listening,
    woken() {
      const woken = jobs;
      jobs = [];
      return woken;
    },
    passes(seconds) {
      now = secondsAfter(now, seconds);
    },
    runs: () => runFulfillment(delivery, delivery.id),
    async comesDue() {
      const { next_attempt_at: due } = await delivery.record();
      if (due && due > now) now = due;
      await delivery.runs();
    },
    wishes: (action) =>
      db.inOneTransaction((tx) => {
        if (action === 'cancel') return cancelFulfillment(delivery, tx, delivery.id, 'marketplace_request', OLGA);
        if (action === 'suspend') return holdFulfillment(delivery, tx, delivery.id, 'operator', OLGA);
        return releaseAll(delivery, tx, delivery.id, OLGA);
      }),
    holds: (cause) => db.inOneTransaction((tx) => holdFulfillment(delivery, tx, delivery.id, cause, OLGA)),
    releases: (cause) => db.inOneTransaction((tx) => releaseFulfillment(delivery, tx, delivery.id, cause, OLGA)),
    wants: (plan, quantity) =>
      db.inOneTransaction((tx) => changeTerms(delivery, tx, delivery.id, { plan, quantity }, OLGA)),
    async record() {
      const [record] = await fulfillmentsOf(db.read, { id: delivery.id }, { limit: 1 });
      if (!record) throw new Error('the record is gone');
      return record;
    },
    async operations() {
      const rows = await operationsOf(db.read, delivery.id);
      return rows.map(({ action, outcome }) => `${action} ${outcome}`);
    },
    async path() {
      return (await delivery.record()).moves.map((move) => move.to);
    },
    async openTasks() {
      const { rows } = await sql`select from tasks where fulfillment_id = ${delivery.id} and status = 'open'`.execute(
        db.read,
      );
      return rows.length;
    },
    sells: (otherDriver = driver) => sell(app, otherDriver),
  };
  delivery.id = await delivery.sells();
  return delivery;
}

/** A paid order of one item and its queued record. */
async function sell(app: App, driver: string): Promise<string> {
  const now = app.clock.now();
  const [customer, product, price, order, item, id] = (
    ['customer', 'product', 'price', 'order', 'order_item', 'fulfillment'] as const
  ).map((kind) => app.newId(kind)) as [string, string, string, string, string, string]; // because six kinds are named
  await app.db.inOneTransaction(async (tx) => {
    await sql`insert into customers (id, email, name, created_at)
      values (${customer}, ${`${customer}@example.test`}, 'Ada', ${now})`.execute(tx);
    await sql`insert into products (id, slug, name, delivery_model, fulfillment_driver, enabled_payment_gateways,
        default_payment_gateway, created_at, updated_at)
      values (${product}, ${product.replace('_', '-')}, 'Point of Sale', 'saas_multitenant', ${driver}, '{paypal}', 'paypal', ${now}, ${now})`.execute(
      tx,
    );
    await sql`insert into prices (id, product_id, name, billing, amount_minor, currency, created_at, updated_at)
      values (${price}, ${product}, 'Standard', 'one_time', 4900, 'USD', ${now}, ${now})`.execute(tx);
    await sql`insert into orders (id, customer_id, status, payment_gateway, currency, total_minor, metadata,
        access_token_hash, created_at, expires_at, paid_at, updated_at)
      values (${order}, ${customer}, 'paid', 'paypal', 'USD', 4900, '{}', 'hash', ${now}, ${now}, ${now}, ${now})`.execute(
      tx,
    );
    await sql`insert into order_items (id, order_id, position, product_id, price_id, product_name, price_name, billing,
        quantity, unit_amount_minor, total_minor, delivery_model, driver, choices, terms)
      values (${item}, ${order}, 0, ${product}, ${price}, 'Point of Sale', 'Standard', 'one_time', 1, 4900, 4900,
        'saas_multitenant', ${driver}, '{}', ${json({ plan: 'standard' })})`.execute(tx);
    await sql`insert into fulfillment_records (id, order_id, order_item_id, product_id, customer_id, delivery_model,
        driver, provider, status, instance_key, quantity, choices, terms, next_attempt_at, moved_by, moved_because, paid_at, created_at, updated_at)
      values (${id}, ${order}, ${item}, ${product}, ${customer}, 'saas_multitenant', ${driver}, 'pos', 'queued', ${`${order}:${item}`}, 1,
        '{}', ${json({ plan: 'standard' })}, ${now}, 'vozex', 'the order was paid', ${now}, ${now}, ${now})`.execute(
      tx,
    );
  });
  return id;
}
