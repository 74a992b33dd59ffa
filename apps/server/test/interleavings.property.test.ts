import { type Gateway, newWorld, type PlacedOrder, Refused, type World } from '@vozex/dev-world';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** One seed names the whole run: VOZEX_SEED=… repeats it. */
const SEED = Number(process.env.VOZEX_SEED ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = Number(process.env.VOZEX_RUNS ?? 15);
const SECONDS_MAX = 60;

/** What the gateway does to the webhooks of one order. */
const trouble = fc.constantFrom(
  { what: 'webhook_n_times', count: 4 } as const,
  { what: 'webhook_never' } as const,
  { what: 'webhook_late', ms: 30 } as const,
  { what: 'webhook_out_of_order' } as const,
  { what: 'webhook_before_redirect' } as const,
  { what: 'bad_signature_first' } as const,
  { what: 'altered_body' } as const,
);

/** What happens next, in any order and number. */
const step = fc.oneof(
  fc.record({ does: fc.constant('returns' as const) }),
  fc.record({ does: fc.constant('replays' as const), which: fc.nat(20) }),
  fc.record({ does: fc.constant('retries' as const) }),
  fc.record({
    does: fc.constant('provider' as const),
    kind: fc.constantFrom('500_after_effect', 'hang_up_after_effect', 'down'),
  }),
  fc.record({ does: fc.constant('time' as const), seconds: fc.constantFrom(5, 40, 400) }),
  fc.record({ does: fc.constant('rest' as const) }),
);

const story = fc.record({
  payingWith: fc.constantFrom<Gateway>('dodo', 'paypal'),
  product: fc.constantFrom('Lumen Notes', 'Point of Sale', 'Quiet Icons'),
  troubles: fc.array(trouble, { maxLength: 3 }),
  steps: fc.array(step, { maxLength: 7 }),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

let told = 0;

describe.each(['pglite', 'postgres'] as const)('whatever happens between payment and delivery, on %s', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld({ engine });
  });
  afterAll(() => world?.close());

  it(
    `it ends the same: one payment, one delivery, the books agree (VOZEX_SEED=${SEED})`,
    async () => {
      const property = fc.asyncProperty(story, async (one) => {
        const order = await tell(world, one);
        await makeUp(world, order);
        await expectTheEnd(world, order, one);
      });
      await fc.assert(property, {
        seed: SEED,
        numRuns: RUNS,
        interruptAfterTimeLimit: SECONDS_MAX * 1_000,
        endOnFailure: false,
      });
    },
    (SECONDS_MAX + 60) * 1_000,
  );
});

async function tell(world: World, { payingWith, product, troubles, steps }: Story): Promise<PlacedOrder> {
  told += 1;
  const choices = product === 'Point of Sale' ? { workspace_name: `story-${told}` } : {};
  const order = await world.buyer('Ada').orders(product, { payingWith, choices });
  for (const rule of troubles) world.gateways[payingWith].misbehaves({ ...rule, times: 1 });
  // Paying, returning and what the operator does overlap as they like.
  const underway: Promise<unknown>[] = [order.pays()];
  for (const one of steps) {
    switch (one.does) {
      case 'returns':
        underway.push(order.returns());
        break;
      case 'replays': {
        const sent = world.gateways[payingWith].deliveries();
        const chosen = sent[sent.length - 1 - (one.which % Math.max(1, sent.length))];
        if (chosen) underway.push(world.gateways[payingWith].replays(chosen));
        break;
      }
      case 'retries':
        underway.push(retryAll(world, order));
        break;
      case 'provider':
        await world.provider.misbehaves(
          one.kind === 'down' ? { kind: 'down', times: 2 } : { kind: one.kind as '500_after_effect', times: 1 },
        );
        break;
      case 'time':
        await Promise.all(underway);
        await world.time.passes(one.seconds);
        break;
      case 'rest':
        await Promise.all(underway);
        await world.settles();
        break;
    }
  }
  await Promise.all(underway);
  return order;
}

/** An impatient operator: what is refused is refused. */
async function retryAll(world: World, order: PlacedOrder): Promise<void> {
  for (const { id } of await world.operator.deliveriesOf(order.id)) {
    await world.operator.retries(id).catch((error: unknown) => {
      if (!(error instanceof Refused) || error.status !== 409) throw error;
    });
  }
}

/** The troubles end: what was dropped is sent again, the buyer looks once more, and time passes. */
async function makeUp(world: World, order: PlacedOrder): Promise<void> {
  world.sandbox.clearMisbehaviour();
  world.provider.behaves();
  await world.settles();
  const sent = world.gateways[order.gateway]
    .deliveries()
    .filter((one) => one.outcome !== 'answered' || one.status !== 200);
  for (const one of new Map(sent.map((each) => [each.message_id, each])).values()) {
    await world.gateways[order.gateway].replays(one);
  }
  await order.returns();
  await world.time.passes(3_600);
}

async function expectTheEnd(world: World, order: PlacedOrder, { product }: Story): Promise<void> {
  const { status, payments } = await world.operator.order(order.id);
  expect(status).toBe('paid');
  expect(payments.filter((payment) => payment.status === 'succeeded')).toHaveLength(1);
  const [record, ...others] = await world.operator.deliveriesOf(order.id);
  expect(others).toEqual([]);
  expect(record).toMatchObject({ status: 'active', next_attempt_at: null });
  expect(record?.history.filter(({ to }) => to === 'active')).toHaveLength(1);
  const delivery = await order.fulfillment();
  expect(delivery.licenses).toHaveLength(product === 'Lumen Notes' ? 1 : 0);
  expect(await world.provider.workspacesOf(order.id)).toHaveLength(product === 'Point of Sale' ? 1 : 0);
  await world.audit();
}
