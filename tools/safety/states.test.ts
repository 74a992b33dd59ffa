import {
  BenchAction,
  BenchRunStatus,
  BillingInterval,
  DeliveryModel,
  DISPUTE_MOVES,
  DisputeStatus,
  DOMAIN_LABEL,
  DOMAIN_MOVES,
  DomainKind,
  DomainStatus,
  FULFILLMENT_ACTIONS,
  FULFILLMENT_LABEL,
  FULFILLMENT_MOVES,
  FulfillmentStatus,
  GuardBatchStatus,
  GuardVerdict,
  ImportKind,
  ImportOutcome,
  ImportStatus,
  InstanceBackupStatus,
  InstanceDesire,
  InstanceDriverKey,
  InstanceOperationKind,
  InstanceOperationStatus,
  InstanceState,
  LICENSE_MOVES,
  LicenseStatus,
  type Moves,
  mayMove,
  OperationAction,
  OperationOutcome,
  ORDER_LABEL,
  ORDER_MOVES,
  OrderStatus,
  PATH_MOVE_MOVES,
  PAYMENT_MOVES,
  PathMoveStatus,
  PaymentStatus,
  PLAN_CHANGE_MOVES,
  PlanChangeStatus,
  PoolStatus,
  PriceBilling,
  ProductStatus,
  REFUND_MOVES,
  RefundStatus,
  Role,
  ServiceState,
  SUBSCRIPTION_MOVES,
  SubscriptionStatus,
  sourcesOf,
  TASK_MOVES,
  TaskCommentKind,
  TaskStatus,
  TemplateKind,
  WebhookEventStatus,
} from '@vozex/domain';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openPgliteInMemory } from '../../apps/server/src/kernel/database.ts';
import { migrate } from '../../apps/server/src/kernel/migrate.ts';

// The words and the moves stand twice: in packages/domain, where both sides read them, and in the database, which
// refuses everything else. Here the two are compared.

let db: Database;
beforeAll(async () => {
  db = await openPgliteInMemory();
  await migrate(db);
});
afterAll(() => db.close());

/** Each machine: its words, its moves, and where a thing begins. */
const MACHINES: [name: string, words: readonly string[], moves: Moves<string>, beginnings: readonly string[]][] = [
  ['fulfillment', FulfillmentStatus.options, FULFILLMENT_MOVES, ['queued']],
  ['order', OrderStatus.options, ORDER_MOVES, ['pending']],
  ['payment', PaymentStatus.options, PAYMENT_MOVES, ['pending']],
  ['refund', RefundStatus.options, REFUND_MOVES, ['requested']],
  ['dispute', DisputeStatus.options, DISPUTE_MOVES, ['opened', 'won', 'lost', 'under_review']],
  ['subscription', SubscriptionStatus.options, SUBSCRIPTION_MOVES, ['trialing', 'active']],
  ['plan change', PlanChangeStatus.options, PLAN_CHANGE_MOVES, ['requested']],
  ['move to another path', PathMoveStatus.options, PATH_MOVE_MOVES, ['preparing']],
  ['license', LicenseStatus.options, LICENSE_MOVES, ['active']],
  ['domain', DomainStatus.options, DOMAIN_MOVES, ['pending_dns', 'verified']],
  ['task', TaskStatus.options, TASK_MOVES, ['open']],
];

function reachable(moves: Moves<string>, from: readonly string[]): Set<string> {
  const seen = new Set(from);
  for (const status of seen) for (const to of moves[status] ?? []) seen.add(to); // a Set also visits what is added meanwhile
  return seen;
}

const pairsOf = (moves: Moves<string>) =>
  Object.entries(moves).flatMap(([from, targets]) => targets.map((to) => `${from} -> ${to}`));

describe.each(MACHINES)('the %s', (_name, words, moves, beginnings) => {
  it('has moves for every status, and only to statuses', () => {
    expect(Object.keys(moves).sort()).toEqual([...words].sort());
    expect(words).toEqual(expect.arrayContaining(Object.values(moves).flat()));
  });

  it('can come to every status, and from every status to an end', () => {
    expect([...reachable(moves, beginnings)].sort()).toEqual([...words].sort());
    const ends = words.filter((status) => moves[status]?.length === 0);
    expect(ends.length).toBeGreaterThan(0);
    for (const status of words) expect(ends.some((end) => reachable(moves, [status]).has(end))).toBe(true);
  });

  it('names no move twice and none to where it is', () => {
    const pairs = pairsOf(moves);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const status of words) expect(moves[status]).not.toContain(status);
  });

  it('knows by the same table where a move may start', () => {
    for (const to of words)
      expect(sourcesOf(moves, to)).toEqual(
        words
          .filter((from) => mayMove(moves, from, to))
          .sort((a, b) => Object.keys(moves).indexOf(a) - Object.keys(moves).indexOf(b)),
      );
  });
});

describe('the database', () => {
  it.each([
    ['fulfillment_transitions', FULFILLMENT_MOVES],
    ['order_transitions', ORDER_MOVES],
    ['dispute_transitions', DISPUTE_MOVES],
    ['domain_transitions', DOMAIN_MOVES],
    ['subscription_transitions', SUBSCRIPTION_MOVES],
    ['path_move_transitions', PATH_MOVE_MOVES],
  ] as const)('allows in %s exactly the moves of the domain', async (table, moves) => {
    const { rows } = await sql<{
      pair: string;
    }>`select from_status || ' -> ' || to_status as pair from ${sql.table(table)}`.execute(db.read);
    expect(rows.map((row) => row.pair).sort()).toEqual(pairsOf(moves).sort());
  });

  /** Columns whose words the domain declares. */
  const WORDS: Record<string, readonly string[]> = {
    'disputes.status': DisputeStatus.options,
    'bench_runs.action': BenchAction.options,
    'bench_runs.status': BenchRunStatus.options,
    'guard_batches.status': GuardBatchStatus.options,
    'fulfillment_operations.action': OperationAction.options,
    'fulfillment_operations.outcome': OperationOutcome.options,
    'fulfillment_records.guard': GuardVerdict.options,
    'fulfillment_records.service_state': ServiceState.options,
    'fulfillment_records.status': FulfillmentStatus.options,
    'instance_domains.kind': DomainKind.options,
    'import_rows.outcome': ImportOutcome.options,
    'imported.kind': ImportKind.options,
    'imports.kind': ImportKind.options,
    'imports.status': ImportStatus.options,
    'instance_domains.status': DomainStatus.options,
    'instance_backups.status': InstanceBackupStatus.options,
    'instance_operations.kind': InstanceOperationKind.options,
    'instance_operations.status': InstanceOperationStatus.options,
    'instances.desired_state': InstanceDesire.options,
    'instances.observed_state': InstanceState.options,
    'licenses.status': LicenseStatus.options,
    'orders.status': OrderStatus.options,
    'path_moves.status': PathMoveStatus.options,
    'payments.status': PaymentStatus.options,
    'plan_changes.status': PlanChangeStatus.options,
    'pools.driver': InstanceDriverKey.options,
    'pools.status': PoolStatus.options,
    'prices.billing': PriceBilling.options,
    'prices.billing_interval': BillingInterval.options,
    'products.delivery_model': DeliveryModel.options,
    'products.status': ProductStatus.options,
    'refunds.status': RefundStatus.options,
    'server_templates.kind': TemplateKind.options,
    'subscriptions.billing_interval': BillingInterval.options,
    'subscriptions.status': SubscriptionStatus.options,
    'task_comments.kind': TaskCommentKind.options,
    'tasks.status': TaskStatus.options,
    'users.role': Role.options,
    'webhook_events.status': WebhookEventStatus.options,
  };
  /** Words of one room alone; no screen and no other room reads them. */
  const OF_ONE_ROOM = [
    'alert_destinations.kind',
    'alert_destinations.least_severity',
    'alert_tellings.kind',
    'alert_tellings.news',
    'alert_tellings.status',
    'alerts.severity',
    'api_keys.role',
    'audit_runs.status',
    'capacity_reservations.status',
    'coupon_redemptions.status',
    'download_grants.status',
    'fulfillment_holds.cause',
    'fulfillment_records.desired_state',
    'imports.format',
    'instance_backups.kind',
    'mails.status',
    'product_rehearsals.status',
    'queue_samples.step',
    'reconciliations.status',
    'server_template_versions.status',
    'subscriptions.entitlement',
    'subscriptions.instruction',
  ];

  it('accepts in each column of words exactly those of the domain', async () => {
    const { rows } = await sql<{ name: string; definition: string }>`
      select c.conrelid::regclass || '.' || a.attname as name, pg_get_constraintdef(c.oid) as definition
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'c' and cardinality(c.conkey) = 1 and c.connamespace = 'public'::regnamespace`.execute(db.read);
    const lists = rows.filter((row) => row.definition.includes('ANY (ARRAY['));
    const found = Object.fromEntries(
      lists.map(({ name, definition }) => [
        name,
        [...definition.matchAll(/'([^']+)'::text/g)].map((match) => match[1]),
      ]),
    );
    expect(Object.keys(found).sort()).toEqual([...Object.keys(WORDS), ...OF_ONE_ROOM].sort());
    for (const [column, words] of Object.entries(WORDS))
      expect({ column, words: found[column]?.toSorted() }).toEqual({ column, words: words.toSorted() });
  });
});

describe('what a person may ask of a delivery', () => {
  it.each(Object.entries(FULFILLMENT_ACTIONS))('%s leads along legal moves', (_action, { from, to }) => {
    for (const status of from) expect(FULFILLMENT_MOVES[status]).toContain(to);
  });
});

describe('labels', () => {
  it('are there for every status, and no two are the same', () => {
    for (const [words, labels] of [
      [FulfillmentStatus.options, FULFILLMENT_LABEL],
      [OrderStatus.options, ORDER_LABEL],
      [DomainStatus.options, DOMAIN_LABEL],
    ] as const) {
      expect(Object.keys(labels).sort()).toEqual(words.toSorted());
      expect(new Set(Object.values(labels)).size).toBe(words.length);
    }
  });
});
