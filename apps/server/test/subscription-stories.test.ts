import {
  type Gateway,
  newWorld,
  type PlacedOrder,
  pressOn,
  Refused,
  type Subscriber,
  type World,
} from '@vozex/dev-world';
import { expireOrders } from '@vozex/server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

// What must hold of subscriptions when something goes otherwise than the calendar says: one story each. The club bills
// from the first day and has no days of grace; the till has a trial of 14 days, 5 days of grace, and two plans.

const DAY = 86_400;
const MONTH = 31 * DAY;
/** Looks that come due so close together are one step of the stage. */
const TOGETHER = 600;

/** Months pass in each; a busy machine takes its time. */
const PATIENCE = { timeout: 120_000 };

describe.each<Gateway>(['dodo', 'paypal'])('a subscription through %s', PATIENCE, (gateway) => {
  let world: World;
  let workspaces = 0;
  beforeAll(async () => {
    world = await newWorld({ engine: 'pglite' });
  });
  afterEach(async () => {
    world.sandbox.clearMisbehaviour();
    await world.audit();
    await endAll();
  });
  afterAll(() => world?.close());

  type Bought = { order: PlacedOrder; subscriber: Subscriber; gatewayId: string };

  /** What still runs after a story would be looked at in all later ones. */
  async function endAll(): Promise<void> {
    type Listed = { items: { id: string; status: string }[] };
    const { items } = await world.operator.api.get<Listed>('/api/admin/subscriptions?limit=100');
    for (const { id } of items.filter((one) => one.status !== 'cancelled' && one.status !== 'expired')) {
      await world.operator.cancelsSubscription(id, 'now', 'the story is over');
    }
    await world.settles();
  }

  const passes = (seconds: number) => world.time.passes(seconds, TOGETHER);

  async function bought(order: PlacedOrder): Promise<Bought> {
    await world.settles();
    const { gateway_subscription_id: gatewayId } = await world.operator.subscriptionOf(order.id);
    return { order, gatewayId, subscriber: await world.buyer('Ada').subscription(order.id) };
  }

  const joinsTheClub = async () => bought(await world.buyer('Ada').buys('Hookbox Club', { payingWith: gateway }));

  function till(plan: 'Starter' | 'Pro') {
    workspaces += 1;
    const choices = { workspace_name: `stories-${gateway}-${workspaces}` };
    return { payingWith: gateway, price: plan, choices };
  }

  const opensATill = async (plan: 'Starter' | 'Pro') =>
    bought(await world.buyer('Ada').buys('Point of Sale Monthly', till(plan)));

  async function opensAPaidTill(plan: 'Starter' | 'Pro'): Promise<Bought> {
    const opened = await opensATill(plan);
    await passes(15 * DAY);
    expect((await opened.subscriber.read()).charges).toHaveLength(1);
    return opened;
  }

  const paymentsOf = async (order: PlacedOrder) =>
    (await world.operator.order(order.id)).payments.filter((one) => one.status === 'succeeded' && one.amount_minor > 0);

  async function licenseOf(order: PlacedOrder): Promise<{ code: string; updates_until: string | null }> {
    const { licenses } = await order.fulfillment();
    const license_key = await order.reveals(licenses[0]?.id ?? '');
    return world.as('nobody').post('/api/licenses/validate', { license_key, product_slug: 'hookbox-club' });
  }

  async function stands({ order, subscriber }: Bought) {
    await world.settles();
    const [subscription, delivery] = await Promise.all([subscriber.read(), order.fulfillment()]);
    return { status: subscription.status, delivery: delivery.status };
  }

  const stateAtGateway = async ({ gatewayId }: Bought) => (await world.gateways[gateway].record(gatewayId)).state;
  const workspaceOf = async ({ order }: Bought) => (await world.provider.workspacesOf(order.id))[0];

  describe('that is not paid', () => {
    it('after its trial ends with the days of grace, at the gateway and the provider too', async () => {
      const tried = await opensATill('Starter');
      await world.gateways[gateway].cardOf(tried.gatewayId, 'fails');
      await passes(15 * DAY);
      expect((await stands(tried)).delivery).toBe('active');
      await passes(5 * DAY);
      expect(await stands(tried)).toEqual({ status: 'cancelled', delivery: 'cancelled' });
      expect(await stateAtGateway(tried)).toBe('cancelled');
      expect((await workspaceOf(tried))?.state).toBe('cancelled');
      expect(await paymentsOf(tried.order)).toEqual([]);
    });

    it('is given up after the days its policy says, and cancelled at the gateway', async () => {
      const owing = await opensAPaidTill('Starter');
      await world.gateways[gateway].cardOf(owing.gatewayId, 'fails');
      await passes(MONTH + 5 * DAY);
      expect((await stands(owing)).delivery).toBe('suspended');
      expect((await workspaceOf(owing))?.state).toBe('suspended');
      expect(await stateAtGateway(owing)).not.toBe('cancelled');
      await passes(25 * DAY);
      expect(await stands(owing)).toEqual({ status: 'cancelled', delivery: 'cancelled' });
      expect(await stateAtGateway(owing)).toBe('cancelled');
      expect(await world.operator.subscriptionOf(owing.order.id)).toMatchObject({ cancel_reason: 'unpaid' });
      expect((await workspaceOf(owing))?.state).toBe('cancelled');
      expect(await paymentsOf(owing.order)).toHaveLength(1);
    });
  });

  describe('that is cancelled', () => {
    it('while it is owed ends at once: there is no paid period to wait for', async () => {
      const owing = await opensAPaidTill('Starter');
      await world.gateways[gateway].cardOf(owing.gatewayId, 'fails');
      await passes(MONTH);
      expect(['past_due', 'on_hold']).toContain((await stands(owing)).status);
      await owing.subscriber.cancels('too dear');
      expect(await stands(owing)).toEqual({ status: 'cancelled', delivery: 'cancelled' });
      expect(await stateAtGateway(owing)).toBe('cancelled');
    });

    it('just after a renewal that no webhook has told yet keeps the month that was paid', async () => {
      const opened = await opensATill('Starter');
      world.gateways[gateway].misbehaves({ what: 'webhook_never', match: { subject: opened.order.id } });
      const { current_period_end } = await opened.subscriber.read();
      await passes((Date.parse(current_period_end) - world.time.now().getTime()) / 1000 + 1_800);
      expect(await world.gateways[gateway].chargesOf(opened.order.id)).toHaveLength(1);
      const { cancel_at } = await opened.subscriber.cancels();
      expect(Date.parse(cancel_at ?? '') - world.time.now().getTime()).toBeGreaterThan(27 * DAY * 1000);
      await passes(20 * DAY);
      expect(await stands(opened)).toEqual({ status: 'cancel_scheduled', delivery: 'active' });
    });
  });

  describe('whose money goes back', () => {
    it('ends with the refund of its newest payment, and charges nothing more', async () => {
      const club = await joinsTheClub();
      await passes(MONTH);
      const charged = await world.gateways[gateway].chargesOf(club.order.id);
      const last = (await paymentsOf(club.order)).find((one) => one.gateway_payment_id === charged.at(-1));
      await world.operator.refunds(last?.id ?? '', 'does not like it');
      expect(await stands(club)).toEqual({ status: 'cancelled', delivery: 'cancelled' });
      expect(await stateAtGateway(club)).toBe('cancelled');
      expect((await world.operator.order(club.order.id)).status).toBe('partially_refunded');
      await passes(MONTH);
      expect(await world.gateways[gateway].chargesOf(club.order.id)).toEqual(charged);
    });

    it('goes on after the refund of an older payment, and after a refund in part', async () => {
      const club = await joinsTheClub();
      await passes(MONTH);
      const [first, second] = await world.gateways[gateway].chargesOf(club.order.id);
      const idOf = async (charge: string | undefined) =>
        (await paymentsOf(club.order)).find((one) => one.gateway_payment_id === charge)?.id ?? '';
      await world.operator.refunds(await idOf(first), 'was on holiday');
      await world.operator.refunds(await idOf(second), 'a kindness', { amount_minor: 300 });
      expect(await stands(club)).toEqual({ status: 'active', delivery: 'active' });
      const back = (await paymentsOf(club.order)).map((one) => one.refunded_minor).sort();
      expect(back).toEqual([300, 900]);
      expect((await world.operator.order(club.order.id)).status).toBe('partially_refunded');
      await passes(MONTH);
      expect(await world.gateways[gateway].chargesOf(club.order.id)).toHaveLength(3);
    });

    it("follows a refund that was made in the gateway's own dashboard", async () => {
      const club = await joinsTheClub();
      const [charge] = await world.gateways[gateway].chargesOf(club.order.id);
      await world.gateways[gateway].refundsByItself(charge ?? '');
      expect(await stands(club)).toEqual({ status: 'cancelled', delivery: 'cancelled' });
      expect(await world.operator.order(club.order.id)).toMatchObject({
        status: 'refunded',
        payments: [{ refunded_minor: 900 }],
      });
      expect(await stateAtGateway(club)).toBe('cancelled');
    });
  });

  describe('whose payment is disputed', () => {
    const disputed = async ({ order }: Bought) => {
      const charge = (await world.gateways[gateway].chargesOf(order.id)).at(-1);
      return world.gateways[gateway].isDisputed(charge ?? '');
    };

    it('stands still while the dispute is open, and runs again when it is won', async () => {
      const club = await joinsTheClub();
      const disputeId = await disputed(club);
      expect(await stands(club)).toEqual({ status: 'active', delivery: 'suspended' });
      expect((await licenseOf(club.order)).code).toBe('SUSPENDED');
      await world.gateways[gateway].resolves(disputeId, 'won');
      expect(await stands(club)).toEqual({ status: 'active', delivery: 'active' });
      expect((await licenseOf(club.order)).code).toBe('VALID');
    });

    it('ends when the dispute is lost: nothing is delivered and nothing charged any more', async () => {
      const club = await joinsTheClub();
      await world.gateways[gateway].resolves(await disputed(club), 'lost');
      expect(await stands(club)).toEqual({ status: 'cancelled', delivery: 'cancelled' });
      expect((await world.operator.disputesOf(club.order.id)).map((one) => one.status)).toEqual(['lost']);
      expect(await stateAtGateway(club)).toBe('cancelled');
    });

    it('follows a decision that comes weeks later and that no webhook told', async () => {
      const club = await joinsTheClub();
      const disputeId = await disputed(club);
      expect((await stands(club)).delivery).toBe('suspended');
      await passes(20 * DAY);
      world.gateways[gateway].misbehaves({ what: 'webhook_never', match: { subject: club.gatewayId } });
      await world.gateways[gateway].resolves(disputeId, 'won');
      expect((await stands(club)).delivery).toBe('suspended');
      await passes(3_600);
      await world.operator.reconciles(1);
      expect(await stands(club)).toEqual({ status: 'active', delivery: 'active' });
      expect((await world.operator.disputesOf(club.order.id)).map((one) => one.status)).toEqual(['won']);
    });

    it('and that is unpaid as well runs again only when both are over', async () => {
      const club = await joinsTheClub();
      const disputeId = await disputed(club);
      await world.gateways[gateway].cardOf(club.gatewayId, 'fails');
      await passes(MONTH);
      expect((await stands(club)).delivery).toBe('suspended');
      await world.gateways[gateway].resolves(disputeId, 'won');
      expect((await stands(club)).delivery).toBe('suspended');
      if (gateway === 'dodo') {
        await club.subscriber.givesAnotherCard();
      } else {
        await world.gateways.paypal.cardOf(club.gatewayId, 'works');
        await passes(6 * DAY); // PayPal tries again every five days
      }
      expect(await stands(club)).toEqual({ status: 'active', delivery: 'active' });
    });
  });

  it('with perpetual fallback keeps what was released until its end', async () => {
    const club = await joinsTheClub();
    expect(await licenseOf(club.order)).toMatchObject({ code: 'VALID', updates_until: null });
    await club.subscriber.cancels();
    await passes(MONTH + DAY);
    expect(await stands(club)).toEqual({ status: 'cancelled', delivery: 'active' });
    const { code, updates_until } = await licenseOf(club.order);
    expect(code).toBe('VALID');
    const { ended_at } = await club.subscriber.read();
    expect(Math.abs(Date.parse(updates_until ?? '') - Date.parse(ended_at ?? ''))).toBeLessThan(60_000);
    expect(await stateAtGateway(club)).toBe('cancelled');
  });

  describe('whose plan is to be changed', () => {
    /** What the till's owner does at the till. */
    async function addsRegisters({ order }: Bought, count: number): Promise<void> {
      const invitation = (await order.fulfillment()).workspace_url ?? '';
      const entered = await fetch(invitation, { redirect: 'manual' });
      const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const at = new URL(entered.headers.get('location') ?? '', invitation);
      for (let n = 1; n <= count; n++) {
        const added = await fetch(`${at.href}/registers`, {
          method: 'POST',
          redirect: 'manual',
          headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ name: `Counter ${n}` }).toString(),
        });
        expect(added.status).toBe(303);
      }
    }

    const refusal = (asked: Promise<unknown>) =>
      asked.then(
        () => undefined,
        (error: unknown) => (error instanceof Refused ? error.problem : Promise.reject(error)),
      );

    it('to less than is in use is told the reason, and nothing is charged', async () => {
      const opened = await opensAPaidTill('Pro');
      await addsRegisters(opened, 3);
      expect(await opened.subscriber.previews('Starter')).toMatchObject({
        possible: false,
        reason: expect.stringContaining('register'),
      });
      const charges = await world.gateways[gateway].chargesOf(opened.order.id);
      const problem = await refusal(opened.subscriber.wishes('Starter'));
      expect(problem).toMatchObject({ code: 'PLAN_CHANGE_REFUSED' });
      expect(JSON.stringify(problem)).toContain('register');
      expect(await stands(opened)).toEqual({ status: 'active', delivery: 'active' });
      expect(await world.gateways[gateway].chargesOf(opened.order.id)).toEqual(charges);
      expect(await opened.subscriber.read()).toMatchObject({ price_name: 'Pro' });
      expect(await workspaceOf(opened)).toMatchObject({ plan: 'pro' });
    });

    it.runIf(gateway === 'dodo')('leaves everything as it was when the charge for it is declined', async () => {
      const opened = await opensAPaidTill('Starter');
      const charges = await world.gateways.dodo.chargesOf(opened.order.id);
      await world.gateways.dodo.cardOf(opened.gatewayId, 'fails');
      expect(await refusal(opened.subscriber.wishes('Pro'))).toMatchObject({ code: 'GATEWAY_SAID_NO' });
      expect(await stands(opened)).toEqual({ status: 'active', delivery: 'active' });
      expect(await opened.subscriber.read()).toMatchObject({ price_name: 'Starter', amount_minor: 1_900 });
      expect(await world.gateways.dodo.chargesOf(opened.order.id)).toEqual(charges);
      expect(await workspaceOf(opened)).toMatchObject({ plan: 'starter' });
      await world.gateways.dodo.cardOf(opened.gatewayId, 'works');
      await opened.subscriber.changes('Pro');
      await world.settles();
      expect(await opened.subscriber.read()).toMatchObject({ price_name: 'Pro', change: null });
      expect(await workspaceOf(opened)).toMatchObject({ plan: 'pro' });
    });

    it.runIf(gateway === 'paypal')('waits for consent: refused it stays, dropped it is over', async () => {
      const opened = await opensAPaidTill('Starter');
      const consentUrl = (await opened.subscriber.wishes('Pro')) ?? '';
      await pressOn(consentUrl, 'refuse');
      await world.settles();
      expect(await opened.subscriber.read()).toMatchObject({
        price_name: 'Starter',
        change: { status: 'awaiting_consent', to_price_name: 'Pro' },
      });
      expect(await refusal(opened.subscriber.wishes('Pro'))).toMatchObject({ code: 'PLAN_CHANGE_OPEN' });
      await opened.subscriber.dropsTheChange();
      expect(await opened.subscriber.read()).toMatchObject({ price_name: 'Starter', change: null });
      expect(await refusal(opened.subscriber.dropsTheChange())).toMatchObject({ code: 'NOT_NOW' });
      await opened.subscriber.changes('Pro');
      await world.settles();
      expect(await opened.subscriber.read()).toMatchObject({ price_name: 'Pro', change: null });
      expect(await workspaceOf(opened)).toMatchObject({ plan: 'pro' });
    });

    it.runIf(gateway === 'paypal')('is believed when consent comes after we had stopped waiting for it', async () => {
      const opened = await opensAPaidTill('Starter');
      const consentUrl = (await opened.subscriber.wishes('Pro')) ?? '';
      await passes(4 * DAY);
      expect(await opened.subscriber.read()).toMatchObject({ price_name: 'Starter', change: null });
      await pressOn(consentUrl, 'agree');
      await world.settles();
      expect(await opened.subscriber.read()).toMatchObject({ price_name: 'Pro', amount_minor: 5_900, change: null });
      expect(await workspaceOf(opened)).toMatchObject({ plan: 'pro' });
    });
  });

  describe('whose start nobody told us of', () => {
    it.each([
      { product: 'Hookbox Club', purchase: () => ({ payingWith: gateway }), status: 'active', charges: 1 },
      { product: 'Point of Sale Monthly', purchase: () => till('Starter'), status: 'trialing', charges: 0 },
    ])('is found by the reconciler and delivered: $product', async ({ product, purchase, status, charges }) => {
      const order = await world.buyer('Ada').orders(product, purchase());
      world.gateways[gateway].misbehaves({ what: 'webhook_never', match: { subject: order.id } });
      await order.pays();
      await passes(3_600);
      expect(await order.read()).toMatchObject({ status: 'pending', items: [{ fulfillments: [] }] });
      await world.operator.reconciles(1);
      const found = await bought(order);
      expect(await stands(found)).toEqual({ status, delivery: 'active' });
      expect(await order.read()).toMatchObject({ status: 'paid' });
      expect(await paymentsOf(order)).toHaveLength(charges);
    });
  });

  it('that nobody pays for expires with its order', async () => {
    const order = await world.buyer('Ada').orders('Hookbox Club', { payingWith: gateway });
    await passes(4 * DAY);
    await expireOrders(world.running.shop);
    expect(await order.read()).toMatchObject({ status: 'expired', items: [{ fulfillments: [] }] });
    await expect(world.operator.subscriptionOf(order.id)).rejects.toThrow('has no subscription');
  });

  it('started a second time for the same order is held, and an operator sees it', async () => {
    const order = await world.buyer('Ada').orders('Hookbox Club', { payingWith: gateway });
    const other = gateway === 'dodo' ? 'paypal' : 'dodo';
    await order.retriesPayment(other);
    const second = await order.retriesPayment(gateway);
    await order.pays();
    await order.returns();
    const club = await bought(order);
    if (second.redirect_url !== order.payUrl) await order.pays('pay', second.redirect_url);
    await world.settles();
    await passes(DAY);
    expect(await stands(club)).toEqual({ status: 'active', delivery: 'active' });
    const { payments, events } = await world.operator.order(order.id);
    expect(payments.filter((one) => one.status === 'succeeded')).toHaveLength(1);
    expect(payments.find((one) => one.status === 'held')).toMatchObject({ problem_code: 'SUBSCRIPTION_MISMATCH' });
    expect(events.some((event) => event.status === 'quarantined')).toBe(true);
    await world.operator.refunds(payments.find((one) => one.status === 'held')?.id ?? '', 'paid twice');
    expect(await stands(club)).toEqual({ status: 'active', delivery: 'active' });
  });

  it('that is charged after its end shows it to an operator, who gives the money back', async () => {
    const club = await joinsTheClub();
    world.gateways[gateway].misbehaves({ what: 'capture_pending', match: { subject: club.gatewayId } });
    await passes(MONTH);
    world.sandbox.clearMisbehaviour();
    await world.operator.cancelsSubscription(club.subscriber.id, 'now', 'asked on the phone');
    await passes(DAY);
    const pending = (await world.operator.order(club.order.id)).payments.find((one) => one.status === 'pending');
    await settles(pending?.gateway_payment_id ?? '');
    expect((await stands(club)).status).toBe('cancelled');
    const { problem } = await world.operator.subscriptionOf(club.order.id);
    expect(problem).toContain('PAID_AFTER_END');
    await world.operator.refunds(pending?.id ?? '', 'charged after the end');
    expect((await paymentsOf(club.order)).find((one) => one.id === pending?.id)).toMatchObject({ refunded_minor: 900 });

    async function settles(gatewayPaymentId: string): Promise<void> {
      const { baseUrl } = world.sandbox[gateway];
      const answer = await fetch(`${baseUrl}/sandbox/payments/${gatewayPaymentId}/settle`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ outcome: 'completed' }),
      });
      expect(answer.status).toBe(200);
    }
  });

  it("of somebody else's cannot be seen or touched", async () => {
    const { subscriber } = await opensATill('Starter');
    const before = await subscriber.read();
    const price_id = before.plans.find((plan) => plan.name === 'Pro')?.price_id;
    const ben = world.as('Ben');
    const at = `/api/me/subscriptions/${subscriber.id}`;
    const touches: [string, string, unknown?][] = [
      ['GET', at],
      ['POST', `${at}/cancel`, {}],
      ['POST', `${at}/resume`, {}],
      ['POST', `${at}/pause`, {}],
      ['POST', `${at}/payment-method`, {}],
      ['POST', `${at}/change-plan/preview`, { price_id }],
      ['POST', `${at}/change-plan`, { price_id }],
      ['DELETE', `${at}/change-plan`],
    ];
    for (const [method, path, body] of touches) {
      expect([path, (await ben.ask(method, path, body)).status]).toEqual([path, 404]);
      expect([path, (await world.as('nobody').ask(method, path, body)).status]).toEqual([path, 401]);
    }
    expect(await subscriber.read()).toEqual(before);
  });
});
