import type pg from 'pg';

/** Fills the shop with orders of the past: paid, delivered, with their events, payments, licenses and mails. */
export async function storeOrders(
  client: pg.Client,
  shelf: { productId: string; priceId: string },
  from: number,
  to: number,
): Promise<void> {
  await client.query('begin');
  await client.query("set local session_replication_role = 'replica'"); // history is written directly, not by triggers
  const series = `generate_series(${from}, ${to - 1}) n`;
  const id = (prefix: string) => `'${prefix}_past' || lpad(n::text, 22, '0')`;
  const day = "now() - (n % 365) * interval '1 day'";
  await client.query(`insert into customers (id, email, name, created_at)
    select ${id('cus')}, 'past-' || n || '@example.test', 'Past Buyer', ${day} from ${series} where n % 4 = 0`);
  const customer = `'cus_past' || lpad((n - n % 4)::text, 22, '0')`;
  await client.query(`insert into orders (id, customer_id, status, payment_gateway, currency, total_minor, metadata,
      access_token_hash, created_at, expires_at, paid_at, updated_at)
    select ${id('ord')}, ${customer}, 'paid', 'dodo', 'USD', 4900, '{}', repeat('0', 64), ${day}, ${day}, ${day}, ${day} from ${series}`);
  await client.query(`insert into order_moves (order_id, from_status, to_status, at)
    select ${id('ord')}, case step when 1 then null else 'pending' end, case step when 1 then 'pending' else 'paid' end, ${day}
    from ${series}, generate_series(1, 2) step`);
  await client.query(
    `insert into order_items (id, order_id, position, product_id, price_id, product_name, price_name, billing,
      quantity, unit_amount_minor, total_minor, delivery_model, driver, choices, terms, gateway_product_id)
    select ${id('oit')}, ${id('ord')}, 0, $1, $2, 'Bench', 'One', 'one_time', 1, 4900, 4900, 'self_hosted_license',
      'license_download', '{}', '{}', 'pdt_bench' from ${series}`,
    [shelf.productId, shelf.priceId],
  );
  await client.query(`insert into webhook_events (id, gateway, event_id, event_type, status, body, body_sha256, next_attempt_at,
      order_id, received_at, applied_at)
    select ${id('whe')}, 'dodo', 'past_' || n, 'payment.succeeded', 'applied', decode(repeat('20', 900), 'hex'), repeat('0', 64),
      ${day}, ${id('ord')}, ${day}, ${day} from ${series}`);
  await client.query(`insert into payments (id, order_id, gateway, gateway_payment_id, status, amount_minor, currency, captured_at,
      created_at, updated_at)
    select ${id('pay')}, ${id('ord')}, 'dodo', 'past_' || n, 'succeeded', 4900, 'USD', ${day}, ${day}, ${day} from ${series}`);
  await client.query(
    `insert into fulfillment_records (id, order_id, order_item_id, product_id, customer_id, delivery_model, driver, provider, status,
      service_state, instance_key, quantity, choices, terms, moved_by, moved_because, paid_at, delivered_at, created_at, updated_at)
    select ${id('ful')}, ${id('ord')}, ${id('oit')}, $1, ${customer}, 'self_hosted_license', 'license_download', 'vozex', 'active', 'running',
      'past:' || n, 1, '{}', '{}', 'vozex', 'past', ${day}, ${day}, ${day}, ${day} from ${series}`,
    [shelf.productId],
  );
  await client.query(`insert into fulfillment_moves (fulfillment_id, from_status, to_status, moved_by, moved_because, at)
    select ${id('ful')}, (array[null, 'queued', 'processing'])[step], (array['queued', 'processing', 'active'])[step], 'vozex', 'past', ${day}
    from ${series}, generate_series(1, 3) step`);
  await client.query(`insert into fulfillment_operations (id, fulfillment_id, operation_key, action, attempt, outcome, started_at, finished_at)
    select ${id('ops')}, ${id('ful')}, 'past:' || n, 'fulfill', 1, 'delivered', ${day}, ${day} from ${series}`);
  await client.query(
    `insert into licenses (id, fulfillment_id, position, product_id, customer_id, order_id, key_hash, key_sealed,
      key_hint, license_type, created_at, updated_at)
    select ${id('lic')}, ${id('ful')}, 1, $1, ${customer}, ${id('ord')}, 'past_' || n, repeat('x', 80), 'hint', 'perpetual', ${day}, ${day}
    from ${series}`,
    [shelf.productId],
  );
  await client.query(
    `insert into download_grants (id, fulfillment_id, product_id, customer_id, order_id, artifact_name, created_at, updated_at)
    select ${id('dlg')}, ${id('ful')}, $1, ${customer}, ${id('ord')}, 'bench', ${day}, ${day} from ${series}`,
    [shelf.productId],
  );
  await client.query(`insert into mails (id, kind, subject_id, recipient, payload, status, created_at)
    select ${id('mai')}, 'fulfillment_ready', ${id('ful')}, 'past@example.test', '{}', 'sent', ${day} from ${series}`);
  await client.query('commit');
  await client.query('analyze');
}
