import {
  BillingInterval,
  mayAsk,
  PaymentGatewayKey,
  PaymentStatus,
  PlanChangeStatus,
  SUBSCRIPTION_ACTIONS,
  type SubscriptionAction,
  SubscriptionStatus,
} from '@vozex/domain';
import { sql } from 'kysely';
import { z } from 'zod';
import { beginsWith } from '../kernel/begins-with.ts';
import type { Db } from '../kernel/database.ts';
import { label, languageNow } from '../kernel/language.ts';
import type { Page, PageQuery } from '../kernel/page.ts';
import { readPage } from '../kernel/page.ts';
import { type Owner, ownSubscription } from './change-subscription.ts';
import { graceEndsAt } from './entitlement.ts';
import { headlineOf } from './headline.ts';
import { offeredPlans } from './offered-plans.ts';
import { type BilledTerms, pricePeriod } from './price-period.ts';
import { movesOfSubscription } from './store.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionsApp } from './subscriptions-app.ts';

const Time = z.iso.datetime();

const Plan = z.object({
  price_id: z.string(),
  name: z.string(),
  amount_minor: z.int().meta({ description: 'For one unit and one period.' }),
  currency: z.string(),
  billing_interval: BillingInterval,
  interval_count: z.int(),
});

const OpenChange = z.object({
  id: z.string(),
  status: PlanChangeStatus,
  to_price_id: z.string(),
  to_price_name: z.string(),
  to_quantity: z.int(),
  consent_url: z.string().nullable().meta({ description: 'Where the buyer agrees, while that is waited for.' }),
  problem: z.string().nullable(),
  created_at: Time,
});

const Tax = z.object({
  name: z.string(),
  rate_bp: z.int(),
  included: z.boolean().meta({ description: 'True: the price holds it. False: it is added.' }),
  reverse_charge: z.boolean(),
  tax_minor: z.int().meta({ description: 'For all units and one period.' }),
});

/** The shop's own tax of a period, as views show it. */
export const PeriodTax = Tax.nullable().meta({
  description: "The shop's own tax; null where the gateway answers for it, or nothing is taxed.",
});

/** The same of terms. */
export function periodTaxOf(terms: BilledTerms): z.infer<typeof PeriodTax> {
  if (!terms.tax) return null;
  const { unit_minor: _, ...tax } = terms.tax;
  return { ...tax, tax_minor: pricePeriod(terms).taxMinor };
}

const Charge = z.object({
  id: z.string().meta({ description: 'Of the payment.' }),
  amount_minor: z.int(),
  currency: z.string(),
  tax_minor: z.int().nullable().meta({ description: 'Part of the amount; null where the gateway told none.' }),
  tax_name: z.string().nullable().meta({ description: "Of the shop's own tax." }),
  tax_rate_bp: z.int().nullable(),
  refunded_minor: z.int(),
  status: PaymentStatus,
  at: Time,
});

/** A subscription in a list. */
export const SubscriptionView = z
  .object({
    id: z.string(),
    order_id: z.string(),
    product_name: z.string(),
    price_name: z.string(),
    status: SubscriptionStatus,
    status_label: z.string(),
    headline: z.string().meta({ description: 'One sentence on where it stands and what comes next.' }),
    gateway: PaymentGatewayKey,
    quantity: z.int(),
    amount_minor: z.int().meta({ description: 'For all units and one period, before tax that is added.' }),
    total_minor: z.int().meta({ description: 'What a period costs: with the tax that the shop adds.' }),
    tax: PeriodTax,
    currency: z.string(),
    billing_interval: BillingInterval,
    interval_count: z.int(),
    trial_ends_at: Time.nullable(),
    current_period_end: Time,
    cancel_at: Time.nullable(),
    grace_ends_at: Time.nullable().meta({ description: 'Until when an unpaid one keeps running.' }),
    ended_at: Time.nullable(),
    actions: z.array(z.enum(Object.keys(SUBSCRIPTION_ACTIONS) as [SubscriptionAction, ...SubscriptionAction[]])), // because the keys are the actions
    created_at: Time,
  })
  .meta({ id: 'Subscription' });
export type SubscriptionView = z.infer<typeof SubscriptionView>;

/** One subscription with its charges, its plans and what changes. */
export const SubscriptionDetail = SubscriptionView.extend({
  charges: z.array(Charge),
  plans: z.array(Plan).meta({ description: 'What it can change to, its own plan among them.' }),
  price_id: z.string(),
  change: OpenChange.nullable().meta({ description: 'The newest change of plan that is open or went wrong lately.' }),
}).meta({ id: 'SubscriptionDetail' });

/** The same with what operators see. */
export const AdminSubscription = SubscriptionView.extend({
  customer: z.object({ id: z.string(), email: z.string(), name: z.string() }),
  gateway_subscription_id: z.string(),
  problem: z.string().nullable(),
}).meta({ id: 'AdminSubscription' });

export const AdminSubscriptionDetail = AdminSubscription.extend({
  ...SubscriptionDetail.omit({ plans: true }).pick({ charges: true, price_id: true, change: true }).shape,
  entitlement: z.string(),
  instruction: z.string().nullable().meta({ description: 'What the gateway is being told and has not answered.' }),
  observed_at: Time,
  next_attempt_at: Time.nullable(),
  unpaid_since: Time.nullable(),
  cancel_reason: z.string().nullable(),
  policies: z.record(z.string(), z.unknown()),
  history: z.array(z.object({ from: z.string().nullable(), to: z.string(), because: z.string(), at: Time })),
}).meta({ id: 'AdminSubscriptionDetail' });

type Row = Subscription & {
  product_name: string;
  price_name: string;
  customer_email: string;
  customer_name: string;
  created_at: Date;
};

/** What the overview counts, to be looked through: those that owe a charge, and those that nobody could set right. */
export const SubscriptionConcern = z.enum(['unpaid', 'problem']);

export type SubscriptionFilter = {
  customerId?: string | undefined;
  status?: SubscriptionStatus | undefined;
  concern?: z.infer<typeof SubscriptionConcern> | undefined;
  /** A subscription, order or gateway's id, or the beginning of an e-mail address. */
  search?: string | undefined;
};

async function readRows(
  db: Db,
  by: SubscriptionFilter & { id?: string },
  page: { after?: string | undefined; limit: number },
): Promise<Row[]> {
  const conditions = [
    page.after === undefined ? undefined : sql`s.id < ${page.after}`,
    by.id === undefined ? undefined : sql`s.id = ${by.id}`,
    by.customerId === undefined ? undefined : sql`s.customer_id = ${by.customerId}`,
    by.status === undefined ? undefined : sql`s.status = ${by.status}`,
    by.concern === 'unpaid' ? sql`s.status in ('past_due', 'on_hold')` : undefined,
    by.concern === 'problem' ? sql`s.problem is not null` : undefined,
    by.search === undefined ? undefined : foundBy(by.search),
  ].filter((condition) => condition !== undefined);
  const { rows } = await sql<Row>`
    select s.*, i.product_name, name_in(p.translations, ${languageNow()}, p.name) as price_name, c.email as customer_email, c.name as customer_name
    from subscriptions s
    join order_items i on i.id = s.order_item_id
    join prices p on p.id = s.price_id
    join customers c on c.id = s.customer_id
    ${conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
    order by s.id desc limit ${page.limit}`.execute(db);
  return rows;
}

/** What begins like an id of ours is one; anything else is the gateway's, or the beginning of an address. */
function foundBy(search: string) {
  const text = search.toLowerCase();
  if (text.startsWith('sub_')) return sql`s.id = ${text}`;
  if (text.startsWith('ord_')) return sql`s.order_id = ${text}`;
  return sql`s.id in (
    select id from subscriptions
    where gateway = any(${[...PaymentGatewayKey.options]}) and gateway_subscription_id = ${search}
    union all
    select found.id from customers c join subscriptions found on found.customer_id = c.id
    where ${beginsWith(sql`lower(c.email)`, text)})`;
}

/** Newest first; a customer's own, or everybody's. */
export async function listSubscriptions(
  app: SubscriptionsApp,
  filter: SubscriptionFilter,
  page: PageQuery,
): Promise<Page<z.infer<typeof AdminSubscription>>> {
  const { items, next } = await readPage(page, (cut) => readRows(app.db.read, filter, cut));
  return { items: items.map((row) => adminView(app, row)), next };
}

/** One subscription, for its customer or the team. @throws SubscriptionError SUBSCRIPTION_UNKNOWN. */
export async function showSubscription(
  app: SubscriptionsApp,
  id: string,
  owner: Owner,
): Promise<z.infer<typeof AdminSubscriptionDetail> & z.infer<typeof SubscriptionDetail>> {
  const subscription = await ownSubscription(app, id, owner);
  const [rows, charges, change, plans, history] = await Promise.all([
    readRows(app.db.read, { id }, { limit: 1 }),
    chargesOf(app.db.read, subscription),
    openChangeOf(app.db.read, id),
    offeredPlans(app, subscription),
    movesOfSubscription(app.db.read, id),
  ]);
  const row = rows[0]!; // because it has just been found
  return {
    ...adminView(app, row),
    charges,
    price_id: row.price_id,
    change,
    plans: plans.map((plan) => ({
      price_id: plan.id,
      name: plan.name,
      amount_minor: plan.amount_minor,
      currency: plan.currency,
      billing_interval: plan.billing_interval,
      interval_count: plan.interval_count,
    })),
    entitlement: row.entitlement,
    instruction: row.instruction,
    observed_at: row.observed_at.toISOString(),
    next_attempt_at: row.next_attempt_at?.toISOString() ?? null,
    unpaid_since: row.unpaid_since?.toISOString() ?? null,
    cancel_reason: row.cancel_reason,
    policies: subscription.policies,
    history: history.map((move) => ({ ...move, at: move.at.toISOString() })),
  };
}

function adminView(app: SubscriptionsApp, row: Row): z.infer<typeof AdminSubscription> {
  return {
    id: row.id,
    order_id: row.order_id,
    product_name: row.product_name,
    price_name: row.price_name,
    status: row.status,
    status_label: label('subscription', row.status),
    headline: headlineOf(row),
    gateway: row.gateway,
    quantity: row.quantity,
    amount_minor: row.unit_amount_minor * row.quantity,
    total_minor: pricePeriod(row).amountMinor,
    tax: periodTaxOf(row),
    currency: row.currency,
    billing_interval: row.billing_interval,
    interval_count: row.interval_count,
    trial_ends_at: row.trial_ends_at?.toISOString() ?? null,
    current_period_end: row.current_period_end.toISOString(),
    cancel_at: row.cancel_at?.toISOString() ?? null,
    grace_ends_at: graceEndsAt(row)?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
    actions: actionsOf(app, row),
    created_at: row.created_at.toISOString(),
    customer: { id: row.customer_id, email: row.customer_email, name: row.customer_name },
    gateway_subscription_id: row.gateway_subscription_id,
    problem: row.problem,
  };
}

/** What may be asked for now: by status, and by what the gateway can. */
function actionsOf(app: SubscriptionsApp, row: Row): SubscriptionAction[] {
  const actions = Object.keys(SUBSCRIPTION_ACTIONS) as SubscriptionAction[]; // because the keys are the actions
  const known = app.gateways.catalog.describe().find((gateway) => gateway.gateway === row.gateway);
  if (!known?.configured || row.instruction !== null) return [];
  const pauses = app.gateways.of(row.gateway).capabilities.pause;
  return actions.filter((action) => mayAsk(action, row.status) && (action !== 'pause' || pauses));
}

const CHARGES_MAX = 100;

async function chargesOf(db: Db, subscription: Subscription): Promise<z.infer<typeof Charge>[]> {
  const { rows } = await sql<Omit<z.infer<typeof Charge>, 'at'> & { at: Date }>`
    select p.id, p.amount_minor, p.currency, p.tax_minor, p.refunded_minor, p.status,
      coalesce(p.tax_rate ->> 'name', t.name) as tax_name,
      coalesce((p.tax_rate ->> 'rate_bp')::integer, t.rate_bp) as tax_rate_bp,
      coalesce(p.occurred_at, p.created_at) as at
    from payments p left join order_taxes t on t.order_id = p.order_id and t.position = 0
    where p.gateway = ${subscription.gateway} and p.gateway_subscription_id = ${subscription.gateway_subscription_id}
      and p.amount_minor > 0
    order by at desc, p.id desc limit ${CHARGES_MAX}`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

async function openChangeOf(db: Db, subscriptionId: string): Promise<z.infer<typeof OpenChange> | null> {
  const { rows } = await sql<Omit<z.infer<typeof OpenChange>, 'created_at'> & { created_at: Date }>`
    select c.id, c.status, c.to_price_id, name_in(p.translations, ${languageNow()}, p.name) as to_price_name, c.to_quantity, c.consent_url, c.problem, c.created_at
    from plan_changes c join prices p on p.id = c.to_price_id
    where c.subscription_id = ${subscriptionId} order by c.id desc limit 1`.execute(db);
  const [row] = rows;
  if (!row || row.status === 'applied' || row.status === 'lapsed') return null;
  return { ...row, created_at: row.created_at.toISOString() };
}
