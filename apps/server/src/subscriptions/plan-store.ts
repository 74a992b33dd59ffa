import type { PaymentGatewayKey, PlanChangeStatus } from '@vozex/domain';
import { sql } from 'kysely';
import { type Db, jsonOrNull, type Tx } from '../kernel/database.ts';
import { languageNow } from '../kernel/language.ts';
import type { BilledTerms } from './price-period.ts';
import type { Subscription, SubscriptionTax } from './subscription.ts';

/** A price one may subscribe to, with what a gateway bills it by. */
export type PlanPrice = {
  id: string;
  product_id: string;
  name: string;
  /** Of a hybrid product: the path it buys. */
  path: string | null;
  amount_minor: number;
  currency: string;
  billing_interval: Subscription['billing_interval'];
  interval_count: number;
  plan: string | null;
  gateway_plan_id: string | null;
  active: boolean;
};

/** The recurring prices of a product, as a gateway bills them. */
export async function planPricesOf(db: Db, productId: string, gateway: PaymentGatewayKey): Promise<PlanPrice[]> {
  const { rows } = await sql<PlanPrice>`
    select p.id, p.product_id, name_in(p.translations, ${languageNow()}, p.name) as name, p.path, p.amount_minor, p.currency, p.billing_interval, p.interval_count, p.plan, p.active,
      coalesce(m.gateway_plan_id, m.gateway_product_id) as gateway_plan_id
    from prices p left join price_mappings m on m.price_id = p.id and m.gateway = ${gateway}
    where p.product_id = ${productId} and p.billing = 'recurring'
    order by p.amount_minor, p.id`.execute(db);
  return rows;
}

/** A change of plan as the rules see it. */
export type PlanChange = {
  id: string;
  subscription_id: string;
  status: PlanChangeStatus;
  from_price_id: string;
  from_quantity: number;
  to_price_id: string;
  to_quantity: number;
  gateway_plan_id: string;
  /** Set where the new price buys another path. */
  to_path: string | null;
  /** What was chosen for that path; null on the way back. */
  to_choices: Record<string, unknown> | null;
  /** The shop's own tax before and after. */
  from_tax: SubscriptionTax | null;
  to_tax: SubscriptionTax | null;
  consent_url: string | null;
  problem_code: string | null;
  problem: string | null;
  created_at: Date;
  updated_at: Date;
};

export const OPEN_CHANGE: PlanChangeStatus[] = ['requested', 'charging', 'unknown', 'awaiting_consent', 'scheduled'];

/** The newest change of a subscription that matters now: the open one, or one that lapsed and may yet be agreed to. */
export async function changeInQuestion(db: Db, subscriptionId: string): Promise<PlanChange | undefined> {
  const row = await db
    .selectFrom('plan_changes')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .where('status', 'in', [...OPEN_CHANGE, 'lapsed'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row as PlanChange | undefined; // because choices were written as an object
}

export async function insertPlanChange(
  tx: Tx,
  change: Omit<PlanChange, 'consent_url' | 'problem_code' | 'problem' | 'created_at' | 'updated_at' | 'status'> & {
    requestedBy: string;
    lapsesAt: Date;
    now: Date;
  },
): Promise<boolean> {
  const { requestedBy, lapsesAt, now, ...columns } = change;
  const rows = await tx
    .insertInto('plan_changes')
    .values({
      ...columns,
      to_choices: jsonOrNull(columns.to_choices),
      from_tax: jsonOrNull(columns.from_tax),
      to_tax: jsonOrNull(columns.to_tax),
      status: 'requested',
      requested_by: requestedBy,
      next_attempt_at: lapsesAt,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return rows.length === 1;
}

/** Moves a change if it still stands where the caller left it. @returns whether it did. */
export async function movePlanChange(
  db: Db,
  id: string,
  from: readonly PlanChangeStatus[],
  to: {
    status: PlanChangeStatus;
    now: Date;
    nextAttemptAt?: Date | null;
    consentUrl?: string;
    problemCode?: string;
    problem?: string;
  },
): Promise<boolean> {
  const rows = await db
    .updateTable('plan_changes')
    .set({
      status: to.status,
      updated_at: to.now,
      next_attempt_at: to.nextAttemptAt ?? null,
      ...(to.consentUrl === undefined ? {} : { consent_url: to.consentUrl }),
      ...(to.problemCode === undefined ? {} : { problem_code: to.problemCode }),
      ...(to.problem === undefined ? {} : { problem: to.problem }),
    })
    .where('id', '=', id)
    .where('status', 'in', [...from])
    .returning('id')
    .execute();
  return rows.length === 1;
}

/** Changes whose time is up: unanswered calls to be asked after, consents that never came. */
export async function takeDueChanges(
  db: Db,
  now: Date,
  again: Date,
  limit: number,
): Promise<{ id: string; subscription_id: string; status: PlanChangeStatus; created_at: Date }[]> {
  const { rows } = await sql<{ id: string; subscription_id: string; status: PlanChangeStatus; created_at: Date }>`
    update plan_changes set next_attempt_at = ${again}
    where id in (
      select id from plan_changes where next_attempt_at <= ${now}
      order by next_attempt_at limit ${limit} for update skip locked)
    returning id, subscription_id, status, created_at`.execute(db);
  return rows;
}

/** Where the customer was when a subscription was sold, and what its product is taxed as. */
export async function whereaboutsOf(
  db: Db,
  subscriptionId: string,
): Promise<{ country: string | null; region: string | null; vat_number: string | null; tax_category: string | null }> {
  return db
    .selectFrom('subscriptions as s')
    .innerJoin('orders as o', 'o.id', 's.order_id')
    .innerJoin('products as p', 'p.id', 's.product_id')
    .select(['o.country', 'o.region', 'o.vat_number', 'p.tax_category'])
    .where('s.id', '=', subscriptionId)
    .executeTakeFirstOrThrow();
}

/**
 * The terms, beside those of now, by which a subscription may have been billed at a moment: what it may be changing to,
 * and what it was until a change that was applied only then.
 */
export async function otherTermsAt(db: Db, subscriptionId: string, at: Date): Promise<BilledTerms[]> {
  const { rows } = await sql<BilledTerms>`
    select c.to_quantity as quantity, p.amount_minor as unit_amount_minor, p.currency, c.to_tax as tax
    from plan_changes c join prices p on p.id = c.to_price_id
    where c.subscription_id = ${subscriptionId} and c.status = any(${[...OPEN_CHANGE, 'lapsed']})
    union all
    select c.from_quantity, p.amount_minor, p.currency, c.from_tax
    from plan_changes c join prices p on p.id = c.from_price_id
    where c.subscription_id = ${subscriptionId} and c.status = 'applied' and c.updated_at > ${at}`.execute(db);
  return rows;
}
