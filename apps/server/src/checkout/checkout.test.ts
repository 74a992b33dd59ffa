import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { VozexError } from '../kernel/errors.ts';
import { inLanguage } from '../kernel/language.ts';
import { readOrder } from '../orders/index.ts';
import { newestSession } from '../payments/index.ts';
import { CheckoutAnswer, type CheckoutItem, CheckoutRequest } from './checkout-request.ts';
import { completeOrder } from './complete-order.ts';
import { payOrder } from './pay-order.ts';
import { quoteCart } from './quote-cart.ts';
import { QuoteRequest } from './quote-shapes.ts';
import { startCheckout } from './start-checkout.ts';
import { ada, captured, guest, openTestTill, signedIn, stock, type TestTill } from './test-till.ts';

let till: TestTill;
let prices: Record<string, string>;
beforeEach(async () => {
  till = await openTestTill();
  prices = await stock(till);
});

/** A line of a cart, by the price's name; the product is found by it. */
function line(name: string, change: Partial<CheckoutItem> = {}) {
  const slugs: Record<string, string> = {
    euro: 'kit',
    huge: 'kit',
    free: 'gift',
    paypal: 'paypal-only',
    dodo: 'dodo-only',
    monthly: 'pos-monthly',
  };
  const choices = name === 'pos' ? { workspace_name: 'ada' } : {};
  return { product_slug: slugs[name] ?? name, price_id: prices[name]!, quantity: 1, choices, ...change };
}

function cart(names: string[], change: Partial<CheckoutRequest> = {}): CheckoutRequest {
  return CheckoutRequest.parse({ items: names.map((name) => line(name)), customer: ada, ...change });
}

const buys = (request: CheckoutRequest, context: Partial<typeof guest> = {}) =>
  startCheckout(till, request, { ...guest, ...context });

async function refusalOf(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => new Error('was not refused'),
    (reason) => reason,
  );
  if (!(error instanceof VozexError)) throw error;
  return { code: error.code, fields: error.fields.map((problem) => problem.field) };
}

const orderCount = async () => (await till.db.read.selectFrom('orders').select('id').execute()).length;

describe('checking out', () => {
  it('sells under the names its buyer reads, and keeps them whatever is translated otherwise later', async () => {
    const calls = (name: string) =>
      sql`update products set translations = jsonb_build_object('de', jsonb_build_object('name', ${name}::text))
        where slug = 'kit'`.execute(till.db.read);
    await calls('Kasten');
    const { order_id } = await inLanguage('de', () => buys(cart(['kit'])));
    expect(till.dodo.asked[0]?.items[0]?.name).toMatch(/^Kasten/);
    await calls('Kiste');
    const kept = await inLanguage('en', () => readOrder(till.db.read, order_id));
    expect(kept?.items).toMatchObject([{ product_name: 'Kasten', price_name: 'kit' }]);
    const { choices: _, ...item } = line('kit');
    const quote = await inLanguage('de', () => quoteCart(till, guest, QuoteRequest.parse({ items: [item] })));
    expect(quote.lines[0]?.product_name).toBe('Kiste');
  });

  it('places an order with everything frozen that was promised, and sends the buyer to the gateway', async () => {
    const answer = CheckoutAnswer.parse(await buys(cart(['pos', 'kit'], { payment_gateway: 'dodo' })));
    expect(answer).toMatchObject({ payment_gateway: 'dodo', total: { amount_minor: 14_800, currency: 'USD' } });
    expect(await readOrder(till.db.read, answer.order_id)).toMatchObject({
      status: 'pending',
      payment_gateway: 'dodo',
      total_minor: 14_800,
      customer_email: ada.email,
      metadata: {
        payment_gateway: 'dodo',
        delivery_models: ['saas_multitenant', 'self_hosted_license'],
        items: [
          { product_slug: 'pos', choices: { workspace_name: 'ada' } },
          { product_slug: 'kit', choices: {} },
        ],
      },
    });
    const items = await till.db.read
      .selectFrom('order_items')
      .selectAll()
      .where('order_id', '=', answer.order_id)
      .orderBy('position')
      .execute();
    expect(items).toMatchObject([
      {
        driver: 'multitenant_saas',
        external_provider: 'pos',
        terms: { plan: 'standard' },
        choices: { workspace_name: 'ada' },
        gateway_product_id: 'pdt_pos',
      },
      { driver: 'license_download', terms: { license_type: 'single', plan: null }, gateway_product_id: 'pdt_kit' },
    ]);
  });

  it('tells the gateway what it sells, for whom, and where to send the buyer back to', async () => {
    const answer = await buys(cart(['pos'], { items: [line('pos', { quantity: 3 })] }));
    const [asked] = till.paypal.asked;
    expect(asked).toMatchObject({
      orderId: answer.order_id,
      total: { amount_minor: 29_700, currency: 'USD' },
      items: [{ name: 'Point of Sale', quantity: 3, unitAmountMinor: 9900 }],
      customer: ada,
      metadata: { payment_gateway: 'paypal', delivery_model: 'saas_multitenant', item_1_workspace_name: 'ada' },
    });
    const page = `https://shop.test/orders/${answer.order_id}?order_token=${answer.order_token}`;
    expect([asked?.returnUrl, asked?.cancelUrl]).toEqual([`${page}&returned=1`, `${page}&cancelled=1`]);
    expect(await newestSession(till.db.read, answer.order_id)).toMatchObject({
      id: asked?.sessionId,
      redirectUrl: answer.redirect_url,
    });
  });

  it('asks the gateway only after order and intent are committed, with no transaction open', async () => {
    let seen: unknown;
    till.paypal.meanwhile = async () => {
      const { orderId } = till.paypal.asked[0]!; // because it is being asked
      seen = { order: await readOrder(till.db.read, orderId), intent: await newestSession(till.db.read, orderId) };
    };
    await buys(cart(['paypal']));
    expect(seen).toMatchObject({ order: { status: 'pending' }, intent: { gateway: 'paypal', redirectUrl: null } });
  });

  it('lets the signed-in buy as themselves', async () => {
    const request = cart(['kit'], { customer: { email: 'eve@example.test', name: 'Eve' } });
    const { order_id } = await buys(request, { actor: signedIn(null) });
    expect(await readOrder(till.db.read, order_id)).toMatchObject({ customer_email: ada.email });
  });

  it.each([
    [
      'a price nobody knows',
      () => cart([], { items: [line('kit', { price_id: 'pri_01k9zq3v7m8d2n4p6r8t0w2y4b' })] }),
      'ITEM_UNAVAILABLE',
      ['items.0.price_id'],
    ],
    [
      'a price of another product',
      () => cart([], { items: [line('kit'), line('kit', { price_id: prices.pos! })] }),
      'ITEM_UNAVAILABLE',
      ['items.1.price_id'],
    ],
    ['a product that is not published', () => cart(['draft']), 'ITEM_UNAVAILABLE', ['items.0.price_id']],
    ['a subscription beside something else', () => cart(['kit', 'monthly']), 'RECURRING_ALONE', ['items.1.price_id']],
    ['two currencies', () => cart(['kit', 'euro']), 'CURRENCY_MIXED', ['items.1.price_id']],
    [
      'several kinds of problems',
      () => cart(['kit', 'euro', 'draft']),
      'CART_INVALID',
      ['items.1.price_id', 'items.2.price_id'],
    ],
    [
      'a total beyond any payment',
      () => cart([], { items: [line('huge', { quantity: 2 })] }),
      'TOTAL_TOO_LARGE',
      ['items'],
    ],
    [
      'choices the driver does not take',
      () => cart([], { items: [line('pos', { choices: {} }), line('kit', { choices: { colour: 'red' } })] }),
      'CHOICES_INVALID',
      ['items.0.choices.workspace_name', 'items.1.choices'],
    ],
    [
      'a guest without a name',
      () => ({ items: cart(['kit']).items }),
      'CUSTOMER_REQUIRED',
      ['customer.email', 'customer.name'],
    ],
    [
      'a gateway that is not enabled',
      () => cart(['paypal'], { payment_gateway: 'dodo' }),
      'GATEWAY_NOT_OFFERED',
      ['payment_gateway'],
    ],
    ['products that no gateway sells together', () => cart(['paypal', 'dodo']), 'NO_GATEWAY', ['payment_gateway']],
  ])('refuses %s, naming the field, and leaves no order behind', async (_what, request, code, fields) => {
    expect(await refusalOf(buys(request()))).toEqual({ code, fields });
    expect(await orderCount()).toBe(0);
  });

  it("takes the products' default gateway where they share one, and one they all have where they do not", async () => {
    expect(await buys(cart(['kit']))).toMatchObject({ payment_gateway: 'dodo' });
    expect(await buys(cart(['kit', 'paypal']))).toMatchObject({ payment_gateway: 'paypal' });
  });

  it('offers no gateway that is not configured, nor one that does not know every price', async () => {
    till.describes[0] = { ...till.describes[0]!, configured: false };
    expect(await buys(cart(['kit']))).toMatchObject({ payment_gateway: 'paypal' });
    till.describes[0] = { ...till.describes[0]!, configured: true };
    expect(await buys(cart(['kit', 'free']))).toMatchObject({ payment_gateway: 'paypal' });
  });
});

describe('a checkout that is sent twice', () => {
  const key = { idempotencyKey: '6d0f2a0e-6c7f-4f3f-9d5c-0b6a6f2d9a11' };

  it('makes one order and one page to pay on, for one key', async () => {
    const first = await buys(cart(['kit']), key);
    expect(await buys(cart(['kit']), key)).toEqual(first);
    expect(await orderCount()).toBe(1);
    expect(till.dodo.asked).toHaveLength(1);
  });

  it('is another request with another cart, and refused', async () => {
    await buys(cart(['kit']), key);
    expect(await refusalOf(buys(cart(['pos']), key))).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
  });

  it('opens no order of a guest elsewhere who guesses the key', async () => {
    const first = await buys(cart(['kit']), key);
    const other = await buys(cart(['kit']), { ...key, ip: '198.51.100.7' });
    expect(other.order_id).not.toBe(first.order_id);
  });

  it('goes on with the same order after the gateway failed, as soon as it answers again', async () => {
    till.dodo.answers = 'nothing';
    expect(await refusalOf(buys(cart(['kit']), key))).toMatchObject({ code: 'GATEWAY_UNAVAILABLE' });
    const failed = till.dodo.asked[0]!; // because it was asked
    expect(await readOrder(till.db.read, failed.orderId)).toMatchObject({ status: 'pending' });
    expect(await newestSession(till.db.read, failed.orderId)).toMatchObject({
      id: failed.sessionId,
      redirectUrl: null,
    });
    till.dodo.answers = 'page';
    expect(await buys(cart(['kit']), key)).toMatchObject({
      order_id: failed.orderId,
      redirect_url: expect.stringContaining('https://dodo.test/'),
    });
    expect(await orderCount()).toBe(1);
  });

  it('may be corrected under the same key when the cart was refused', async () => {
    await refusalOf(buys(cart(['kit', 'euro']), key));
    expect(await buys(cart(['kit']), key)).toMatchObject({ payment_gateway: 'dodo' });
  });

  it('says so when the gateway refuses for good', async () => {
    till.dodo.answers = 'no';
    expect(await refusalOf(buys(cart(['kit'])))).toMatchObject({ code: 'GATEWAY_REFUSED' });
  });
});

describe('an order that costs nothing', () => {
  it('is paid at once and exactly once, without a gateway, and leads to its own page', async () => {
    const key = { idempotencyKey: 'a-free-order' };
    const answer = await buys(cart(['free']), key);
    expect(answer.redirect_url).toBe(`https://shop.test/orders/${answer.order_id}?token=${answer.order_token}`);
    await Promise.all([
      buys(cart(['free']), key),
      payOrder(till, guest.actor, answer.order_id, { token: answer.order_token }),
    ]);
    expect(till.paid).toEqual([answer.order_id]);
    expect(await readOrder(till.db.read, answer.order_id)).toMatchObject({ status: 'paid' });
    expect([...till.dodo.asked, ...till.paypal.asked]).toEqual([]);
  });
});

describe('coming back from the gateway', () => {
  it('pays the order once, however often the page asks', async () => {
    till.paypal.state = (order) => captured('paypal', order);
    const { order_id, order_token } = await buys(cart(['paypal']));
    const asks = () => completeOrder(till, guest.actor, order_id, order_token);
    expect(await Promise.all([asks(), asks()])).toEqual([{ status: 'paid' }, { status: 'paid' }]);
    expect(till.paid).toEqual([order_id]);
    till.paypal.completed.length = 0;
    expect(await asks()).toEqual({ status: 'paid' });
    expect(till.paypal.completed).toEqual([]);
  });

  it('leaves the order pending while the gateway has no payment, or no answer', async () => {
    const { order_id, order_token } = await buys(cart(['paypal']));
    expect(await completeOrder(till, guest.actor, order_id, order_token)).toEqual({ status: 'pending' });
    till.describes[1] = { ...till.describes[1]!, configured: false };
    expect(await completeOrder(till, guest.actor, order_id, order_token)).toEqual({ status: 'pending' });
    expect(till.paid).toEqual([]);
  });

  it('opens to the token and to the signed-in customer, and to nobody else', async () => {
    const { order_id, order_token } = await buys(cart(['paypal']));
    const other = await buys(cart(['paypal']));
    const { customer_id } = (await readOrder(till.db.read, order_id))!; // because it was just placed
    expect(await completeOrder(till, signedIn(customer_id), order_id, undefined)).toEqual({ status: 'pending' });
    expect(await completeOrder(till, guest.actor, order_id, order_token)).toEqual({ status: 'pending' });
    for (const token of [undefined, '', other.order_token]) {
      expect(await refusalOf(completeOrder(till, guest.actor, order_id, token))).toMatchObject({
        code: 'ORDER_UNKNOWN',
      });
      expect(await refusalOf(payOrder(till, guest.actor, order_id, { token }))).toMatchObject({
        code: 'ORDER_UNKNOWN',
      });
    }
    expect(await refusalOf(completeOrder(till, signedIn(null), order_id, undefined))).toMatchObject({
      code: 'ORDER_UNKNOWN',
    });
  });
});

describe('paying a pending order again', () => {
  it('opens a new page at the same gateway', async () => {
    const { order_id, order_token, redirect_url } = await buys(cart(['kit']));
    const again = await payOrder(till, guest.actor, order_id, { token: order_token });
    expect(again.redirect_url).not.toBe(redirect_url);
    expect(till.dodo.asked.map((order) => order.orderId)).toEqual([order_id, order_id]);
  });

  it('changes to another gateway with everything that is sold there, and is paid through it', async () => {
    till.dodo.state = (order) => captured('dodo', order);
    const { order_id, order_token } = await buys(cart(['pos']));
    await payOrder(till, guest.actor, order_id, { token: order_token, payment_gateway: 'dodo' });
    expect(till.dodo.asked[0]).toMatchObject({
      orderId: order_id,
      items: [{ gatewayProductId: 'pdt_pos' }],
      metadata: { payment_gateway: 'dodo' },
    });
    expect(await readOrder(till.db.read, order_id)).toMatchObject({
      payment_gateway: 'dodo',
      metadata: { payment_gateway: 'dodo' },
    });
    expect(await completeOrder(till, guest.actor, order_id, order_token)).toEqual({ status: 'paid' });
  });

  it('does not change to a gateway that does not sell all of it', async () => {
    const { order_id, order_token } = await buys(cart(['paypal']));
    const wish = { token: order_token, payment_gateway: 'dodo' as const };
    expect(await refusalOf(payOrder(till, guest.actor, order_id, wish))).toEqual({
      code: 'GATEWAY_NOT_OFFERED',
      fields: ['payment_gateway'],
    });
    expect(await readOrder(till.db.read, order_id)).toMatchObject({ payment_gateway: 'paypal' });
  });

  it('leads a buyer who has paid to the order, and asks for no second payment', async () => {
    till.paypal.state = (order) => captured('paypal', order);
    const { order_id, order_token } = await buys(cart(['paypal']));
    await completeOrder(till, guest.actor, order_id, order_token);
    const again = await payOrder(till, guest.actor, order_id, { token: order_token });
    expect(again.redirect_url).toBe(`https://shop.test/orders/${order_id}?token=${order_token}`);
    expect(till.paypal.asked).toHaveLength(1);
  });

  it('ends when the order has expired', async () => {
    const { order_id, order_token } = await buys(cart(['kit']));
    till.passes(26 * 3_600);
    expect(await refusalOf(payOrder(till, guest.actor, order_id, { token: order_token }))).toMatchObject({
      code: 'ORDER_NOT_PAYABLE',
    });
  });
});
