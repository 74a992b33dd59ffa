import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { makeId, type PaymentGatewayKey, ProductPolicies } from '@vozex/domain';
import { sql } from 'kysely';
import type { App } from '../kernel/app.ts';
import { secondsAfter } from '../kernel/clock.ts';
import { type Database, openPgliteInMemory } from '../kernel/database.ts';
import { flowOf, on } from '../kernel/events.ts';
import { addRoutes, openHttp } from '../kernel/http.ts';
import type { Jobs } from '../kernel/jobs.ts';
import { openMetrics } from '../kernel/metrics.ts';
import { migrate } from '../kernel/migrate.ts';
import type { Actor, AnyRoute } from '../kernel/route.ts';
import { openSeal } from '../kernel/seal.ts';
import { createOrder, lockOrder, moveOrder, orderPaid, UNTAXED } from '../orders/index.ts';
import { applyEvent } from './apply-event.ts';
import { openCheckoutSession, recordCheckoutSession } from './checkout-sessions.ts';
import { refundSettled } from './events.ts';
import type { CheckoutOrder, WebhookRequest } from './gateway.ts';
import { openTestStreet, type TestStreet } from './gateways/test-street.ts';
import type { GatewayRouter } from './open-gateways.ts';
import { paymentRoutes } from './routes.ts';

export const operator: Actor = {
  kind: 'user',
  userId: 'olga',
  email: 'olga@shop.test',
  name: 'Olga',
  role: 'operator',
  customerId: null,
  twoFactor: true,
};

/** An order that waits at its gateway's page. */
export type WaitingOrder = CheckoutOrder & { checkoutId: string; gateway: PaymentGatewayKey };

/** A shop on a database in memory, behind its own HTTP server, with both gateways on the other side. */
export type PaymentsWorld = {
  app: App & { gateways: GatewayRouter };
  street: TestStreet;
  url: string;
  /** What was announced and committed or not: listeners of the two events of money. */
  announced: { event: 'order.paid' | 'refund.settled'; orderId: string; full?: boolean; amountMinor?: number }[];
  logged: { event: string; fields: Record<string, unknown> }[];
  /** Makes the next announcement fail, as a listener of another room might. */
  listenerFails(times: number): void;
  passes(seconds: number): void;
  /** The statements sent to the database since the last call. */
  statements(): string[];
  orders(
    gateway: PaymentGatewayKey,
    change?: { unitAmountMinor?: number; currency?: string; taxPercent?: number },
  ): Promise<WaitingOrder>;
  /** The buyer pays, the gateway delivers, the workers do what there is to do. */
  pays(order: WaitingOrder, choice?: 'pay' | 'decline'): Promise<void>;
  /** Delivers a letter to the shop by HTTP. */
  delivers(key: PaymentGatewayKey, letter: WebhookRequest): Promise<number>;
  /** Runs jobs until there are none. */
  works(): Promise<void>;
  orderStatus(orderId: string): Promise<string>;
  moves(orderId: string, to: 'expired' | 'cancelled'): Promise<void>;
  payments(
    orderId: string,
  ): Promise<
    { id: string; status: string; problem_code: string | null; refunded_minor: number; gateway_payment_id: string }[]
  >;
  events(): Promise<
    {
      id: string;
      event_type: string;
      status: string;
      deliveries: number;
      problem: string | null;
      order_id: string | null;
    }[]
  >;
  close(): Promise<void>;
};

/** @param database an empty one; in memory where absent. */
export async function openPaymentsWorld(database?: Database): Promise<PaymentsWorld> {
  let now = new Date();
  const clock = { now: () => now };
  const street = await openTestStreet(clock);
  const db = database ?? (await openPgliteInMemory());
  await migrate(db);
  const sent = db.pglite ? watchStatements(db.pglite) : [];
  const announced: PaymentsWorld['announced'] = [];
  const logged: PaymentsWorld['logged'] = [];
  let failing = 0;
  const queue: string[] = [];
  const push = (jobs: { payload: unknown }[]) =>
    queue.push(...jobs.map((job) => (job.payload as { webhook_event_id: string }).webhook_event_id));
  const jobs: Jobs = {
    async send(_tx, _job, list) {
      push(list);
    },
    async sendWith(statement, _job, list) {
      await statement.execute(db.read);
      push(list);
    },
    async wake(_job, list) {
      push(list);
    },
    async work() {},
    async stop() {},
  };
  const line = (event: string, fields: Record<string, unknown> = {}) => logged.push({ event, fields });
  const app: PaymentsWorld['app'] = {
    db,
    jobs,
    clock,
    log: { debug: line, info: line, warn: line, error: line },
    metrics: openMetrics(),
    seal: openSeal([randomBytes(32).toString('base64')]),
    flow: flowOf([
      on(orderPaid, async (_app, _tx, { order }) => {
        if (failing-- > 0) throw new Error('a listener failed');
        announced.push({ event: 'order.paid', orderId: order.id });
      }),
      on(refundSettled, async (_app, _tx, { orderId, full, amountMinor }) => {
        announced.push({ event: 'refund.settled', orderId, full, amountMinor });
      }),
    ]),
    publicUrl: 'https://shop.test',
    instanceUrl: (host) => `https://${host}`,
    newId(kind) {
      now = secondsAfter(now, 0.001); // one id a millisecond, so that ids sort as they were made
      return makeId(kind, now, randomBytes(10));
    },
    gateways: street.gateways,
    fetchOutside: async () => Promise.reject(new Error('nothing is fetched here')),
  };
  const http = await openShop(app);
  street.sandbox.setWebhookUrls({ dodo: `${http.url}/webhooks/dodo`, paypal: `${http.url}/webhooks/paypal` });
  const works = async () => {
    await street.sandbox.drain();
    while (queue.length > 0) {
      await Promise.all(queue.splice(0).map((id) => applyEvent(app, id)));
      await street.sandbox.drain();
    }
  };
  const catalog = await stockCatalog(app);
  return {
    app,
    street,
    url: http.url,
    announced,
    logged,
    listenerFails: (times) => {
      failing = times;
    },
    passes: (seconds) => {
      now = secondsAfter(now, seconds);
    },
    statements: () => sent.splice(0),
    orders: (gateway, change = {}) => placeOrder(app, street, catalog, gateway, change),
    async pays(order, choice = 'pay') {
      await street.buyer(order.gateway, order.checkoutId, choice);
      await works();
    },
    async delivers(key, letter) {
      const headers = Object.entries(letter.headers).flatMap(([name, value]) =>
        typeof value === 'string' && !/^(host|content-length|connection|transfer-encoding)$/.test(name)
          ? [[name, value]]
          : [],
      );
      const answer = await fetch(`${http.url}/webhooks/${key}`, {
        method: 'POST',
        headers: Object.fromEntries(headers),
        body: new Uint8Array(letter.rawBody),
      });
      await answer.arrayBuffer();
      return answer.status;
    },
    works,
    async orderStatus(orderId) {
      const row = await db.read
        .selectFrom('orders')
        .select('status')
        .where('id', '=', orderId)
        .executeTakeFirstOrThrow();
      return row.status;
    },
    moves: (orderId, to) =>
      db.inOneTransaction(async (tx) => {
        const order = await lockOrder(tx, orderId);
        await moveOrder(tx, order!, to, { at: now }); // because the story has placed it
      }),
    payments: (orderId) =>
      db.read
        .selectFrom('payments')
        .select(['id', 'status', 'problem_code', 'refunded_minor', 'gateway_payment_id'])
        .where('order_id', '=', orderId)
        .orderBy('id')
        .execute(),
    events: () =>
      db.read
        .selectFrom('webhook_events')
        .select(['id', 'event_type', 'status', 'deliveries', 'problem', 'order_id'])
        .orderBy('id')
        .execute(),
    async close() {
      await street.close();
      await http.close();
      await db.close();
    },
  };
}

/** Writes down every statement, inside transactions and outside. */
function watchStatements(pglite: PGlite): string[] {
  const sent: string[] = [];
  const watched = (query: PGlite['query']): PGlite['query'] =>
    function (this: unknown, text, ...rest) {
      sent.push(text);
      return query.call(this, text, ...rest);
    } as PGlite['query'];
  pglite.query = watched(pglite.query.bind(pglite));
  const transaction = pglite.transaction.bind(pglite);
  pglite.transaction = (work) =>
    transaction((tx) => {
      tx.query = watched(tx.query.bind(tx));
      return work(tx);
    });
  return sent;
}

async function openShop(app: PaymentsWorld['app']): Promise<{ url: string; close(): Promise<void> }> {
  const options = {
    log: app.log,
    metrics: app.metrics,
    publicUrl: app.publicUrl,
    trustProxy: [],
    requireTwoFactor: false,
    authenticate: async (headers: Record<string, unknown>): Promise<Actor> =>
      headers['x-operator'] ? operator : { kind: 'anonymous' },
  };
  const server = await openHttp(options);
  await addRoutes(server, app, paymentRoutes as unknown as AnyRoute<PaymentsWorld['app']>[], options); // because a list of routes forgets each one's shapes
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo; // because it listens on a port
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

type Catalog = { customerId: string; productId: string; priceId: string };

async function stockCatalog(app: App): Promise<Catalog> {
  const now = app.clock.now();
  const [customerId, productId, priceId] = [app.newId('customer'), app.newId('product'), app.newId('price')];
  const db = app.db.read;
  await sql`insert into customers (id, email, name, created_at) values (${customerId}, 'ada@example.test', 'Ada', ${now})`.execute(
    db,
  );
  await sql`
    insert into products (id, slug, name, delivery_model, fulfillment_driver, enabled_payment_gateways,
      default_payment_gateway, created_at, updated_at)
    values (${productId}, 'point-of-sale', 'Point of Sale', 'self_hosted_license', 'license_download',
      '{dodo,paypal}', 'dodo', ${now}, ${now})`.execute(db);
  await sql`
    insert into prices (id, product_id, name, billing, amount_minor, currency, created_at, updated_at)
    values (${priceId}, ${productId}, 'Standard', 'one_time', 2000, 'USD', ${now}, ${now})`.execute(db);
  return { customerId, productId, priceId };
}

/** An order of two of one thing, with an open checkout: what the checkout room would have made. */
async function placeOrder(
  app: PaymentsWorld['app'],
  street: TestStreet,
  catalog: Catalog,
  gateway: PaymentGatewayKey,
  change: { unitAmountMinor?: number; currency?: string; taxPercent?: number },
): Promise<WaitingOrder> {
  const { unitAmountMinor = 2_000, currency = 'USD', taxPercent = 0 } = change;
  const gatewayProductId = gateway === 'dodo' ? await street.dodoProduct(unitAmountMinor, currency, taxPercent) : null;
  const { orderId, sessionId, totalMinor } = await app.db.inOneTransaction(async (tx) => {
    const made = await createOrder(app, tx, {
      customerId: catalog.customerId,
      paymentGateway: gateway,
      currency,
      metadata: {},
      couponCode: null,
      tax: UNTAXED,
      items: [
        {
          productId: catalog.productId,
          priceId: catalog.priceId,
          productName: 'Point of Sale',
          priceName: 'Standard',
          billing: 'one_time',
          quantity: 2,
          unitAmountMinor,
          discountMinor: 0,
          taxMinor: 0,
          path: null,
          deliveryModel: 'self_hosted_license',
          driver: 'license_download',
          externalProvider: null,
          choices: {},
          terms: {},
          gatewayProductId,
          dueHours: null,
          policies: ProductPolicies.parse({}),
          recurring: null,
        },
      ],
    });
    return { ...made, sessionId: await openCheckoutSession(app, tx, { orderId: made.orderId, gateway }) };
  });
  const order: CheckoutOrder = {
    orderId,
    sessionId,
    total: { amount_minor: totalMinor, currency },
    addedTaxMinor: 0,
    items: [{ name: 'Point of Sale', quantity: 2, unitAmountMinor, discountMinor: 0, gatewayProductId }],
    customer: { email: 'ada@example.test', name: 'Ada' },
    metadata: {},
    returnUrl: `https://shop.test/orders/${orderId}?returned=1`,
    cancelUrl: `https://shop.test/orders/${orderId}?cancelled=1`,
  };
  const session = await app.gateways.of(gateway).createCheckoutSession(order);
  await recordCheckoutSession(app.db.read, sessionId, session);
  return { ...order, checkoutId: session.gatewayCheckoutId, gateway };
}
