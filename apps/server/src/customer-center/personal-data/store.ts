import { sql } from 'kysely';
import type { Db } from '../../kernel/database.ts';

export type Blocker = { kind: 'subscription' | 'delivery' | 'dispute'; id: string; name: string };

/** What must end before its owner may leave: who is still billed, or owed something, must be reachable. */
export async function blockersOf(db: Db, customerId: string): Promise<Blocker[]> {
  const { rows } = await sql<Blocker>`
    select 'subscription' as kind, s.id, i.product_name as name
    from subscriptions s join order_items i on i.id = s.order_item_id
    where s.customer_id = ${customerId} and s.status not in ('cancelled', 'expired', 'cancel_scheduled')
    union all
    select 'delivery', r.id, i.product_name
    from fulfillment_records r join order_items i on i.id = r.order_item_id
    where r.customer_id = ${customerId} and r.desired_state <> 'terminated'
      and r.status in ('queued', 'processing', 'awaiting_customer', 'manual_pending', 'failed')
    union all
    select 'dispute', d.id, p.gateway_payment_id
    from orders o join payments p on p.order_id = o.id join disputes d on d.payment_id = p.id
    where o.customer_id = ${customerId} and d.status in ('opened', 'under_review')
    limit 100`.execute(db);
  return rows;
}

export type RunningService = { id: string; name: string };

/** What runs for them elsewhere, and that nobody could reach afterwards: workspaces and installations. */
export async function runningServicesOf(db: Db, customerId: string): Promise<RunningService[]> {
  const { rows } = await sql<RunningService>`
    select r.id, i.product_name as name
    from fulfillment_records r join order_items i on i.id = r.order_item_id
    where r.customer_id = ${customerId} and r.desired_state <> 'terminated' and r.status in ('active', 'suspended')
      and r.external_workspace_url is not null
    order by r.id limit 1000`.execute(db);
  return rows;
}

/** More than anybody bought; whoever has more asks the shop. */
const ROWS_MAX = 10_000;

/** Every table that holds something of a person, with just the columns that are theirs to know. */
export async function everythingAbout(
  db: Db,
  person: { userId: string; customerId: string | null; email: string },
): Promise<Record<string, unknown[]>> {
  const { userId, customerId, email } = person;
  const mine = sql`customer_id = ${customerId}`;
  const ofMyOrders = sql`order_id in (select id from orders where ${mine})`;
  const parts: Record<string, ReturnType<typeof sql>> = {
    account: sql`select id, name, email, email_verified, language, two_factor_enabled, created_at from users where id = ${userId}`,
    customer: sql`select id, name, email, created_at from customers where id = ${customerId}`,
    sessions: sql`select ip_address, user_agent, created_at, expires_at from sessions where user_id = ${userId}`,
    orders: sql`select id, imported_from, imported_number, status, payment_gateway, currency, total_minor, refunded_minor, coupon_code, country, region, vat_number,
      created_at, paid_at, metadata from orders where ${mine} order by id`,
    order_items: sql`select id, order_id, product_name, price_name, billing, quantity, unit_amount_minor, total_minor, choices
      from order_items where ${ofMyOrders} order by order_id, position`,
    payments: sql`select id, order_id, gateway, gateway_payment_id, status, amount_minor, currency, tax_minor, refunded_minor,
      captured_at from payments where ${ofMyOrders} order by id`,
    refunds: sql`select r.id, r.payment_id, r.status, r.amount_minor, r.currency, r.reason, r.created_at
      from refunds r join payments p on p.id = r.payment_id where p.order_id in (select id from orders where ${mine}) order by r.id`,
    subscriptions: sql`select id, order_id, gateway, status, created_at from subscriptions where ${mine} order by id`,
    deliveries: sql`select id, order_item_id, status, choices, external_workspace_url, external_customer_id, delivered_at,
      created_at from fulfillment_records where ${mine} order by id`,
    licenses: sql`select id, key_hint, license_type, status, expires_at, created_at from licenses where ${mine} order by id`,
    waiting_list: sql`select product_id, path, created_at, told_at, left_at from waiting_list where lower(email) = lower(${email})`,
    mails: sql`select kind, created_at, sent_at from mails where lower(recipient) = lower(${email}) order by id`,
  };
  const found: Record<string, unknown[]> = {};
  for (const [part, query] of Object.entries(parts)) {
    found[part] = (await sql`${query} limit ${ROWS_MAX}`.execute(db)).rows;
  }
  return found;
}
