import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { openPgliteInMemory } from '../../apps/server/src/kernel/database.ts';
import { migrate } from '../../apps/server/src/kernel/migrate.ts';

const TARGET = fileURLToPath(new URL('../../apps/server/src/kernel/tables.gen.ts', import.meta.url));

/** Columns whose words are declared in the domain. */
const WORDS: Record<string, string> = {
  'users.role': 'Role',
  'imports.kind': 'ImportKind',
  'imports.status': 'ImportStatus',
  'import_rows.outcome': 'ImportOutcome',
  'products.status': 'ProductStatus',
  'products.delivery_model': 'DeliveryModel',
  'path_moves.status': 'PathMoveStatus',
  'guard_batches.status': 'GuardBatchStatus',
  'bench_runs.status': 'BenchRunStatus',
  'bench_runs.action': 'BenchAction',
  'fulfillment_records.delivery_model': 'DeliveryModel',
  'products.enabled_payment_gateways': 'PaymentGatewayKey[]',
  'products.default_payment_gateway': 'PaymentGatewayKey',
  'prices.billing': 'PriceBilling',
  'prices.billing_interval': 'BillingInterval',
  'price_mappings.gateway': 'PaymentGatewayKey',
  'orders.status': 'OrderStatus',
  'orders.payment_gateway': 'OrderGateway',
  'order_items.delivery_model': 'DeliveryModel',
  'order_items.billing': 'PriceBilling',
  'checkout_sessions.gateway': 'PaymentGatewayKey',
  'webhook_events.gateway': 'PaymentGatewayKey',
  'webhook_events.status': 'WebhookEventStatus',
  'payments.gateway': 'PaymentGatewayKey',
  'payments.status': 'PaymentStatus',
  'refunds.status': 'RefundStatus',
  'order_items.billing_interval': 'BillingInterval',
  'subscriptions.gateway': 'PaymentGatewayKey',
  'subscriptions.status': 'SubscriptionStatus',
  'subscriptions.billing_interval': 'BillingInterval',
  'plan_changes.status': 'PlanChangeStatus',
  'disputes.gateway': 'PaymentGatewayKey',
  'disputes.status': 'DisputeStatus',
  'reconciliations.gateway': 'PaymentGatewayKey',
  'gateway_webhooks.gateway': 'PaymentGatewayKey',
  'licenses.status': 'LicenseStatus',
  'tasks.status': 'TaskStatus',
  'task_comments.kind': 'TaskCommentKind',
  'pools.status': 'PoolStatus',
  'pools.driver': 'InstanceDriverKey',
  'server_templates.kind': 'TemplateKind',
  'instances.desired_state': 'InstanceDesire',
  'instances.observed_state': 'InstanceState',
  'instance_operations.kind': 'InstanceOperationKind',
  'instance_operations.status': 'InstanceOperationStatus',
  'instance_backups.status': 'InstanceBackupStatus',
  'fulfillment_records.status': 'FulfillmentStatus',
  'fulfillment_records.service_state': 'ServiceState',
  'fulfillment_operations.action': 'OperationAction',
  'fulfillment_operations.outcome': 'OperationOutcome',
};

const TYPES: Record<string, string> = {
  text: 'string',
  int4: 'number',
  int8: 'number',
  bool: 'boolean',
  bytea: 'Uint8Array',
  _text: 'string[]',
};

type Column = { table: string; column: string; type: string; nullable: boolean; filled: boolean };

/** The TypeScript types of every table, from the migrated schema itself. */
export async function generateTables(): Promise<string> {
  const db = await openPgliteInMemory();
  await migrate(db);
  const { rows } = await sql<Column>`
    select c.relname as "table", a.attname as "column", t.typname as "type", not a.attnotnull as nullable,
      (a.atthasdef or a.attidentity <> '') as filled
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`.execute(db.read);
  await db.close();
  const tables = Map.groupBy(rows, (row) => row.table);
  const words = [...new Set(Object.values(WORDS).map((word) => word.replace('[]', '')))].sort();
  return [
    '// Generated from the migrated schema by `npm run generate`. Do not edit.',
    `import type { ${words.join(', ')} } from '@vozex/domain';`,
    "import type { ColumnType, Generated } from 'kysely';",
    '',
    '/** jsonb: read as a value, written as JSON text. */',
    'export type Json = ColumnType<unknown, string, string>;',
    '',
    'export type DB = {',
    ...[...tables].flatMap(([table, columns]) => [`  ${table}: {`, ...columns.map(lineOf), '  };']),
    '};',
    '',
  ].join('\n');
}

function lineOf({ table, column, type, nullable, filled }: Column): string {
  const plain =
    WORDS[`${table}.${column}`] ??
    (type === 'timestamptz' ? 'Date' : type === 'jsonb' ? 'Json' : (TYPES[type] ?? 'unknown'));
  if (plain === 'Json' && filled && !nullable) return `    ${column}: ColumnType<unknown, string | undefined, string>;`;
  const value = nullable
    ? plain === 'Json'
      ? 'ColumnType<unknown, string | null, string | null>'
      : `${plain} | null`
    : plain;
  return `    ${column}: ${filled && !nullable ? `Generated<${value}>` : value};`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, await generateTables());
