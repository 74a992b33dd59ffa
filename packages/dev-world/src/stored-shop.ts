import type { ApiClient } from './api-client.ts';

/** Runs one statement; a client of pg and the embedded engine both can. */
export type RunSql = (statement: string) => Promise<unknown>;

/** Orders a statement writes: a second or two, and little memory even for the embedded engine. */
const BATCH = 20_000;

/** A year, and a little more, so that ranges have something before them. */
const DAYS = 400;
const PRODUCTS = 24;

/**
 * Fills a shop with a past of so many orders, spread as shops are: a quarter of the customers buys most, most orders are
 * delivered, a few wait, fail, go back or renew. By SQL alone and without triggers, so that it takes seconds; keys,
 * hashes and ids are of the right shape, and only that.
 */
export async function storePast(run: RunSql, orders: number): Promise<void> {
  await run("set session_replication_role = 'replica'"); // no triggers, no checks of references: histories are written directly
  await run(productsSql());
  for (let from = 0; from < orders; from += BATCH) {
    const series = `generate_series(${from}, ${Math.min(orders, from + BATCH) - 1}) n`;
    for (const statement of statementsFor(series, orders)) await run(statement);
  }
  await run("set session_replication_role = 'origin'");
  for (const sums of ['report_days', 'report_marks', 'daily_figures']) await run(`delete from ${sums}`); // nobody marked them
  await run('vacuum analyze');
}

/** An id of the right shape that grows with `n`: older than any that is made now. */
const id = (prefix: string, n = 'n') => `'${prefix}_00past' || lpad((${n})::text, 20, '0')`;

function productsSql(): string {
  return `
    insert into products (id, slug, name, status, delivery_model, fulfillment_driver, enabled_payment_gateways,
      default_payment_gateway, created_at, updated_at)
    select ${id('prd')}, 'past-' || n, 'Past Product ' || n, 'published', (array['self_hosted_license', 'saas_multitenant', 'managed_setup'])[1 + n % 3],
      (array['license_download', 'multitenant_saas', 'manual_fulfillment'])[1 + n % 3], '{dodo,paypal}', 'dodo', now(), now()
    from generate_series(0, ${PRODUCTS - 1}) n;
    insert into prices (id, product_id, name, billing, amount_minor, currency, created_at, updated_at)
    select ${id('pri')}, ${id('prd')}, 'One', 'one_time', 900 + n * 500, 'USD', now(), now() from generate_series(0, ${PRODUCTS - 1}) n`;
}

/** What one batch writes. `o` is an order of the past, with everything that is derived from its number. */
function statementsFor(series: string, orders: number): string[] {
  const o = `(
    select n, now() - (${orders} - n) * interval '${DAYS} days' / ${orders} as at,
      case when n % 3 = 0 then (n / 3) % greatest(${orders} / 40, 1) else n % greatest(${orders} / 3, 1) end as customer,
      (n * 7 + n / 11) % ${PRODUCTS} as product, (array['dodo', 'paypal'])[1 + n % 2] as gateway,
      (array['USD', 'USD', 'USD', 'EUR'])[1 + n % 4] as currency, 900 + ((n * 7 + n / 11) % ${PRODUCTS}) * 500 as amount,
      case when n % 50 = 0 then 'expired' when n % 53 = 0 then 'refunded' when n % 997 = 0 then 'on_hold' else 'paid' end as status
    from ${series}) o`;
  const customer = id('cus', 'customer');
  const product = id('prd', 'product');
  const driver = "(array['license_download', 'multitenant_saas', 'manual_fulfillment'])[1 + product % 3]";
  const model = "(array['self_hosted_license', 'saas_multitenant', 'managed_setup'])[1 + product % 3]";
  const provider = "case product % 3 when 1 then 'past-provider-' || product else 'vozex' end";
  const delivered =
    "at + (1 + n % 7) * (n % 90) * case product % 3 when 2 then interval '20 minutes' else interval '1 second' end";
  const standing = `case when status = 'refunded' then 'cancelled' when n % 1009 = 0 then 'failed' when n % 1013 = 0 then 'manual_pending'
    when n % 1019 = 0 then 'awaiting_customer' when n % 501 = 0 then 'suspended' else 'active' end`;
  return [
    `insert into customers (id, email, name, created_at)
     select ${customer}, 'past-' || customer || '@example.test', 'Past Buyer' || customer, at from ${o}
     on conflict do nothing`,
    `insert into orders (id, customer_id, status, payment_gateway, currency, total_minor, refunded_minor, metadata,
       access_token_hash, created_at, expires_at, paid_at, updated_at)
     select ${id('ord')}, ${customer}, status, gateway, currency, amount, case status when 'refunded' then amount else 0 end, '{}',
       repeat('0', 64), at, at, case when status not in ('expired', 'on_hold') then at end, at from ${o}`,
    `insert into order_moves (order_id, from_status, to_status, at)
     select ${id('ord')}, case step when 1 then null else 'pending' end, case step when 1 then 'pending' else 'paid' end, at
     from ${o}, generate_series(1, 2) step`,
    `insert into order_items (id, order_id, position, product_id, price_id, product_name, price_name, billing, quantity,
       unit_amount_minor, total_minor, delivery_model, driver, choices, terms)
     select ${id('oit')}, ${id('ord')}, 0, ${product}, ${id('pri', 'product')}, 'Past Product ' || product, 'One', 'one_time', 1,
       amount, amount, ${model}, ${driver}, '{}', '{}' from ${o}`,
    `insert into checkout_sessions (id, order_id, gateway, gateway_checkout_id, created_at)
     select ${id('chk')}, ${id('ord')}, gateway, 'past_checkout_' || n, at from ${o}`,
    `insert into webhook_events (id, gateway, event_id, event_type, meaning, status, body, body_sha256, next_attempt_at, order_id,
       received_at, applied_at)
     select ${id('whe')}, gateway, 'past_event_' || n, 'payment.succeeded', '{payment.succeeded}',
       case when n % 2003 = 0 then 'quarantined' when n % 11 = 0 then 'ignored' else 'applied' end,
       decode(repeat('20', 300), 'hex'), repeat('0', 64), at, ${id('ord')}, at, at from ${o}`,
    `insert into payments (id, order_id, gateway, gateway_payment_id, status, amount_minor, currency, refunded_minor, captured_at,
       gateway_subscription_id, created_at, updated_at)
     select ${id('pay')}, ${id('ord')}, gateway, 'past_payment_' || n,
       case status when 'on_hold' then 'held' when 'expired' then 'failed' else 'succeeded' end, amount, currency,
       case status when 'refunded' then amount else 0 end, case when status not in ('expired', 'on_hold') then at end,
       case when n % 10 = 1 then 'past_subscription_' || n end, at, at from ${o}`,
    `insert into refunds (id, payment_id, gateway_refund_id, status, amount_minor, currency, reason, requested_by, created_at,
       updated_at, settled_at)
     select ${id('rfd')}, ${id('pay')}, 'past_refund_' || n, 'succeeded', amount, currency, 'past', 'operator:past', at, at, at
     from ${o} where status = 'refunded'`,
    `insert into disputes (id, gateway, gateway_dispute_id, payment_id, order_id, status, amount_minor, currency, opened_at,
       moved_because, created_at, updated_at)
     select ${id('dsp')}, gateway, 'past_dispute_' || n, ${id('pay')}, ${id('ord')},
       case when n % 4 = 0 then 'lost' else 'won' end, amount, currency, at, 'past', at, at from ${o} where n % 211 = 0`,
    `insert into fulfillment_records (id, order_id, order_item_id, product_id, customer_id, delivery_model, driver, provider, status,
       service_state, instance_key, quantity, choices, terms, external_reference_id, moved_by, moved_because, paid_at, due_at,
       delivered_at, created_at, updated_at)
     select ${id('ful')}, ${id('ord')}, ${id('oit')}, ${product}, ${customer}, ${model}, ${driver}, ${provider}, ${standing},
       'running', 'past:' || n, 1, '{}', '{}', case product % 3 when 1 then 'past_workspace_' || n end, 'vozex', 'past', at,
       case product % 3 when 2 then at + interval '2 days' end,
       case when n % 1009 <> 0 and n % 1013 <> 0 and n % 1019 <> 0 then ${delivered} end, at, at
     from ${o} where status in ('paid', 'refunded')`,
    `insert into fulfillment_moves (fulfillment_id, from_status, to_status, moved_by, moved_because, at)
     select ${id('ful')}, (array[null, 'queued', 'processing'])[step],
       (array['queued', 'processing', case when n % 1009 = 0 then 'failed' else 'active' end])[step], 'vozex', 'past', at
     from ${o}, generate_series(1, 3) step where status in ('paid', 'refunded')`,
    `insert into fulfillment_operations (id, fulfillment_id, operation_key, action, attempt, outcome, started_at, finished_at)
     select ${id('ops')}, ${id('ful')}, 'past:' || n, 'fulfill', 1, case when n % 301 = 0 then 'try_again' else 'delivered' end,
       at, at + interval '200 milliseconds' from ${o} where status in ('paid', 'refunded')`,
    `insert into licenses (id, fulfillment_id, position, product_id, customer_id, order_id, status, key_hash, key_sealed, key_hint,
       license_type, created_at, updated_at)
     select ${id('lic')}, ${id('ful')}, 1, ${product}, ${customer}, ${id('ord')}, case status when 'refunded' then 'revoked' else 'active' end,
       'past_' || n, repeat('x', 80), 'PAST-…-' || n, 'perpetual', at, at
     from ${o} where product % 3 = 0 and status in ('paid', 'refunded')`,
    `insert into download_grants (id, fulfillment_id, product_id, customer_id, order_id, artifact_name, created_at, updated_at)
     select ${id('dlg')}, ${id('ful')}, ${product}, ${customer}, ${id('ord')}, 'past', at, at
     from ${o} where product % 3 = 0 and status = 'paid'`,
    `insert into tasks (id, fulfillment_id, generation, order_id, queue, title, instructions, status, due_at, completed_at, created_at, updated_at)
     select ${id('tsk')}, ${id('ful')}, 1, ${id('ord')}, (array['setup', 'migration'])[1 + n % 2], 'Past work', 'past',
       case when n % 1013 = 0 then 'open' when status = 'refunded' then 'cancelled' else 'done' end, at + interval '2 days', at, at, at
     from ${o} where (product % 3 = 2 or n % 1013 = 0) and status in ('paid', 'refunded')`,
    `insert into subscriptions (id, order_id, order_item_id, product_id, price_id, customer_id, gateway, gateway_subscription_id,
       status, quantity, unit_amount_minor, currency, billing_interval, interval_count, gateway_plan_id, policies, started_at,
       current_period_start, current_period_end, entitlement, observed_at, problem, moved_because, created_at, updated_at)
     select ${id('sub')}, ${id('ord')}, ${id('oit')}, ${product}, ${id('pri', 'product')}, ${customer}, gateway,
       'past_subscription_' || n, (array['active', 'active', 'cancelled', 'expired', 'active', 'past_due', 'active'])[1 + n % 7], 1, amount,
       currency, 'month', 1, 'past', '{}', at, at, at + interval '30 days', 'run', at, case when n % 4001 = 0 then 'past' end, 'past', at, at
     from ${o} where n % 10 = 1 and status = 'paid'`,
    `insert into mails (id, kind, subject_id, recipient, payload, status, sent_subject, created_at, sent_at)
     select ${id('mai')}, 'fulfillment_ready', ${id('ful')}, 'past-' || customer || '@example.test', '{}', 'sent', 'Past', at, at from ${o}`,
    `insert into audit_log (at, actor, action, subject, detail)
     select at, 'operator:past', 'payments.refunded', ${id('pay')}, '{}' from ${o} where n % 5 = 0`,
  ];
}

/** Gives a person of the seeded shop the past of the customer who bought most. */
export async function takeOverPast(run: RunSql, email: string, orders: number): Promise<void> {
  const rich = id('cus', '0');
  const theirs = `(select id from customers where lower(email) = '${email}')`;
  await run("set session_replication_role = 'replica'");
  for (const table of ['orders', 'fulfillment_records', 'licenses', 'download_grants', 'subscriptions']) {
    await run(`update ${table} set customer_id = coalesce(${theirs}, customer_id) where customer_id = ${rich}`);
  }
  // Some have hundreds of orders: every thirtieth of all would be too many for anybody.
  await run(`update orders set customer_id = coalesce(${theirs}, customer_id) where id in (
    select ${id('ord')} from generate_series(0, ${orders - 1}, ${Math.max(1, Math.floor(orders / 500))}) n)`);
  await run("set session_replication_role = 'origin'");
  await run('analyze orders');
}

type Parameter = { name: string; in: string; schema?: { enum?: string[]; type?: string } };
type Operation = { 'x-access': string; parameters?: Parameter[] };
export type ListRequest = { route: string; path: string; access: 'customer' | 'team' };

/** What is put where a list takes a text; nothing here is one that nobody typed. */
const TEXTS: Record<string, string[]> = {
  q: ['past-77', 'past_subscription_1001', 'nobody@nowhere.test', 'Past Buyer77'],
  order_id: ['ord_00past00000000000000000777'],
  driver: ['multitenant_saas', 'no_such_driver'],
  queue: ['setup', 'no-such-queue'],
  currency: ['EUR', 'JPY'],
};

/**
 * Every list, search and chart of the API as its own description has it: plain, with each value of each filter, with
 * each pair of them, and deep into the list.
 */
export async function listRequests(document: object, api: ApiClient): Promise<ListRequest[]> {
  const { paths } = document as { paths: Record<string, Record<string, Operation>> };
  const requests: ListRequest[] = [];
  for (const [path, { get }] of Object.entries(paths)) {
    if (!get || path.includes('{') || !/^\/api\/(admin|me)\//.test(path) || path.endsWith('.csv')) continue;
    const access = path.startsWith('/api/me/') ? 'customer' : 'team';
    const parameters = (get.parameters ?? []).filter((parameter) => parameter.in === 'query');
    const choices = parameters.flatMap(({ name, schema }) => {
      const values = schema?.enum ?? TEXTS[name] ?? [];
      return values.map((value) => `${name}=${encodeURIComponent(value)}`);
    });
    const pairs = choices.flatMap((one, index) =>
      choices.slice(index + 1).flatMap((other) => (nameOf(one) === nameOf(other) ? [] : [`${one}&${other}`])),
    );
    const needed = path === '/api/admin/search' ? choices : ['', ...choices, ...pairs];
    const deep = access === 'team' && parameters.some(({ name }) => name === 'after') ? await deepInto(path, api) : [];
    for (const query of [...needed, ...deep]) {
      requests.push({ route: path, path: query ? `${path}?${query}` : path, access });
    }
  }
  return requests;
}

const nameOf = (choice: string) => choice.slice(0, choice.indexOf('='));

/** A full page, and a page from the middle: an id of the past where the list has such, half the newest where it counts. */
async function deepInto(path: string, api: ApiClient): Promise<string[]> {
  const { body } = await api.ask('GET', `${path}?limit=1`);
  const first = (body as { items?: { id?: string | number }[] }).items?.[0]?.id;
  const middle = middleOf(String(first));
  return ['limit=100', ...(middle ? [`limit=100&after=${middle}`] : [])];
}

function middleOf(newest: string): string | undefined {
  if (/^\d+$/.test(newest)) return String(Math.ceil(Number(newest) / 2));
  return /^[a-z]{3}_/.test(newest) ? `${newest.slice(0, 4)}00past00000000000000010000` : undefined;
}
