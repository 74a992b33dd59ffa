import { randomBytes } from 'node:crypto';
import { type IdKind, makeId } from '@vozex/domain';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Database, type Db, openPgliteInMemory } from '../../kernel/database.ts';
import { openTestDatabase } from '../../kernel/test-database.ts';
import { HEALINGS } from './healings.ts';
import { findBrokenInvariants, PROMISES } from './invariants.ts';
import { type AuditorApp, runAudit } from './run-audit.ts';

// The auditor is audited: each promise is broken on purpose, in the way that a wrong script or a defect would, and
// exactly that promise must be reported. A shop in which everything holds must be reported as sound.

const NOW = new Date('2026-03-01T12:00:00Z');

/** What the auditor uses of a shop; jobs are only noted. */
function appOf(db: Database, woken: string[] = []): AuditorApp {
  const nothing = () => {};
  return {
    db,
    clock: { now: () => NOW },
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    newId,
    instance: 1,
    jobs: {
      async send(...[, , jobs]: Parameters<AuditorApp['jobs']['send']>) {
        woken.push(...jobs.map(({ payload }) => JSON.stringify(payload)));
      },
    },
  } as unknown as AuditorApp; // because the auditor uses nothing else where nobody is told
}

let serial = 0;
function newId(kind: IdKind): string {
  serial += 1;
  return makeId(kind, new Date(NOW.getTime() + serial), randomBytes(10));
}

type Sale = {
  key: string;
  model: 'saas_multitenant' | 'saas_singletenant' | 'self_hosted_license' | 'self_hosted_download' | 'managed_setup';
  status: 'pending' | 'paid' | 'on_hold';
  /** Statuses the record goes through after `queued`. */
  path?: string[];
};

/** What was sold, by name: order, item, record, payment. */
const ids = new Map<string, { order: string; item: string; record: string; payment: string }>();
const of = (key: string) => ids.get(key)!; // because every key is sold below

async function sell(db: Db, { key, model, status, path }: Sale): Promise<void> {
  const sale = {
    order: newId('order'),
    item: newId('order_item'),
    record: newId('fulfillment'),
    payment: newId('payment'),
  };
  ids.set(key, sale);
  const paidAt = status === 'paid' ? NOW : null;
  await sql`insert into orders (id, customer_id, status, payment_gateway, currency, total_minor, metadata,
      access_token_hash, created_at, expires_at, paid_at, updated_at)
    values (${sale.order}, 'cus_1', 'pending', 'paypal', 'USD', 9800, '{}', 'hash', ${NOW}, ${NOW}, ${paidAt}, ${NOW})`.execute(
    db,
  );
  await sql`insert into order_items (id, order_id, position, product_id, price_id, product_name, price_name, billing,
      quantity, unit_amount_minor, total_minor, delivery_model, driver, choices, terms)
    values (${sale.item}, ${sale.order}, 0, 'prd_1', 'pri_1', 'Till', 'Standard', 'one_time', 2, 4900, 9800, ${model}, 'd', '{}', '{}')`.execute(
    db,
  );
  if (status === 'pending') return;
  await sql`update orders set status = ${status} where id = ${sale.order}`.execute(db);
  await sql`insert into payments (id, order_id, gateway, gateway_payment_id, status, amount_minor, currency, captured_at, created_at, updated_at)
    values (${sale.payment}, ${sale.order}, 'paypal', ${sale.payment}, ${status === 'paid' ? 'succeeded' : 'held'}, 9800, 'USD', ${NOW}, ${NOW}, ${NOW})`.execute(
    db,
  );
  if (!path) return;
  await sql`insert into fulfillment_records (id, order_id, order_item_id, product_id, customer_id, delivery_model,
      driver, provider, status, instance_key, quantity, choices, terms, next_attempt_at, moved_by, moved_because, paid_at, created_at, updated_at)
    values (${sale.record}, ${sale.order}, ${sale.item}, 'prd_1', 'cus_1', ${model}, 'd', 'pos', 'queued', ${sale.record}, 2, '{}', '{}',
      ${NOW}, 'vozex', 'paid', ${NOW}, ${NOW}, ${NOW})`.execute(db);
  for (const to of path)
    await sql`update fulfillment_records set status = ${to}, next_attempt_at = null where id = ${sale.record}`.execute(
      db,
    );
}

/** Turns a sale into one that is paid period by period. */
async function subscribe(db: Db, key: string): Promise<void> {
  const { order, item, payment } = of(key);
  await sql`update orders set gateway_subscription_id = 'I-1' where id = ${order}`.execute(db);
  await sql`update payments set gateway_subscription_id = 'I-1', occurred_at = ${NOW} where id = ${payment}`.execute(
    db,
  );
  await sql`insert into subscriptions (id, order_id, order_item_id, product_id, price_id, customer_id, gateway,
      gateway_subscription_id, status, quantity, unit_amount_minor, currency, billing_interval, interval_count,
      gateway_plan_id, policies, started_at, current_period_start, current_period_end, entitlement, observed_at,
      next_attempt_at, moved_because, created_at, updated_at)
    values ('sub_1', ${order}, ${item}, 'prd_1', 'pri_1', 'cus_1', 'paypal', 'I-1', 'active', 2, 4900, 'USD', 'month', 1,
      'P-1', '{}', ${NOW}, ${NOW}, ${NOW}, 'run', ${NOW}, ${NOW}, 'it began', ${NOW}, ${NOW})`.execute(db);
}

/** Turns a sale into one that runs in a pool. */
async function house(db: Db, key: string): Promise<void> {
  const { order, item, record } = of(key);
  const share = { cpu_millis: 500, memory_mb: 192, disk_mb: 64 };
  const born = { created_at: NOW, updated_at: NOW };
  await db
    .insertInto('pools')
    .values({ id: 'pol_1', name: 'here', title: 'Here', driver: 'process', config: '{}', ...POOL_SIZE, ...born })
    .execute();
  await sql`update pools set reserved_instances = 1, reserved_cpu_millis = 500, reserved_memory_mb = 192, reserved_disk_mb = 64`.execute(
    db,
  );
  await sql`insert into server_templates (id, name, title, kind, health_path, port, data_folders, environment, created_at, updated_at)
    values ('tpl_1', 'guestbook', 'Guestbook', 'image', '/', 80, '{}', '[]', ${NOW}, ${NOW})`.execute(db);
  await sql`insert into server_template_versions (id, template_id, version, image, created_at)
    values ('tpv_1', 'tpl_1', '1', 'guestbook', ${NOW})`.execute(db);
  const reservation = { id: 'rsv_1', order_id: order, order_item_id: item, pool_id: 'pol_1', ...share };
  await db
    .insertInto('capacity_reservations')
    .values({ ...reservation, status: 'used', created_at: NOW })
    .execute();
  await db
    .insertInto('instances')
    .values({
      id: 'ins_1',
      instance_key: record,
      fulfillment_id: record,
      order_id: order,
      order_item_id: item,
      product_id: 'prd_1',
      customer_id: 'cus_1',
      reservation_id: 'rsv_1',
      pool_id: 'pol_1',
      template_id: 'tpl_1',
      version_id: 'tpv_1',
      profile_name: 'small',
      ...share,
      pids: 64,
      quantity: 1,
      generated_sealed: 'sealed',
      moved_because: 'it was bought',
      ...born,
    })
    .execute();
}

const POOL_SIZE = { instances_max: 9, cpu_millis: 9_000, memory_mb: 9_000, disk_mb: 9_000 };

async function handOut(db: Db, key: string): Promise<void> {
  const { record, order } = of(key);
  await sql`insert into licenses (id, fulfillment_id, position, product_id, customer_id, order_id, key_hash, key_sealed, key_hint,
      license_type, created_at, updated_at)
    values (${newId('license')}, ${record}, 0, 'prd_1', 'cus_1', ${order}, ${record}, 'sealed', 'AB12', 'perpetual', ${NOW}, ${NOW})`.execute(
    db,
  );
  await sql`insert into download_grants (id, fulfillment_id, product_id, customer_id, order_id, artifact_name, created_at, updated_at)
    values (${newId('download_grant')}, ${record}, 'prd_1', 'cus_1', ${order}, 'till', ${NOW}, ${NOW})`.execute(db);
}

/** One order of every kind a healthy shop has. */
async function openHealthyShop(): Promise<Database> {
  const shop = await openTestDatabase();
  const db = shop.read;
  await sql`insert into customers (id, email, name, created_at) values ('cus_1', 'ada@example.test', 'Ada', ${NOW})`.execute(
    db,
  );
  await sql`insert into products (id, slug, name, delivery_model, fulfillment_driver, enabled_payment_gateways, default_payment_gateway, created_at, updated_at)
    values ('prd_1', 'till', 'Till', 'saas_multitenant', 'd', '{paypal}', 'paypal', ${NOW}, ${NOW})`.execute(db);
  await sql`insert into prices (id, product_id, name, billing, amount_minor, currency, created_at, updated_at)
    values ('pri_1', 'prd_1', 'Standard', 'one_time', 4900, 'USD', ${NOW}, ${NOW})`.execute(db);
  const active = ['processing', 'active'];
  const sales: Sale[] = [
    { key: 'pending', model: 'saas_multitenant', status: 'pending' },
    { key: 'held', model: 'saas_multitenant', status: 'on_hold' },
    { key: 'hosted', model: 'saas_multitenant', status: 'paid', path: active },
    { key: 'other', model: 'saas_multitenant', status: 'paid', path: active },
    { key: 'license', model: 'self_hosted_license', status: 'paid', path: active },
    { key: 'download', model: 'self_hosted_download', status: 'paid', path: active },
    { key: 'manual', model: 'managed_setup', status: 'paid', path: ['processing', 'manual_pending', 'active'] },
    { key: 'queued', model: 'saas_multitenant', status: 'paid', path: [] },
    {
      key: 'failed',
      model: 'saas_multitenant',
      status: 'paid',
      path: ['processing', 'queued', 'processing', 'failed'],
    },
    { key: 'partial', model: 'self_hosted_license', status: 'paid', path: active },
    { key: 'subscribed', model: 'saas_multitenant', status: 'paid', path: active },
    { key: 'refunded', model: 'self_hosted_license', status: 'paid', path: [...active, 'cancelled'] },
    { key: 'dedicated', model: 'saas_singletenant', status: 'paid', path: active },
  ];
  for (const sale of sales) await sell(db, sale);
  for (const key of ['hosted', 'other', 'subscribed']) {
    await sql`update fulfillment_records set external_reference_id = ${key}, external_workspace_url = 'https://ws.test' where id = ${of(key).record}`.execute(
      db,
    );
  }
  await sql`update fulfillment_records set payload_snapshot = '{"note": "done"}' where id = ${of('manual').record}`.execute(
    db,
  );
  await subscribe(db, 'subscribed');
  await house(db, 'dedicated');
  for (const key of ['license', 'download', 'partial', 'refunded']) await handOut(db, key);
  await sql`update licenses set status = 'revoked' where fulfillment_id = ${of('refunded').record}`.execute(db);
  await sql`update download_grants set status = 'revoked' where fulfillment_id = ${of('refunded').record}`.execute(db);
  for (const [key, amount, status] of [
    ['partial', 100, 'partially_refunded'],
    ['refunded', 9800, 'refunded'],
  ] as const) {
    await sql`insert into refunds (id, payment_id, gateway_refund_id, status, amount_minor, currency, reason, requested_by, created_at, updated_at)
      values (${newId('refund')}, ${of(key).payment}, ${key}, 'succeeded', ${amount}, 'USD', 'asked', 'olga', ${NOW}, ${NOW})`.execute(
      db,
    );
    await sql`update payments set refunded_minor = ${amount} where id = ${of(key).payment}`.execute(db);
    await sql`update orders set status = ${status}, refunded_minor = ${amount} where id = ${of(key).order}`.execute(db);
  }
  await sql`insert into webhook_events (id, gateway, event_id, event_type, status, body, body_sha256, next_attempt_at, order_id, received_at, applied_at)
    values ('whe_1', 'paypal', 'WH-1', 'PAYMENT.CAPTURE.COMPLETED', 'applied', 'x', 'x', ${NOW}, ${of('hosted').order}, ${NOW}, ${NOW})`.execute(
    db,
  );
  return shop;
}

let healthy: Blob;
beforeAll(async () => {
  const shop = await openHealthyShop();
  healthy = await shop.pglite!.dumpDataDir('none'); // because a database in memory is PGlite's
  await shop.close();
});

/** What the auditor reports once the statements have done their harm. */
async function reportAfter(...statements: string[]): Promise<{ names: string[]; offenders: string[] }> {
  const db = await openPgliteInMemory(healthy);
  for (const statement of statements) await sql.raw(statement).execute(db.read);
  const findings = await findBrokenInvariants(appOf(db));
  await db.close();
  return {
    names: findings.map((finding) => finding.name),
    offenders: findings.flatMap((finding) => finding.offenders),
  };
}

/** Lets a script do what the guards forbid. */
const UNGUARDED = 'set session_replication_role = replica';
const record = (key: string) => `'${of(key).record}'`;
const order = (key: string) => `'${of(key).order}'`;
const payment = (key: string) => `'${of(key).payment}'`;

/** A break: the promise, what was done, the statements, and who must be named. */
type Break = [name: string, harm: string, statements: () => string[], offender: () => string];
const BREAKS: Break[] = [
  [
    'I1',
    'a paid item lost its record',
    () => [
      UNGUARDED,
      `delete from fulfillment_moves where fulfillment_id = ${record('queued')}`,
      `delete from fulfillment_records where id = ${record('queued')}`,
    ],
    () => of('queued').item,
  ],
  [
    'I1',
    'an item has two live records',
    () => [
      `insert into fulfillment_records (id, order_id, order_item_id, sequence, product_id, customer_id, delivery_model, driver, provider, status, instance_key,
         quantity, choices, terms, next_attempt_at, moved_by, moved_because, paid_at, created_at, updated_at)
       select 'ful_second', order_id, order_item_id, 2, product_id, customer_id, delivery_model, driver, provider, 'queued', 'second', quantity, choices, terms,
         '${NOW.toISOString()}', 'x', 'x', paid_at, created_at, updated_at from fulfillment_records where id = ${record('hosted')}`,
    ],
    () => of('hosted').item,
  ],
  [
    'I2',
    'a key outlives its cancelled delivery',
    () => [`update licenses set status = 'active' where fulfillment_id = ${record('refunded')}`],
    () => 'lic_',
  ],
  [
    'I2',
    'a file outlives its cancelled delivery',
    () => [`update download_grants set status = 'active' where fulfillment_id = ${record('refunded')}`],
    () => 'dlg_',
  ],
  [
    'I2',
    'a key belongs to no delivery',
    () => [
      `insert into licenses select 'lic_stray', 'ful_none', 0, product_id, customer_id, order_id, 'active', 'stray', key_sealed, key_hint, license_type, null, null, created_at, updated_at from licenses limit 1`,
    ],
    () => 'lic_stray',
  ],
  [
    'I3',
    'an order was paid with less than it asks',
    () => [`update payments set amount_minor = 9799 where id = ${payment('hosted')}`],
    () => of('hosted').order,
  ],
  [
    'I3',
    'an order was paid in another currency',
    () => [`update payments set currency = 'EUR' where id = ${payment('hosted')}`],
    () => of('hosted').order,
  ],
  [
    'I3',
    'an order was paid twice',
    () => [
      `insert into payments select 'pay_second', order_id, gateway, 'second', status, amount_minor, currency, null, null, 0, null, null, null, captured_at, created_at, updated_at from payments where id = ${payment('hosted')}`,
    ],
    () => of('hosted').order,
  ],
  [
    'I4',
    'a payment says it gave back what no refund did',
    () => [`update payments set refunded_minor = 1 where id = ${payment('hosted')}`],
    () => of('hosted').payment,
  ],
  [
    'I4',
    'more is being given back than came in',
    () => [
      `insert into refunds select 'rfd_second', payment_id, 'second', 'requested', 9701, currency, reason, requested_by, null, created_at, updated_at from refunds where payment_id = ${payment('partial')}`,
    ],
    () => of('partial').payment,
  ],
  [
    'I6',
    'one payment at the gateway paid two orders',
    () => [
      'alter table payments drop constraint payments_gateway_gateway_payment_id_key',
      `update payments set gateway_payment_id = ${payment('hosted')} where id = ${payment('other')}`,
    ],
    () => of('hosted').payment,
  ],
  [
    'I7',
    'an applied event left nothing',
    () => [
      `insert into webhook_events select 'whe_2', gateway, 'WH-2', event_type, status, body, body_sha256, null, 1, 0, next_attempt_at, ${order('pending')}, null, received_at, applied_at from webhook_events`,
    ],
    () => 'whe_2',
  ],
  [
    'I8',
    'one workspace belongs to two deliveries',
    () => [
      'drop index fulfillment_one_external_reference',
      `update fulfillment_records set external_reference_id = 'hosted' where id = ${record('other')}`,
    ],
    () => 'pos hosted',
  ],
  [
    'I11',
    'a refunded order keeps what it bought',
    () => [UNGUARDED, `update orders set status = 'refunded' where id = ${order('failed')}`],
    () => of('failed').record,
  ],
  [
    'I12',
    'a status was changed past its history',
    () => [UNGUARDED, `update fulfillment_records set status = 'failed' where id = ${record('other')}`],
    () => of('other').record,
  ],
  [
    'I12',
    'the history holds an illegal move',
    () => [
      `delete from fulfillment_moves where fulfillment_id = ${record('hosted')} and to_status = 'processing'`,
      `update fulfillment_moves set from_status = 'queued' where fulfillment_id = ${record('hosted')} and to_status = 'active'`,
    ],
    () => of('hosted').record,
  ],
  [
    'I12',
    'a step of the history was deleted',
    () => [`delete from fulfillment_moves where fulfillment_id = ${record('hosted')} and to_status = 'processing'`],
    () => of('hosted').record,
  ],
  [
    'I12',
    'a history was deleted',
    () => [`delete from fulfillment_moves where fulfillment_id = ${record('queued')}`],
    () => of('queued').record,
  ],
  [
    'I13',
    'a lease belongs to nobody',
    () => [`update fulfillment_records set lease_until = now() - interval '11 minutes' where id = ${record('queued')}`],
    () => of('queued').record,
  ],
  [
    'I13',
    'what is in the queue is due never',
    () => [`update fulfillment_records set next_attempt_at = null where id = ${record('queued')}`],
    () => of('queued').record,
  ],
  [
    'I14',
    'what is due is not taken up',
    () => [
      `update fulfillment_records set next_attempt_at = next_attempt_at - interval '61 seconds' where id = ${record('queued')}`,
    ],
    () => of('queued').record,
  ],
  [
    'I14',
    'an event is due and not applied',
    () => [
      `insert into webhook_events select 'whe_3', gateway, 'WH-3', event_type, 'received', body, body_sha256, null, 1, 0, next_attempt_at - interval '61 seconds', null, null, received_at, null from webhook_events`,
    ],
    () => 'whe_3',
  ],
  [
    'I18',
    'an order asks for something else than its items',
    () => [`update orders set total_minor = 9000 where id = ${order('pending')}`],
    () => of('pending').order,
  ],
  [
    'I20',
    'a workspace has no address',
    () => [`update fulfillment_records set external_workspace_url = null where id = ${record('hosted')}`],
    () => of('hosted').record,
  ],
  [
    'I20',
    'a license was delivered without a key',
    () => [`update licenses set status = 'revoked' where fulfillment_id = ${record('license')}`],
    () => of('license').record,
  ],
  [
    'I20',
    'a download was delivered without a grant',
    () => [`delete from download_grants where fulfillment_id = ${record('download')}`],
    () => of('download').record,
  ],
  [
    'I20',
    'a setup is called done and nobody said what',
    () => [`update fulfillment_records set payload_snapshot = '{}' where id = ${record('manual')}`],
    () => of('manual').record,
  ],
  [
    'I21',
    'a subscription has ended and its delivery runs on',
    () => [
      `update subscriptions set status = 'cancelled', entitlement = 'end', cancelled_at = now(), ended_at = now()`,
    ],
    () => of('subscribed').record,
  ],
  [
    'I21',
    'a subscription runs and its delivery is held for its sake',
    () => [`insert into fulfillment_holds values (${record('subscribed')}, 'unpaid', now(), 'x')`],
    () => of('subscribed').record,
  ],
  [
    'I22',
    'an order is paid by the money of another subscription',
    () => [`update payments set gateway_subscription_id = 'I-2' where id = ${payment('subscribed')}`],
    () => of('subscribed').payment,
  ],
  [
    'I22',
    'money was taken after the end, and nobody was told',
    () => [
      `update subscriptions set status = 'cancelled', entitlement = 'fallback', cancelled_at = started_at - interval '1 hour'`,
    ],
    () => of('subscribed').payment,
  ],
  [
    'I23',
    'a running subscription is never looked at again',
    () => [`update subscriptions set next_attempt_at = null`],
    () => 'sub_1',
  ],
  [
    'I23',
    'a subscription was due an hour ago',
    () => [`update subscriptions set next_attempt_at = next_attempt_at - interval '61 minutes'`],
    () => 'sub_1',
  ],
  [
    'I23',
    'a subscription runs and what it pays for is gone',
    () => [
      `update fulfillment_records set status = 'cancelled', desired_state = 'terminated', updated_at = updated_at - interval '2 hours' where id = ${record('subscribed')}`,
    ],
    () => 'sub_1',
  ],
  [
    'I24',
    'a pool forgot what it promised',
    () => [`update pools set reserved_memory_mb = reserved_memory_mb - 1`],
    () => 'pol_1',
  ],
  [
    'I24',
    'a share was given back and the pool was not told',
    () => [`update pools set reserved_instances = 2, reserved_disk_mb = 128`],
    () => 'pol_1',
  ],
  [
    'I25',
    'another engine holds what lives elsewhere',
    () => [
      `insert into pools select 'pol_2', 'there', title, driver, config, host, labels, status, instances_max, cpu_millis, memory_mb, disk_mb,
         0, 0, 0, 0, null, null, created_at, updated_at from pools`,
      `insert into instance_orphans select 'pol_2', instance_key, id, 'running', created_at, created_at, null from instances`,
    ],
    () => of('dedicated').record,
  ],
  [
    'I25',
    'a key lives twice',
    () => [
      'alter table instances drop constraint instances_instance_key_key',
      'alter table instances drop constraint instances_reservation_id_key',
      `insert into instances select (jsonb_populate_record(i, '{"id": "ins_2"}')).* from instances i`,
    ],
    () => of('dedicated').record,
  ],
  [
    'I26',
    'a delivery was cancelled and its instance runs on',
    () => [`update fulfillment_records set status = 'cancelled' where id = ${record('dedicated')}`],
    () => 'ins_1',
  ],
  ['I27', 'an instance is larger than its share', () => [`update instances set memory_mb = 384`], () => 'ins_1'],
  [
    'I27',
    'an instance ended and kept its share',
    () => [`update instances set ended_at = now(), desired_state = 'terminated'`],
    () => 'rsv_1',
  ],
  [
    'I29',
    'a batch was decided, and one of its deliveries is still held',
    () => [
      `insert into guard_batches (id, caused_by, status, opened_at, decided_at, decided_by)
       values ('grd_1', 'vozex', 'approved', '2026-02-01', '2026-02-01', 'owner:o')`,
      `update fulfillment_records set guard = 'held', guard_batch_id = 'grd_1' where id = ${record('hosted')}`,
    ],
    () => of('hosted').record,
  ],
  [
    'I28',
    'a move waits for a delivery that was taken back',
    () => [
      `insert into fulfillment_records (id, order_id, order_item_id, sequence, product_id, customer_id, delivery_model, driver, provider, status, desired_state,
         instance_key, quantity, choices, terms, next_attempt_at, moved_by, moved_because, paid_at, created_at, updated_at)
       select 'ful_second', order_id, order_item_id, 2, product_id, customer_id, delivery_model, driver, provider, 'queued', 'terminated', 'second', quantity,
         choices, terms, '${NOW.toISOString()}', 'x', 'x', paid_at, created_at, updated_at - interval '2 hours'
       from fulfillment_records where id = ${record('hosted')}`,
      `insert into path_moves (id, order_id, order_item_id, customer_id, from_fulfillment_id, to_fulfillment_id, to_path, from_price_id, to_price_id, status,
         overlap_days, requested_by, reason, moved_by, moved_because, created_at, updated_at)
       select 'pmv_1', order_id, order_item_id, customer_id, id, 'ful_second', 'own', 'pri_1', 'pri_1', 'preparing', 7, 'x', 'x', 'x', 'x', created_at, updated_at
       from fulfillment_records where id = ${record('hosted')}`,
    ],
    () => 'pmv_1',
  ],
  [
    'I34',
    'a day was summed up to what never happened',
    () => [
      `insert into report_days (day, fence, rolled_at) values ('2000-01-01', 0, now())`,
      `insert into daily_figures values ('payments', '2000-01-01', 'dodo', '', 'USD', 1, 100)`,
    ],
    () => 'payments of 2000-01-01',
  ],
  [
    'I35',
    'a coupon counts a redemption that nobody holds',
    () => [
      `insert into coupons (id, code, percent_bp, redeemed, active, note, created_at, updated_at)
       values ('cpn_1', 'SPRING', 1000, 1, true, '', '${NOW.toISOString()}', '${NOW.toISOString()}')`,
    ],
    () => 'cpn_1 counts 1',
  ],
  [
    'I40',
    'a delivery of ours is said to be taken over from an earlier shop',
    () => [`update fulfillment_records set imported = true where id = ${record('hosted')}`],
    () => `${of('hosted').record} is taken over`,
  ],
  [
    'I41',
    'a subscription is taxed otherwise than its rate says',
    () => [
      `update subscriptions set tax = '{"name": "VAT", "rate_bp": 1900, "included": false, "reverse_charge": false, "unit_minor": 1}'`,
    ],
    () => 'is taxed 1 a unit',
  ],
  [
    'I41',
    'a payment holds more tax than money',
    () => [`update payments set tax_minor = amount_minor + 1 where order_id = ${order('hosted')}`],
    () => 'tax',
  ],
];

/** What healing did to a break, and what it left to people. */
async function healedAfter(statements: string[]) {
  const db = await openPgliteInMemory(healthy);
  for (const statement of statements) await sql.raw(statement).execute(db.read);
  const woken: string[] = [];
  const run = await runAudit(appOf(db, woken), { by: 'vozex', heals: true });
  const left = await findBrokenInvariants(appOf(db));
  const again = await runAudit(appOf(db), { by: 'vozex', heals: true });
  const { rows: log } = await sql<{
    subject: string;
  }>`select subject from audit_log where action = 'auditor.healed'`.execute(db.read);
  await db.close();
  return { run, left, again, woken, logged: log.map(({ subject }) => subject) };
}

/** Breaks of promises that have a healing, and which of them it may not touch. */
const HEALABLE = BREAKS.filter(([name]) => HEALINGS.some(({ invariant }) => invariant === name));
const LEFT_TO_PEOPLE = ['a subscription was due an hour ago', 'a subscription runs and what it pays for is gone'];

describe('healing', () => {
  it.each(HEALABLE)('mends %s where it may: %s', async (name, harm, statements, offender) => {
    const { run, left, again, woken, logged } = await healedAfter(statements());
    expect(run).toMatchObject({ status: 'done', unproven: [] });
    if (LEFT_TO_PEOPLE.includes(harm)) {
      expect([run?.healed, left.map((finding) => finding.name)]).toEqual([[], [name]]);
      expect(run?.findings.flatMap(({ offenders }) => offenders).join()).toContain(offender());
      return;
    }
    expect(run).toMatchObject({ findings: [], healed: [{ invariant: name, did: expect.any(String) }] });
    expect(left).toEqual([]);
    expect(again).toMatchObject({ findings: [], healed: [] }); // said twice, it changes nothing
    const subject = run?.healed[0]?.subject ?? '';
    expect(name === 'I34' ? `payments of ${subject}` : subject).toContain(offender().split(' counts')[0]);
    expect(logged).toEqual([subject]);
    expect(woken).toEqual(name === 'I13' ? [JSON.stringify({ fulfillment_id: subject })] : []);
  });

  it('of what is broken beside it leaves every row as it was', async () => {
    const { run, left } = await healedAfter([
      `update pools set reserved_instances = 2`,
      `update payments set amount_minor = 9799 where id = ${payment('hosted')}`,
    ]);
    expect(run?.healed.map(({ invariant, subject }) => [invariant, subject])).toEqual([['I24', 'pol_1']]);
    expect(run?.findings.map(({ name }) => name)).toEqual(['I3']);
    expect(left.map(({ name }) => name)).toEqual(['I3']);
  });
});

describe('the auditor', () => {
  it('finds nothing in a healthy shop, nor in an empty one', async () => {
    expect(await reportAfter()).toEqual({ names: [], offenders: [] });
    const empty = await openTestDatabase();
    expect(await findBrokenInvariants(appOf(empty))).toEqual([]);
    await empty.close();
  });

  it.each(BREAKS)('reports exactly %s when %s', async (name, _harm, statements, offender) => {
    const { names, offenders } = await reportAfter(...statements());
    expect(names).toEqual([name]);
    expect(offenders).toHaveLength(1);
    expect(offenders[0]).toContain(offender());
  });

  it('reports both sides of a delivery for which nobody paid', async () => {
    const { names, offenders } = await reportAfter(
      `update payments set status = 'failed' where id = ${payment('hosted')}`,
    );
    expect(names).toEqual(['I2', 'I3']);
    expect(offenders[0]).toContain(`${of('hosted').record} is active`);
  });

  it('is itself tested for every promise it checks', () => {
    expect([...new Set(BREAKS.map(([name]) => name))]).toEqual(PROMISES.map(({ name }) => name));
  });

  it('names at most twenty of many', async () => {
    const { names, offenders } = await reportAfter(
      `insert into orders select 'ord_' || n, customer_id, 'pending', payment_gateway, currency, 1, 0, metadata, 'h', created_at, expires_at, null, updated_at, null
       from orders, generate_series(1, 30) n where id = ${order('pending')}`,
    );
    expect(names).toEqual(['I18']);
    expect(offenders).toHaveLength(20);
  });

  it('changes nothing, even if it wanted to', async () => {
    const db = await openPgliteInMemory(healthy);
    const before = await sql`select count(*) from fulfillment_moves`.execute(db.read);
    await findBrokenInvariants(appOf(db));
    expect(await sql`select count(*) from fulfillment_moves`.execute(db.read)).toEqual(before);
    await db.close();
  });
});
