import type { PaymentGatewayKey, SubscriptionStatus } from '@vozex/domain';
import { ProductPolicies } from '@vozex/domain';
import { sql } from 'kysely';
import { type Db, json, jsonOrNull, type Tx } from '../kernel/database.ts';
import { type Entitlement, type Instruction, type Subscription, SubscriptionTax } from './subscription.ts';

const COLUMNS = [
  'id',
  'order_id',
  'order_item_id',
  'product_id',
  'price_id',
  'customer_id',
  'gateway',
  'gateway_subscription_id',
  'gateway_customer_id',
  'status',
  'quantity',
  'unit_amount_minor',
  'currency',
  'tax',
  'billing_interval',
  'interval_count',
  'gateway_plan_id',
  'policies',
  'started_at',
  'trial_ends_at',
  'current_period_start',
  'current_period_end',
  'paid_periods',
  'unpaid_since',
  'paused_at',
  'cancel_at',
  'cancelled_at',
  'cancel_reason',
  'ended_at',
  'entitlement',
  'instruction',
  'observed_at',
  'next_attempt_at',
  'problem',
] as const;

/** Which subscription: by our id, by the gateway's, or the one behind an order. */
export type SubscriptionKey =
  | { id: string }
  | { gateway: PaymentGatewayKey; gatewaySubscriptionId: string }
  | { orderId: string };

/** One subscription as the rules see it. Lock its order first where it is going to change. */
export async function findSubscription(db: Db, key: SubscriptionKey): Promise<Subscription | undefined> {
  let query = db.selectFrom('subscriptions').select(COLUMNS);
  if ('id' in key) query = query.where('id', '=', key.id);
  else if ('orderId' in key) query = query.where('order_id', '=', key.orderId);
  else
    query = query.where('gateway', '=', key.gateway).where('gateway_subscription_id', '=', key.gatewaySubscriptionId);
  const row = await query.executeTakeFirst();
  if (!row) return undefined;
  const { entitlement, instruction, policies, tax, ...columns } = row;
  return {
    ...columns,
    policies: ProductPolicies.parse(policies),
    tax: SubscriptionTax.nullable().parse(tax),
    entitlement: entitlement as Entitlement, // because the columns' checks allow only these
    instruction: instruction as Instruction | null,
  };
}

/** @returns false when the order item has a subscription already. */
export async function insertSubscription(
  tx: Tx,
  subscription: Subscription,
  written: { because: string; now: Date },
): Promise<boolean> {
  const { policies, tax, ...columns } = subscription;
  const rows = await tx
    .insertInto('subscriptions')
    .values({
      ...columns,
      policies: json(policies),
      tax: jsonOrNull(tax),
      moved_because: written.because,
      created_at: written.now,
      updated_at: written.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return rows.length === 1;
}

export async function updateSubscription(
  tx: Tx,
  subscription: Subscription,
  written: { because: string; now: Date },
): Promise<void> {
  const { id, policies: _frozen, tax, ...columns } = subscription;
  await tx
    .updateTable('subscriptions')
    .set({ ...columns, tax: jsonOrNull(tax), moved_because: written.because, updated_at: written.now })
    .where('id', '=', id)
    .execute();
}

/**
 * Takes up to `limit` subscriptions that are due and puts them off until `again`, so that no other process looks at
 * them meanwhile.
 */
export async function takeDueSubscriptions(db: Db, now: Date, again: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update subscriptions set next_attempt_at = ${again}
    where id in (
      select id from subscriptions where next_attempt_at <= ${now}
      order by next_attempt_at limit ${limit} for update skip locked)
    returning id`.execute(db);
  return rows.map((row) => row.id);
}

/** Makes every running subscription of a gateway due now. @returns how many. */
export async function wakeSubscriptions(db: Db, gateway: PaymentGatewayKey, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update subscriptions set next_attempt_at = ${now}
    where gateway = ${gateway} and status not in ('cancelled', 'expired')
    returning id`.execute(db);
  return rows.length;
}

/** Makes a subscription due by then at the latest; one that needs no further look stays so. */
export async function lookAgainBefore(db: Db, id: string, at: Date): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ next_attempt_at: at })
    .where('id', '=', id)
    .where('next_attempt_at', '>', at)
    .execute();
}

export async function setNextAttempt(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('subscriptions').set({ next_attempt_at: at }).where('id', '=', id).execute();
}

/** Who and what a subscription's mails speak of. */
export async function namesOf(
  db: Db,
  subscriptionId: string,
): Promise<{ customer_email: string; customer_name: string; product_name: string; price_name: string }> {
  const { rows } = await sql<{
    customer_email: string;
    customer_name: string;
    product_name: string;
    price_name: string;
  }>`
    select c.email as customer_email, c.name as customer_name, i.product_name,
      name_in(p.translations, o.language, p.name) as price_name
    from subscriptions s
    join customers c on c.id = s.customer_id
    join order_items i on i.id = s.order_item_id
    join orders o on o.id = i.order_id
    join prices p on p.id = s.price_id
    where s.id = ${subscriptionId}`.execute(db);
  return rows[0]!; // because the caller has just written the subscription, and its foreign keys hold
}

export type SubscriptionMove = { from: SubscriptionStatus | null; to: SubscriptionStatus; because: string; at: Date };

export async function movesOfSubscription(db: Db, id: string): Promise<SubscriptionMove[]> {
  const { rows } = await sql<SubscriptionMove>`
    select from_status as "from", to_status as "to", because, at from subscription_moves
    where subscription_id = ${id} order by id`.execute(db);
  return rows;
}
