import { type Gateway, newWorld, type World } from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const DAY = 86_400;

let world: World;
beforeAll(async () => {
  world = await newWorld({ engine: 'pglite' });
});
afterAll(() => world.close());

describe.each<Gateway>(['dodo', 'paypal'])('a subscription through %s', (gateway) => {
  it('begins with a trial', async () => {
    const ada = world.buyer('Ada');
    const order = await ada.buys('Point of Sale Monthly', {
      payingWith: gateway,
      choices: { workspace_name: `t-${gateway}` },
    });
    await world.settles();
    expect(await order.read()).toMatchObject({ status: 'paid', total: { amount_minor: 0 } });
    const subscription = await ada.subscription(order.id);
    expect(await subscription.read()).toMatchObject({ status: 'trialing', charges: [] });
    await world.time.passes(15 * DAY);
    expect(await subscription.read()).toMatchObject({ status: 'active', charges: [{ amount_minor: 1900 }] });
    await world.audit();
  });
});
