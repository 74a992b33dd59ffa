import { readdirSync, readFileSync } from 'node:fs';
import { newWorld, type World } from '@vozex/dev-world';
import { Webhook } from 'standardwebhooks';
import { getGlobalDispatcher, MockAgent, setGlobalDispatcher } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PAYPAL_LIVE } from '../src/payments/gateways/paypal/client.ts';
import { openPaypalVerifier } from '../src/payments/gateways/paypal/verify-webhook.ts';

// What the gateways themselves publish and have sent, through the door of a running shop: nothing here was written by
// whoever wrote the shop. Every example is about an order, payment or subscription that this shop never had.

type Kept = {
  event_id: string;
  event_type: string;
  status: string;
  deliveries: number;
  meaning: string[];
  problem: string | null;
  order_id: string | null;
};

/** How an event ends: what it meant, and why nobody acted on it. */
type End = [status: 'ignored' | 'quarantined', meaning: string[], sentence: RegExp];

const noOrder = (meaning: string): End => ['quarantined', [meaning], /^no (order|payment)\b/];
const noSubscription = (meaning: string): End => ['ignored', [meaning], /^(dodo|paypal) does not know subscription /];
const notOurs: End = ['ignored', [], / is not acted on$/];

const DODO: Record<string, End> = {
  'abandoned_checkout.detected': ['ignored', ['checkout.abandoned'], /^checkout\.abandoned moves no money$/],
  'abandoned_checkout.recovered': notOurs,
  'credit.added': notOurs,
  'credit.balance_low': notOurs,
  'credit.deducted': notOurs,
  'credit.expired': notOurs,
  'credit.manual_adjustment': notOurs,
  'credit.overage_charged': notOurs,
  'credit.overage_reset': notOurs,
  'credit.rolled_over': notOurs,
  'credit.rollover_forfeited': notOurs,
  'dispute.accepted': noOrder('dispute.lost'),
  'dispute.cancelled': noOrder('dispute.won'),
  'dispute.challenged': noOrder('dispute.updated'),
  'dispute.expired': noOrder('dispute.won'),
  'dispute.lost': noOrder('dispute.lost'),
  'dispute.opened': noOrder('dispute.opened'),
  'dispute.won': noOrder('dispute.won'),
  'dunning.recovered': noSubscription('subscription.recovered'),
  'dunning.started': noSubscription('subscription.past_due'),
  'entitlement_grant.created': notOurs,
  'entitlement_grant.delivered': notOurs,
  'entitlement_grant.failed': notOurs,
  'entitlement_grant.revoked': notOurs,
  'license_key.created': notOurs,
  'payment.cancelled': noOrder('payment.cancelled'),
  'payment.failed': noOrder('payment.failed'),
  'payment.processing': noOrder('payment.pending'),
  'payment.succeeded': noOrder('payment.succeeded'),
  'payout.created': notOurs,
  'payout.failed': notOurs,
  'payout.in_progress': notOurs,
  'payout.on_hold': notOurs,
  'payout.success': notOurs,
  'refund.failed': noOrder('refund.failed'),
  'refund.succeeded': noOrder('refund.succeeded'),
  'subscription.active': noOrder('subscription.activated'),
  'subscription.cancelled': noOrder('subscription.cancelled'),
  'subscription.expired': noOrder('subscription.expired'),
  'subscription.failed': noOrder('subscription.failed'),
  'subscription.on_hold': noOrder('subscription.on_hold'),
  'subscription.paused': noOrder('subscription.paused'),
  'subscription.plan_changed': noOrder('subscription.plan_changed'),
  'subscription.renewed': noOrder('subscription.renewed'),
  'subscription.unpaused': noOrder('subscription.resumed'),
  'subscription.update_payment_method': noOrder('subscription.updated'),
  'subscription.updated': noOrder('subscription.updated'),
};

/** By the name of the file: PayPal's own signatures, made in the summer of 2024. */
const PAYPAL: Record<string, End> = {
  payment_capture_completed_v2: noOrder('payment.succeeded'),
  payment_capture_refunded_v2: noOrder('refund.succeeded'),
  payment_sale_completed: noOrder('payment.succeeded'),
  plan_created_v1: notOurs,
  subscription_activated_v2: noOrder('subscription.activated'),
  subscription_cancelled_v1: noSubscription('subscription.cancelled'), // PayPal's first shape shows no plan: it is asked
};

/** What waits for an order that may still come is given up after two minutes. */
const PATIENCE_SECONDS = 150;

const GATEWAYS = new URL('../src/payments/gateways/', import.meta.url);
const EXAMPLES = new URL('dodo/fixtures/webhook-examples/', GATEWAYS);
const DELIVERIES = new URL('paypal/fixtures/', GATEWAYS);
const CERTIFICATE = 'CERT-360caa42-fca2a594-1a5f47cb';

const exampleText = (name: string) => readFileSync(new URL(`${name}.json`, EXAMPLES), 'utf8');
const example = (name: string) => JSON.parse(exampleText(name));

let world: World;
beforeAll(async () => {
  world = await newWorld({ engine: 'pglite' });
});
afterEach(() => world.audit());
afterAll(() => world?.close());

/** @returns the status of the answer. */
async function posts(gateway: 'dodo' | 'paypal', text: string, headers: Record<string, string>): Promise<number> {
  const raw = { bytes: Buffer.from(text), headers: { 'content-type': 'application/json', ...headers } };
  return (await world.as('nobody').ask('POST', `/webhooks/${gateway}`, undefined, raw)).status;
}

/** Sends a body as Dodo would: signed for this very attempt. */
async function dodoSends(id: string, text: string): Promise<number> {
  const at = world.time.now();
  const signature = new Webhook(world.sandbox.dodo.webhookSecret).sign(id, at, text);
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return posts('dodo', text, { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature });
}

/** What operators see, newest first. */
async function listed(gateway: 'dodo' | 'paypal'): Promise<Kept[]> {
  const all: Kept[] = [];
  for (let after = ''; ; ) {
    const page = await world
      .as('Rhea')
      .get<{ items: Kept[]; next: string | null }>(
        `/api/admin/webhook-events?gateway=${gateway}&limit=100${after && `&after=${after}`}`,
      );
    all.push(...page.items);
    if (page.next === null) return all;
    after = page.next;
  }
}

async function givesUpWaiting(): Promise<void> {
  await world.time.passes(PATIENCE_SECONDS, PATIENCE_SECONDS);
}

const endOf = ({ status, meaning, problem, deliveries }: Kept) => ({ status, meaning, problem, deliveries });
const expected = ([status, meaning, sentence]: End, deliveries: number) => ({
  status,
  meaning,
  problem: expect.stringMatching(sentence),
  deliveries,
});

describe("Dodo's 47 official examples", () => {
  const names = Object.keys(DODO);
  const endsOf = async (prefix: string) => {
    const kept = (await listed('dodo')).filter(({ event_id }) => event_id.startsWith(prefix));
    return Object.fromEntries(kept.map((one) => [one.event_type, endOf(one)]));
  };
  const table = (deliveries: number) =>
    Object.fromEntries(names.map((name) => [name, expected(DODO[name] ?? notOurs, deliveries)]));

  it('are all in the table', () => {
    expect(readdirSync(EXAMPLES).map((file) => file.replace('.json', ''))).toEqual([...names].sort());
  });

  it('are each answered with success, kept once, and end as documented with a sentence', async () => {
    for (const name of names) expect(await dodoSends(`msg_once_${name}`, exampleText(name)), name).toBe(200);
    await givesUpWaiting();
    expect(await endsOf('msg_once_')).toEqual(table(1));
  }, 60_000);

  it('sent twice each, in an order that makes no sense, end the same', async () => {
    const prefix = 'msg_shuffled_';
    for (const name of shuffled([...names, ...names], 1)) {
      expect(await dodoSends(`${prefix}${name}`, exampleText(name)), name).toBe(200);
    }
    await givesUpWaiting();
    expect(await endsOf(prefix)).toEqual(table(2));
  }, 60_000);

  it('leave no trace but themselves: no order, no payment, no subscription', async () => {
    const { read } = world.running.shop.db;
    for (const name of ['orders', 'payments', 'refunds', 'disputes', 'subscriptions'] as const) {
      expect(await read.selectFrom(name).select('id').execute(), name).toEqual([]);
    }
  });
});

describe('what Dodo may come to say one day', () => {
  const alerts = () =>
    vi
      .mocked(world.running.shop.log.warn)
      .mock.calls.flatMap(([event, fields]) => (event === 'payments.event_ignored' && fields?.alert ? [fields] : []));
  beforeAll(() => {
    vi.spyOn(world.running.shop.log, 'warn');
  });
  afterEach(() => {
    vi.mocked(world.running.shop.log.warn).mockClear();
  });
  afterAll(() => {
    vi.restoreAllMocks();
  });
  const keptAs = async (id: string) => (await listed('dodo')).filter(({ event_id }) => event_id === id).map(endOf);

  it('an event nobody has heard of is kept, shown, and somebody is called', async () => {
    const body = { ...example('payment.succeeded'), type: 'payment_link.created' };
    expect(await dodoSends('msg_new_word', JSON.stringify(body))).toBe(200);
    await world.settles();
    const problem = 'unknown type payment_link.created';
    expect(await keptAs('msg_new_word')).toEqual([{ status: 'ignored', meaning: [], problem, deliveries: 1 }]);
    expect(alerts()).toMatchObject([{ event_id: 'msg_new_word', reason: problem }]);
  });

  it('a status of a subscription nobody has heard of as well', async () => {
    const body = example('subscription.updated');
    body.data.status = 'hibernating';
    expect(await dodoSends('msg_new_state', JSON.stringify(body))).toBe(200);
    await world.settles();
    const problem = 'unknown subscription status hibernating';
    expect(await keptAs('msg_new_state')).toEqual([{ status: 'ignored', meaning: [], problem, deliveries: 1 }]);
    expect(alerts()).toMatchObject([{ event_id: 'msg_new_state', reason: problem }]);
  });

  it('a status of a payment nobody has heard of is no money', async () => {
    const order = await world.buyer('Ada').orders('Lumen Notes', { payingWith: 'dodo' });
    world.gateways.dodo.misbehaves({ what: 'webhook_never' });
    await order.pays();
    world.sandbox.clearMisbehaviour();
    const answer = await fetch(`${world.sandbox.dodo.baseUrl}/sandbox/payments`);
    const { items } = (await answer.json()) as { items: { metadata: { order_id?: string } }[] };
    const payment = items.find(({ metadata }) => metadata.order_id === order.id);
    const body = { ...example('payment.succeeded'), data: { ...payment, status: 'teleported' } };
    expect(await dodoSends('msg_new_payment_state', JSON.stringify(body))).toBe(200);
    await world.settles();
    expect(await keptAs('msg_new_payment_state')).toMatchObject([{ status: 'applied', meaning: ['payment.pending'] }]);
    expect((await order.read()).status).toBe('pending');
    await order.returns(); // the buyer's own way back tells the rest
    expect((await order.read()).status).toBe('paid');
  });

  it('a field nobody has heard of changes nothing, and neither does the same event under another id', async () => {
    const order = await world.buyer('Ada').buys('Lumen Notes', { payingWith: 'dodo' });
    await world.settles();
    const paid = JSON.parse(world.gateways.dodo.newest('payment.succeeded').body);
    const grown = { ...paid, schema: 7, data: { ...paid.data, mood: { of: ['the', 'card'] }, quantum_state: null } };
    for (const id of ['msg_grown', 'msg_grown', 'msg_grown_again']) {
      expect(await dodoSends(id, JSON.stringify(grown))).toBe(200);
    }
    await world.settles();
    const applied = { status: 'applied', meaning: ['payment.succeeded'], problem: null };
    expect(await keptAs('msg_grown')).toEqual([{ ...applied, deliveries: 2 }]);
    expect(await keptAs('msg_grown_again')).toEqual([{ ...applied, deliveries: 1 }]);
    expect((await world.operator.order(order.id)).payments.map(({ status }) => status)).toEqual(['succeeded']);
    expect(await world.operator.deliveriesOf(order.id)).toHaveLength(1);
    expect(alerts()).toEqual([]);
  });
});

describe('what PayPal really sent', () => {
  type Sent = { webhook_id: string; raw_body: string; headers: Record<string, string> };
  const names = Object.keys(PAYPAL);
  const sent = (name: string): Sent => JSON.parse(readFileSync(new URL(`${name}.json`, DELIVERIES), 'utf8'));
  const idOf = (name: string): string => JSON.parse(sent(name).raw_body).id;
  const arrives = (name: string) => {
    const { headers, raw_body } = sent(name);
    const signed = Object.entries(headers).filter(([header]) => header.startsWith('paypal-'));
    return posts('paypal', raw_body, Object.fromEntries(signed));
  };
  const ends = async () => {
    const kept = await listed('paypal');
    return names.map((name) => kept.filter(({ event_id }) => event_id === idOf(name)).map(endOf));
  };

  const before = getGlobalDispatcher();
  beforeAll(() => {
    const network = new MockAgent();
    network.enableNetConnect(/^127\.0\.0\.1:/);
    const certificate = readFileSync(new URL(`${CERTIFICATE}.pem`, DELIVERIES), 'utf8');
    const path = `/v1/notifications/certs/${CERTIFICATE}`;
    network.get('https://api.paypal.com').intercept({ path }).reply(200, certificate).persist();
    setGlobalDispatcher(network);
  });
  afterAll(() => setGlobalDispatcher(before));

  it('is all in the table', () => {
    const files = readdirSync(DELIVERIES).filter((file) => file.endsWith('.json'));
    expect(files.map((file) => file.replace('.json', '')).sort()).toEqual([...names].sort());
  });

  it('is for its simulator, which anybody may use: a shop refuses all of it and keeps nothing', async () => {
    for (const name of names) expect(await arrives(name), name).toBe(401);
    expect(await ends()).toEqual(names.map(() => []));
  });

  describe('to a shop that is the simulator’s own', () => {
    // The one thing that no shop may be configured with, and the clock: all else is as it runs.
    beforeAll(() => {
      const { shop } = world.running;
      shop.gateways.of('paypal').verifyWebhook = (request) => {
        const at = new Date(String(request.headers['paypal-transmission-time']));
        const settings = { baseUrl: PAYPAL_LIVE, webhookId: 'WEBHOOK_ID' };
        return openPaypalVerifier(settings, { clock: { now: () => at }, log: shop.log }).verify(request);
      };
    });

    it('is answered with success, kept once however often it comes, and ends as documented with a sentence', async () => {
      for (const name of [...names, ...shuffled(names, 1)]) expect(await arrives(name), name).toBe(200);
      await givesUpWaiting();
      expect(await ends()).toEqual(names.map((name) => [expected(PAYPAL[name] ?? notOurs, 2)]));
    });

    it('and with one byte changed it is refused', async () => {
      const { headers, raw_body } = sent('payment_capture_completed_v2');
      const signed = Object.fromEntries(Object.entries(headers).filter(([header]) => header.startsWith('paypal-')));
      expect(await posts('paypal', raw_body.replace('COMPLETED', 'COMPLETEd'), signed)).toBe(401);
    });
  });
});

/** The same order for the same seed. */
function shuffled<T>(list: T[], seed: number): T[] {
  const random = (n: number) => Math.abs(Math.sin(seed * 1_000 + n) * 10_000) % 1;
  return list
    .map((value, index) => ({ value, at: random(index) }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);
}
