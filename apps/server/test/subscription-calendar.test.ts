import { type Buyer, type Gateway, newWorld, type PlacedOrder, type Subscriber, type World } from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The life of a subscription, from the trial to its end, told once for each gateway: at each date the money, the
// subscription, the delivery and the mails, and nothing else.

const DAY = 86_400;

/** All that is asserted about one moment. `mails` are the kinds sent since the moment before, in order. */
type Moment = {
  status: string;
  delivery: string;
  /** What was charged so far, minor units, oldest first. */
  charges: number[];
  mails: string[];
};

describe.each<Gateway>(['dodo', 'paypal'])('a subscription through %s', (gateway) => {
  let world: World;
  let ada: Buyer;
  let order: PlacedOrder;
  let subscription: Subscriber;
  let gatewayId: string;
  let mailsSeen = 0;

  beforeAll(async () => {
    world = await newWorld({ engine: 'pglite' });
    ada = world.buyer('Ada');
  });
  afterAll(() => world.close());

  async function mailsSince(): Promise<string[]> {
    const mails = await world.running.shop.db.read
      .selectFrom('mails')
      .select('kind')
      .where('recipient', '=', 'ada@example.test')
      .where('kind', '!=', 'verify_email')
      .orderBy('id')
      .execute();
    const fresh = mails.slice(mailsSeen).map(({ kind }) => kind.replace('subscription_', ''));
    mailsSeen = mails.length;
    return fresh;
  }

  async function moment(): Promise<Moment> {
    await world.settles();
    const seen = await subscription.read();
    return {
      status: seen.status,
      delivery: (await order.fulfillment()).status,
      charges: seen.charges.flatMap((charge) => (charge.status === 'succeeded' ? [charge.amount_minor] : [])).reverse(),
      mails: await mailsSince(),
    };
  }

  /** The plan the provider itself believes in. */
  const planAtProvider = async () => (await world.provider.workspacesOf(order.id))[0]?.plan;

  it('begins with a trial: delivered, nothing charged', async () => {
    order = await ada.buys('Point of Sale Monthly', {
      payingWith: gateway,
      price: 'Starter',
      choices: { workspace_name: `calendar-${gateway}` },
    });
    await world.settles();
    subscription = await ada.subscription(order.id);
    gatewayId = (await world.operator.subscriptionOf(order.id)).gateway_subscription_id;
    expect(await moment()).toEqual({
      status: 'trialing',
      delivery: 'active',
      charges: [],
      mails: ['order_receipt', 'trial_started', 'fulfillment_ready'],
    });
    expect(await order.read()).toMatchObject({ status: 'paid', total: { amount_minor: 0 } });
  });

  it('tells three days before that the trial ends, then charges and goes on', async () => {
    await world.time.passes(12 * DAY);
    expect(await moment()).toMatchObject({ status: 'trialing', charges: [], mails: ['trial_ending'] });
    await world.time.passes(3 * DAY);
    expect(await moment()).toEqual({ status: 'active', delivery: 'active', charges: [1_900], mails: ['renewed'] });
  });

  it('renews three times, with a receipt each time and nothing else', async () => {
    for (let n = 2; n <= 4; n++) {
      await world.time.passes(31 * DAY);
      expect(await moment()).toEqual({
        status: 'active',
        delivery: 'active',
        charges: Array<number>(n).fill(1_900),
        mails: ['renewed'],
      });
    }
    await world.audit();
  });

  it('survives a failed charge for the days of grace, then stands still', async () => {
    await world.gateways[gateway].cardOf(gatewayId, 'fails');
    const { current_period_end } = await subscription.read();
    await world.time.passes((Date.parse(current_period_end) - world.time.now().getTime()) / 1000 + DAY);
    const failed = await moment();
    expect(failed).toMatchObject({ delivery: 'active', charges: Array(4).fill(1_900), mails: ['payment_failed'] });
    expect(['past_due', 'on_hold']).toContain(failed.status);
    await world.time.passes(5 * DAY);
    expect(await moment()).toMatchObject({
      delivery: 'suspended',
      charges: Array(4).fill(1_900),
      mails: ['suspended'],
    });
    await world.audit();
  });

  it('runs again as soon as it is paid', async () => {
    if (gateway === 'dodo') {
      await subscription.givesAnotherCard();
    } else {
      await world.gateways.paypal.cardOf(gatewayId, 'works');
      await world.time.passes(6 * DAY); // PayPal tries again every five days
    }
    const recovered = await moment();
    expect(recovered).toMatchObject({ status: 'active', delivery: 'active', charges: Array(5).fill(1_900) });
    expect([...recovered.mails].sort()).toEqual(['recovered', 'renewed']);
    await world.audit();
  });

  it('becomes a larger plan, which the provider then gives', async () => {
    const preview = await subscription.previews('Pro');
    expect(preview).toMatchObject({ possible: true, recurring_minor: 5_900, needs_consent: gateway === 'paypal' });
    if (gateway === 'dodo') expect(preview.due_now_minor).toBeGreaterThan(0);
    await subscription.changes('Pro');
    const changed = await moment();
    expect(changed).toMatchObject({ status: 'active', delivery: 'active' });
    expect(changed.mails).toContain('plan_changed');
    expect(await subscription.read()).toMatchObject({ price_name: 'Pro', amount_minor: 5_900, change: null });
    expect(await planAtProvider()).toBe('pro');
    await world.audit();
  });

  it('is cancelled, kept after all, and cancelled again: it runs until the paid period is over', async () => {
    await subscription.cancels('I am closing my shop.');
    expect(await moment()).toMatchObject({
      status: 'cancel_scheduled',
      delivery: 'active',
      mails: ['cancel_scheduled'],
    });
    await subscription.resumes();
    expect(await moment()).toMatchObject({ status: 'active', delivery: 'active', mails: ['kept'] });
    const { cancel_at } = await subscription.cancels();
    const charged = (await moment()).charges.length;
    const toTheEnd = (Date.parse(cancel_at ?? '') - world.time.now().getTime()) / 1000;
    await world.time.passes(toTheEnd - DAY);
    expect(await moment()).toMatchObject({ status: 'cancel_scheduled', delivery: 'active' });
    await world.time.passes(2 * DAY);
    const over = await moment();
    expect(over).toMatchObject({ status: 'cancelled', delivery: 'cancelled', mails: [] });
    expect(over.charges).toHaveLength(charged);
    await world.time.passes(60 * DAY);
    expect((await moment()).charges).toHaveLength(charged);
    await world.audit();
  });
});
