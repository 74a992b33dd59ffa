import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../accounts/test-app.ts';
import { moveGrant } from '../downloads/index.ts';
import { ask, type Buyer, makeBuyer, moves, nobody, sellProduct } from './test-customers.ts';

let app: TestApp;
let ada: Buyer;
let eve: Buyer;

beforeAll(async () => {
  app = await openTestApp();
  await sellProduct(app);
});
afterAll(() => app.db.close());
beforeEach(async () => {
  ada = await makeBuyer(app, 'Ada');
  eve = await makeBuyer(app, 'Eve');
});

const ORDER = 'GET /api/orders/{id}';

async function deliveredOrder(licenses = 2) {
  const { orderId, token } = await ada.orders();
  const [fulfillmentId = ''] = await ada.pays(orderId);
  await ada.owns(orderId, fulfillmentId, licenses);
  await moves(app, fulfillmentId, ['processing', 'active'], { workspace_url: 'https://ada.pos.test' });
  return { orderId, token, fulfillmentId };
}

describe('a customer looks at an order', () => {
  it('with the session or the link of the mail, and sees everything in six statements', async () => {
    const { orderId, token, fulfillmentId } = await deliveredOrder();
    app.statements();
    const seen = await ada.asks(ORDER, { params: { id: orderId } });
    expect(app.statements()).toHaveLength(6);
    expect(seen).toMatchObject({
      id: orderId,
      status: 'paid',
      status_label: 'Paid',
      payment_gateway_title: 'Dodo Payments',
      total: { amount_minor: 1_999, currency: 'USD' },
      customer: { email: ada.customer.email, name: 'Ada' },
      pay_again_url: null,
      problem: null,
    });
    expect(seen.items[0]).toMatchObject({ product_slug: 'pos', price_name: 'Starter', quantity: 1 });
    const [fulfillment] = seen.items[0].fulfillments;
    expect(fulfillment).toMatchObject({
      id: fulfillmentId,
      status: 'active',
      status_label: 'Ready',
      headline: 'Your workspace is open.',
      next_action: { kind: 'open_workspace', href: 'https://ada.pos.test' },
      workspace_url: 'https://ada.pos.test',
      downloads: [{ name: 'pos', version: '1.2.0', file_name: 'pos-1.2.0.tgz', size_bytes: 1234 }],
    });
    expect(fulfillment.licenses).toHaveLength(2);
    expect(fulfillment.history.map((move: { status: string }) => move.status)).toEqual([
      'queued',
      'processing',
      'active',
    ]);
    expect(await ask(app, nobody, ORDER, { params: { id: orderId }, query: { token } })).toEqual(seen);
    expect(await eve.asks(ORDER, { params: { id: orderId }, query: { token } })).toEqual(seen);
  });

  it('and nobody else does, whatever they try; what is not theirs looks like what is not there', async () => {
    const { orderId } = await deliveredOrder();
    const other = await eve.orders();
    const attempts = [
      () => ask(app, nobody, ORDER, { params: { id: orderId } }),
      () => ask(app, nobody, ORDER, { params: { id: orderId }, query: { token: '' } }),
      () => ask(app, nobody, ORDER, { params: { id: orderId }, query: { token: other.token } }),
      () => eve.asks(ORDER, { params: { id: orderId } }),
      () => eve.asks(ORDER, { params: { id: orderId }, query: { token: other.token } }),
      () => ask(app, { ...eve.actor, customerId: null } as typeof eve.actor, ORDER, { params: { id: orderId } }),
      () => ask(app, { kind: 'api_key', role: 'owner', keyId: null }, ORDER, { params: { id: orderId } }),
      () => eve.asks(ORDER, { params: { id: app.newId('order') } }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('and never sees what only operators may', async () => {
    const { orderId } = await ada.orders();
    const [fulfillmentId = ''] = await ada.pays(orderId);
    await moves(app, fulfillmentId, ['processing', 'failed'], { snapshot: { internal: 'x' } });
    const text = JSON.stringify(await ada.asks(ORDER, { params: { id: orderId } }));
    expect(text).not.toMatch(/10\.0\.0\.7|internal|access_token|attempts|the order was paid/);
  });

  it('with several lines, and each line has its own deliveries in order', async () => {
    const { orderId } = await ada.orders(3);
    const ids = await ada.pays(orderId);
    const seen = await ada.asks(ORDER, { params: { id: orderId } });
    expect(
      seen.items.map((item: { fulfillments: { id: string }[] }) => item.fulfillments.map((one) => one.id)),
    ).toEqual(ids.map((id) => [id]));
  });
});

describe('an order began a subscription', () => {
  it('and its line names it, wherever the order is shown; other lines name none', async () => {
    const { orderId, token } = await ada.orders(2);
    const named = async () => {
      const [listed] = (await ada.asks('GET /api/me/orders', { query: { limit: '1' } })).items;
      const shown = await ask(app, nobody, ORDER, { params: { id: orderId }, query: { token } });
      return [listed, shown].map((order) =>
        order.items.map((item: { subscription_id: string | null }) => item.subscription_id),
      );
    };
    expect(await named()).toEqual([
      [null, null],
      [null, null],
    ]);
    const subscriptionId = await ada.subscribes(orderId);
    expect(await named()).toEqual([
      [subscriptionId, null],
      [subscriptionId, null],
    ]);
  });
});

describe('an order is not paid', () => {
  const pays = (orderId: string, status: string, code: string | null) =>
    sql`insert into payments (id, order_id, gateway, gateway_payment_id, status, amount_minor, currency, problem_code,
          problem, created_at, updated_at)
        values (${app.newId('payment')}, ${orderId}, 'dodo', ${app.newId('payment')}, ${status}, 1, 'USD', ${code},
          'operators read this', now(), now())`.execute(app.db.read);
  const see = (orderId: string) => ada.asks(ORDER, { params: { id: orderId } });

  it('and can be paid again until it expires', async () => {
    const { orderId } = await ada.orders();
    expect(await see(orderId)).toMatchObject({ pay_again_url: `/api/orders/${orderId}/pay`, problem: null });
    app.passes(25 * 3_600);
    expect(await see(orderId)).toMatchObject({ pay_again_url: null });
  });

  it('because it was declined, and says so until it is paid', async () => {
    const { orderId } = await ada.orders();
    await pays(orderId, 'failed', null);
    expect(await see(orderId)).toMatchObject({
      problem: { code: 'PAYMENT_FAILED', text: expect.stringContaining('did not go through') },
      pay_again_url: expect.any(String),
    });
    await ada.pays(orderId);
    expect(await see(orderId)).toMatchObject({ problem: null });
  });

  it('because the money does not fit, and says it in the customer’s words', async () => {
    const { orderId } = await ada.orders();
    await pays(orderId, 'failed', null);
    await pays(orderId, 'held', 'AMOUNT_MISMATCH');
    await pays(orderId, 'failed', null);
    const seen = await see(orderId);
    expect(seen.problem).toMatchObject({ code: 'AMOUNT_MISMATCH', text: expect.stringContaining('nothing is lost') });
    expect(JSON.stringify(seen)).not.toContain('operators read this');
  });
});

describe('my lists', () => {
  it('hold mine and nobody else’s, newest first, page by page, in as many statements for many orders as for one', async () => {
    const mine = [];
    for (let i = 0; i < 3; i++) mine.unshift((await deliveredOrder()).orderId);
    await eve.pays((await eve.orders()).orderId);
    app.statements();
    const first = await ada.asks('GET /api/me/orders', { query: { limit: '2' } });
    expect(app.statements()).toHaveLength(6);
    const second = await ada.asks('GET /api/me/orders', { query: { limit: '2', after: first.next } });
    const ids = [...first.items, ...second.items].map((order: { id: string }) => order.id);
    expect(ids).toEqual(mine);
    expect(second.next).toBeNull();
    expect(first.items[0].items[0].fulfillments[0]).not.toHaveProperty('history');

    app.statements();
    const fulfillments = await ada.asks('GET /api/me/fulfillments');
    expect(app.statements()).toHaveLength(3);
    expect(fulfillments.items.map((one: { order_id: string }) => one.order_id)).toEqual(mine);
    expect(fulfillments.items[0].history).toHaveLength(3);

    const licenses = await ada.asks('GET /api/me/licenses');
    expect(licenses.items).toHaveLength(6);
    expect(licenses.items[0]).toMatchObject({ product_name: 'Point of Sale', status: 'active', max_activations: 3 });
    expect(licenses.items[0]).not.toHaveProperty('license_key');
    const downloads = await ada.asks('GET /api/me/downloads');
    expect(downloads.items).toHaveLength(3);
    expect(downloads.items[0].artifact).toMatchObject({ version: '1.2.0', size_bytes: 1234 });
  });

  it('are empty for a user who has bought nothing, without a statement', async () => {
    const guest = { ...ada.actor, customerId: null } as typeof ada.actor;
    await deliveredOrder();
    app.statements();
    for (const name of ['orders', 'fulfillments', 'licenses', 'downloads']) {
      expect(await ask(app, guest, `GET /api/me/${name}`)).toEqual({ items: [], next: null });
    }
    expect(app.statements()).toEqual([]);
  });
});

describe('a customer wants the key and the file', () => {
  it('and gets them by session or by the order’s link; a stranger gets neither', async () => {
    const { orderId, token } = await deliveredOrder(1);
    const [license] = (await ada.asks('GET /api/me/licenses')).items;
    const [grant] = (await ada.asks('GET /api/me/downloads')).items;
    const revealMine = 'POST /api/me/licenses/{id}/reveal';
    const linkMine = 'POST /api/me/downloads/{id}/link';
    const reveal = 'POST /api/orders/{id}/licenses/{license_id}/reveal';
    const link = 'POST /api/orders/{id}/downloads/{grant_id}/link';

    const { license_key } = await ada.asks(revealMine, { params: { id: license.id } });
    expect(license_key).toMatch(/^POS-/);
    const guest = { params: { id: orderId, license_id: license.id, grant_id: grant.id }, body: { token } };
    expect(await ask(app, nobody, reveal, guest)).toEqual({ license_key });
    expect((await ask(app, nobody, link, guest)).url).toMatch(new RegExp(`^/d/${grant.id}\\?file=art_`));
    expect((await ada.asks(linkMine, { params: { id: grant.id } })).url).toContain(grant.id);

    const hers = await eve.orders();
    const params = { ...guest.params, id: hers.orderId };
    await expect(eve.asks(revealMine, { params: { id: license.id } })).rejects.toMatchObject({
      code: 'LICENSE_UNKNOWN',
    });
    await expect(eve.asks(linkMine, { params: { id: grant.id } })).rejects.toMatchObject({ code: 'DOWNLOAD_UNKNOWN' });
    await expect(eve.asks(reveal, { params })).rejects.toMatchObject({ code: 'LICENSE_UNKNOWN' });
    await expect(eve.asks(link, { params })).rejects.toMatchObject({ code: 'DOWNLOAD_UNKNOWN' });
    await expect(eve.asks(reveal, { params: guest.params })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ask(app, nobody, link, { params: guest.params })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('and a withdrawn file is not offered any more', async () => {
    const { orderId, fulfillmentId } = await deliveredOrder(1);
    await app.db.inOneTransaction((tx) => moveGrant(tx, { fulfillmentId, to: 'revoked', at: app.clock.now() }));
    const seen = await ada.asks(ORDER, { params: { id: orderId } });
    expect(seen.items[0].fulfillments[0].downloads).toEqual([]);
    expect((await ada.asks('GET /api/me/downloads')).items[0].artifact).toBeNull();
  });
});

describe('a delivery waits for its customer', () => {
  it('and goes on with the answer of who bought it, and of nobody else', async () => {
    const { orderId, token } = await ada.orders();
    const [fulfillmentId = ''] = await ada.pays(orderId);
    const ASK = { text: 'Which name?', since: '2026-03-04T05:06:07.000Z' };
    await moves(app, fulfillmentId, ['processing', 'awaiting_customer'], { ask: ASK });
    const drivers = { acceptChoices: (_driver: string, raw: unknown) => raw };
    Object.assign(app, { drivers, jobs: { send: async () => {} } });
    const route = 'POST /api/orders/{id}/fulfillments/{fulfillment_id}/answer';
    const params = { id: orderId, fulfillment_id: fulfillmentId };
    const body = { answer: { workspace_name: 'ada' } };

    const hers = await eve.orders();
    await expect(eve.asks(route, { params, body })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(eve.asks(route, { params: { ...params, id: hers.orderId }, body })).rejects.toMatchObject({
      code: 'FULFILLMENT_UNKNOWN',
    });
    const going = await ask(app, nobody, route, { params, body: { ...body, token } });
    expect(going).toMatchObject({ id: fulfillmentId, status: 'queued', ask: null });
    const { choices } = await app.db.read
      .selectFrom('fulfillment_records')
      .select('choices')
      .where('id', '=', fulfillmentId)
      .executeTakeFirstOrThrow();
    expect(choices).toEqual({ workspace_name: 'ada' });
    await expect(ada.asks(route, { params, body })).rejects.toMatchObject({ code: 'NOTHING_ASKED' });
  });
});

describe('what a customer reads about a delivery', () => {
  async function seen(...move: Parameters<typeof moves> extends [unknown, unknown, ...infer Rest] ? Rest : never) {
    const { orderId } = await ada.orders();
    const [fulfillmentId = ''] = await ada.pays(orderId);
    await moves(app, fulfillmentId, ...move);
    return (await ada.asks(ORDER, { params: { id: orderId } })).items[0].fulfillments[0];
  }
  const ASK = { text: 'Which name?', link: 'https://pos.test/answer', since: '2026-03-04T05:06:07.000Z' };

  it.each([
    ['queued', [], 'wait', /starts in a moment/],
    ['queued again', ['processing', 'queued'], 'wait', /try again by ourselves/],
    ['processing', ['processing'], 'wait', /set up/],
    ['with people', ['processing', 'manual_pending'], 'wait', /Our team/],
    ['failed', ['processing', 'failed'], 'wait', /looks into it/],
    ['cancelled', ['cancelled'], 'none', /cancelled/],
    ['paused', ['processing', 'active', 'suspended'], 'none', /It is paused/],
    ['done by hand', ['processing', 'active'], 'none', /done/],
  ] as const)('%s', async (_name, path, action, headline) => {
    const fulfillment = await seen([...path]);
    expect(fulfillment.next_action.kind).toBe(action);
    expect(fulfillment.headline).toMatch(headline);
    expect(fulfillment.ask).toBeNull();
  });

  it('waiting: what is asked, and where to answer', async () => {
    const fulfillment = await seen(['processing', 'awaiting_customer'], { ask: ASK });
    expect(fulfillment).toMatchObject({
      ask: ASK,
      next_action: { kind: 'answer', label: 'Continue', href: 'https://pos.test/answer' },
    });
  });

  it('failed: in the words the driver has for customers, where it has some', async () => {
    const fulfillment = await seen(['processing', 'failed'], { message: 'The name is taken for good.' });
    expect(fulfillment.headline).toBe('The name is taken for good.');
  });

  it('done: the note of the team', async () => {
    const fulfillment = await seen(['processing', 'manual_pending', 'active'], {
      snapshot: { note: 'Call us on 1234.' },
    });
    expect(fulfillment).toMatchObject({ note: 'Call us on 1234.', headline: 'It is done.' });
  });

  it('our own retries are not told in its history', async () => {
    const fulfillment = await seen(['processing', 'queued', 'processing', 'queued', 'processing', 'active']);
    expect(fulfillment.history.map((move: { status: string }) => move.status)).toEqual([
      'queued',
      'processing',
      'active',
    ]);
  });

  it('an address from a provider never becomes a script', async () => {
    const opened = await seen(['processing', 'active'], { workspace_url: 'javascript:alert(1)' });
    expect(opened).toMatchObject({ workspace_url: null, next_action: { kind: 'none' } });
    const asked = await seen(['processing', 'awaiting_customer'], { ask: { ...ASK, link: 'javascript:alert(1)' } });
    expect(asked.ask).not.toHaveProperty('link');
    expect(asked.next_action.href).toBeNull();
  });

  it('with several keys and a file, names both', async () => {
    const { orderId } = await ada.orders();
    const [fulfillmentId = ''] = await ada.pays(orderId);
    await ada.owns(orderId, fulfillmentId, 3);
    await moves(app, fulfillmentId, ['processing', 'active']);
    const [fulfillment] = (await ada.asks(ORDER, { params: { id: orderId } })).items[0].fulfillments;
    expect(fulfillment.headline).toBe('Your 3 license keys and your download are ready.');
    expect(fulfillment.next_action.kind).toBe('download');
  });
});
