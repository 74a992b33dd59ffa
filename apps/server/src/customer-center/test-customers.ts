import type { FulfillmentStatus } from '@vozex/domain';
import { ProductPolicies } from '@vozex/domain';
import { sql } from 'kysely';
import { customerFor } from '../accounts/index.ts';
import type { TestApp } from '../accounts/test-app.ts';
import { grantDownload } from '../downloads/index.ts';
import { json } from '../kernel/database.ts';
import type { Actor, RequestContext } from '../kernel/route.ts';
import { issueLicenses } from '../licensing/index.ts';
import { createOrder, lockOrder, moveOrder, UNTAXED } from '../orders/index.ts';
import { customerCenterRoutes } from './routes.ts';

/** A buyer with a session, and what they bought. */
export type Buyer = Awaited<ReturnType<typeof makeBuyer>>;

export const nobody: Actor = { kind: 'anonymous' };

/** One product for all stories: what is delivered is said by each. */
export async function sellProduct(app: TestApp): Promise<void> {
  const now = app.clock.now();
  await sql`
    insert into products (id, slug, name, status, delivery_model, fulfillment_driver, enabled_payment_gateways,
      default_payment_gateway, created_at, updated_at)
    values ('prd_1', 'pos', 'Point of Sale', 'published', 'saas_multitenant', 'multitenant_saas', '{dodo}', 'dodo',
      ${now}, ${now})`.execute(app.db.read);
  await sql`
    insert into prices (id, product_id, name, billing, amount_minor, currency, created_at, updated_at)
    values ('pri_1', 'prd_1', 'Starter', 'one_time', 1999, 'USD', ${now}, ${now})`.execute(app.db.read);
  await sql`
    insert into artifacts (id, name, version, file_name, content_type, storage_key, size_bytes, sha256, created_at)
    values (${app.newId('artifact')}, 'pos', '1.2.0', 'pos-1.2.0.tgz', 'application/octet-stream', 'k', 1234,
      repeat('a', 64), ${now})`.execute(app.db.read);
}

let buyers = 0;

/** A customer whose address is proven and nobody else's, with everything they can do in the customer center. */
export async function makeBuyer(app: TestApp, name: string) {
  const email = `${name.toLowerCase()}-${++buyers}@example.test`;
  const customer = await customerFor(app.db.read, { email, name, now: app.clock.now(), newId: app.newId });
  const actor: Actor = {
    kind: 'user',
    userId: `user of ${name}`,
    email,
    name,
    role: 'customer',
    customerId: customer.id,
    twoFactor: false,
  };
  return {
    actor,
    customer,
    async orders(lines = 1) {
      app.passes(1);
      const item = {
        productId: 'prd_1',
        priceId: 'pri_1',
        productName: 'Point of Sale',
        priceName: 'Starter',
        billing: 'one_time' as const,
        quantity: 1,
        unitAmountMinor: 1_999,
        discountMinor: 0,
        taxMinor: 0,
        path: null,
        deliveryModel: 'saas_multitenant' as const,
        driver: 'multitenant_saas',
        externalProvider: 'pos',
        choices: {},
        terms: {},
        gatewayProductId: null,
        dueHours: null,
        policies: ProductPolicies.parse({}),
        recurring: null,
      };
      const order = { customerId: customer.id, paymentGateway: 'dodo' as const, currency: 'USD', metadata: {} };
      return await app.db.inOneTransaction((tx) =>
        createOrder(app, tx, {
          ...order,
          couponCode: null,
          tax: UNTAXED,
          items: Array.from({ length: lines }, () => item),
        }),
      );
    },
    /** Pays an order and opens a delivery for each of its lines. */
    async pays(orderId: string): Promise<string[]> {
      return await app.db.inOneTransaction(async (tx) => {
        const order = (await lockOrder(tx, orderId))!; // because it was made just before
        const now = app.clock.now();
        await moveOrder(tx, order, 'paid', { at: now });
        const ids = order.items.map(() => app.newId('fulfillment'));
        for (const [i, item] of order.items.entries()) {
          await sql`
            insert into fulfillment_records (id, order_id, order_item_id, product_id, customer_id, delivery_model,
              driver, provider, status, instance_key, quantity, choices, terms, moved_by, moved_because, paid_at, created_at, updated_at)
            values (${ids[i]}, ${orderId}, ${item.id}, 'prd_1', ${customer.id}, 'saas_multitenant',
              'multitenant_saas', 'pos', 'queued',
              ${`${orderId}:${item.id}`}, 1, '{}', '{}', 'vozex', 'the order was paid', ${now}, ${now}, ${now})
          `.execute(tx);
        }
        return ids;
      });
    },
    /** Begins the subscription of an order's first line. */
    async subscribes(orderId: string): Promise<string> {
      const id = app.newId('subscription');
      const now = app.clock.now();
      await sql`
        insert into subscriptions (id, order_id, order_item_id, product_id, price_id, customer_id, gateway,
          gateway_subscription_id, status, quantity, unit_amount_minor, currency, billing_interval, interval_count,
          gateway_plan_id, policies, started_at, current_period_start, current_period_end, entitlement, observed_at,
          moved_because, created_at, updated_at)
        select ${id}, order_id, id, product_id, price_id, ${customer.id}, 'dodo', ${id}, 'active', 1, 1999, 'USD',
          'month', 1, 'plan', '{}', ${now}, ${now}, ${now}, 'run', ${now}, 'it began', ${now}, ${now}
        from order_items where order_id = ${orderId} order by position limit 1`.execute(app.db.read);
      return id;
    },
    async owns(orderId: string, fulfillmentId: string, licenses: number): Promise<void> {
      const asked = { fulfillmentId, productId: 'prd_1', customerId: customer.id, orderId };
      await app.db.inOneTransaction(async (tx) => {
        const policy = { prefix: 'POS', type: 'perpetual', expiresAfterDays: null, maxActivations: 3 };
        await issueLicenses(app, tx, { ...asked, quantity: licenses, policy: { ...policy, keys: 'per_unit' } });
        await grantDownload(app, tx, { ...asked, artifactName: 'pos' });
      });
    },
    asks: (route: string, input?: AskInput) => ask(app, actor, route, input),
  };
}

/** Moves a delivery through `path`, a second apart, as the router would. */
export async function moves(
  app: TestApp,
  fulfillmentId: string,
  path: FulfillmentStatus[],
  more: { workspace_url?: string; ask?: unknown; snapshot?: unknown; message?: string } = {},
): Promise<void> {
  for (const status of path) {
    app.passes(1);
    await sql`
      update fulfillment_records set status = ${status}, desired_state = ${status === 'suspended' ? 'suspended' : 'running'},
        updated_at = ${app.clock.now()}, attempts = 1,
        external_workspace_url = ${more.workspace_url ?? null},
        ask = ${more.ask === undefined ? null : json(more.ask)}::jsonb,
        payload_snapshot = ${json(more.snapshot ?? {})}::jsonb,
        customer_message = ${more.message ?? null},
        last_error = 'HTTP 503 from 10.0.0.7',
        delivered_at = ${status === 'active' ? app.clock.now() : null}::timestamptz
      where id = ${fulfillmentId}`.execute(app.db.read);
  }
}

type AskInput = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };

/** Asks a route (`GET /api/me/orders`) as the HTTP layer would: parsed input, shaped output. */
// biome-ignore lint/suspicious/noExplicitAny: a story reads whatever its route answers
export async function ask(app: TestApp, actor: Actor, name: string, input: AskInput = {}): Promise<any> {
  const route = customerCenterRoutes.find((one) => `${one.method} ${one.path}` === name);
  if (!route) throw new Error(`no route ${name}`);
  const context = { actor, ip: '192.0.2.1', idempotencyKey: undefined, headers: {} } as unknown as RequestContext; // because no route here reads the rest
  const parsed = {
    params: route.params?.parse(input.params ?? {}),
    query: route.query?.parse(input.query ?? {}),
    body: route.body?.parse(input.body ?? {}),
  };
  return route.output.parse(await route.handle(app as never, parsed, context)); // because no story here needs the drivers
}
