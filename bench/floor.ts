import pg from 'pg';
import { inParallel } from './buyers.ts';
import { paidWebhook } from './webhook.ts';

/**
 * The floor: bare SQL that writes the same durable rows as VOZEX in the fewest transactions, without HTTP, signatures,
 * checks or jobs being run. A receipt is one statement; an order is three (receipt, apply, deliver).
 */
const RECEIPT = `
  with kept as (
    insert into webhook_events (id, gateway, event_id, event_type, body, body_sha256, next_attempt_at, received_at)
    values ('whe_' || $1, 'dodo', 'msg_' || $1, 'payment.succeeded', $2, repeat('0', 64), now(), now()) returning id)
  insert into jobs.job (name, data) select 'payments.apply_event', jsonb_build_object('webhook_event_id', id) from kept`;

const APPLY = `
  with event as (
    update webhook_events set status = 'applied', order_id = 'ord_' || $1, applied_at = now() where id = 'whe_' || $1 returning id),
  paid as (
    update orders set status = 'paid', paid_at = now(), updated_at = now() where id = 'ord_' || $1 returning id, customer_id),
  payment as (
    insert into payments (id, order_id, gateway, gateway_payment_id, status, amount_minor, currency, captured_at, created_at, updated_at)
    select 'pay_' || $1, id, 'dodo', 'pay_' || $1, 'succeeded', 4900, 'USD', now(), now(), now() from paid),
  job as (
    insert into jobs.job (name, data) select 'fulfillment.run_local', jsonb_build_object('fulfillment_id', id) from paid),
  mail as (
    insert into mails (id, kind, subject_id, recipient, payload, status, created_at)
    select 'mai_' || $1, 'order_receipt', id, 'buyer@example.test', '{}', 'sent', now() from paid)
  select id from event`;

const DELIVER = `
  with item as (select i.*, o.customer_id from order_items i join orders o on o.id = i.order_id where i.order_id = 'ord_' || $1),
  record as (
    insert into fulfillment_records (id, order_id, order_item_id, product_id, customer_id, delivery_model, driver, provider, status,
      service_state, instance_key, quantity, choices, terms, moved_by, moved_because, paid_at, delivered_at, created_at, updated_at)
    select 'ful_' || $1, order_id, id, product_id, customer_id, delivery_model, driver, 'vozex', 'active', 'running', order_id || ':' || id,
      quantity, choices, terms, 'floor', 'floor', now(), now(), now(), now() from item returning *),
  operation as (
    insert into fulfillment_operations (id, fulfillment_id, operation_key, action, attempt, outcome, started_at, finished_at)
    select 'ops_' || $1, id, instance_key, 'fulfill', 1, 'delivered', now(), now() from record),
  license as (
    insert into licenses (id, fulfillment_id, position, product_id, customer_id, order_id, key_hash, key_sealed, key_hint,
      license_type, created_at, updated_at)
    select 'lic_' || $1, id, 1, product_id, customer_id, order_id, 'hash_' || $1, repeat('x', 80), 'hint', 'perpetual', now(), now()
    from record),
  granted as (
    insert into download_grants (id, fulfillment_id, product_id, customer_id, order_id, artifact_name, created_at, updated_at)
    select 'dlg_' || $1, id, product_id, customer_id, order_id, 'bench', now(), now() from record)
  insert into mails (id, kind, subject_id, recipient, payload, status, created_at)
  select 'mai2_' || $1, 'fulfillment_ready', id, 'buyer@example.test', '{}', 'sent', now() from record`;

/** Writes with as many connections as there are buyers. @returns what was done a second. */
async function measure(url: string, orderIds: string[], buyers: number, statements: string[]): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: buyers });
  const seconds = await inParallel(orderIds, buyers, async (orderId) => {
    const reference = orderId.slice(4);
    for (const statement of statements) {
      const body = statement === RECEIPT ? [Buffer.from(paidWebhook(orderId).body)] : [];
      await pool.query({ name: statement.slice(0, 40), text: statement, values: [reference, ...body] });
    }
  });
  await pool.end();
  return orderIds.length / seconds;
}

export function floorOfReceipts(url: string, orderIds: string[], buyers: number): Promise<number> {
  return measure(url, orderIds, buyers, [RECEIPT]);
}

export function floorOfOrders(url: string, orderIds: string[], buyers: number): Promise<number> {
  return measure(url, orderIds, buyers, [RECEIPT, APPLY, DELIVER]);
}
