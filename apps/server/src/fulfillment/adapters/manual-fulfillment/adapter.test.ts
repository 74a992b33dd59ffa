import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondsAfter } from '../../../kernel/clock.ts';
import { listTasks } from '../../../tasks/index.ts';
import { type AdapterUnderTest, adapterSuite, deliveryOf, settle } from '../../adapter-suite.ts';
import { openTestWorld, type Purchase, type TestWorld } from '../test-world.ts';
import { adapter } from './adapter.ts';
import { ManualFulfillmentChoices, ManualFulfillmentConfig } from './config.ts';

async function tasksOf(world: TestWorld, purchase: Purchase) {
  const tasks = await listTasks(world.db.read, {}, { limit: 100 });
  return tasks.filter((task) => task.fulfillment_id === purchase.fulfillmentId);
}

const subject: AdapterUnderTest = {
  driver: 'manual_fulfillment',
  adapter: adapter as unknown as AdapterUnderTest['adapter'], // because the suite knows no driver's own types
  product: { deliveryModel: 'managed_setup' },
  goodDay: 'needs_operator',
  config: () => ({ team_queue: 'setup', sla_hours: 48, instruction_template: 'Set up {{product_name}}.' }),
  choices: () => ({ notes: 'Please call first.' }),
  creations: async (world, purchase) =>
    (await tasksOf(world, purchase)).filter((task) => task.status === 'open').length,
  upgrade: {
    to: { plan: 'team', quantity: 2 },
    goodDay: 'needs_operator',
    inForce: async (world, purchase) =>
      (await tasksOf(world, purchase)).map(({ status, title }) => `${status}: ${title}`),
  },
  prepare: async () => [],
};

adapterSuite(subject);

describe('a product that our team sets up', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openTestWorld();
  });
  afterAll(() => world.close());

  const limits = { signal: new AbortController().signal }; // patience is the router's, and no part of these stories
  const soldWith = async (
    change: { template?: string; notes?: string; revision?: number; terms?: Record<string, unknown> },
    purchase?: Purchase,
  ) => {
    const bought = purchase ?? (await world.buys({ deliveryModel: 'managed_setup', quantity: 3 }));
    const config = ManualFulfillmentConfig.parse({
      team_queue: 'setup',
      sla_hours: 48,
      instruction_template: change.template ?? 'Set it up.',
    });
    const choices = ManualFulfillmentChoices.parse(change.notes === undefined ? {} : { notes: change.notes });
    const { revision = 1, terms = {} } = change;
    return { purchase: bought, delivery: deliveryOf(subject, bought, { config, choices, revision, terms }) };
  };

  it('is a task with the instructions filled in, due when it was promised', async () => {
    const template =
      '{{quantity}} x {{product_name}} for {{customer_name}} <{{customer_email}}>, {{order_id}}. {{notes}}';
    const { purchase, delivery } = await soldWith({
      template,
      notes: 'Use {{order_id}} as "name"',
      terms: { sla_hours: 24 },
    });
    const paidAt = world.clock.now();
    await settle(world, await adapter.fulfill(world, delivery, limits));

    const [task] = await tasksOf(world, purchase);
    // What the customer wrote is text, whatever braces are in it.
    expect(task?.instructions).toBe(
      `3 x Report Builder for Ada Lovelace <ada@example.test>, ${purchase.orderId}. Use {{order_id}} as "name"`,
    );
    expect(task).toMatchObject({ queue: 'setup', status: 'open', title: 'Report Builder for Ada Lovelace' });
    expect(task?.due_at.getTime()).toBeGreaterThanOrEqual(secondsAfter(paidAt, 24 * 3_600).getTime());
    expect(task?.due_at.getTime()).toBeLessThan(secondsAfter(paidAt, 25 * 3_600).getTime());
  });

  it('shows the team what the customer noted, also when the template forgets it', async () => {
    const { purchase, delivery } = await soldWith({ template: 'Set it up.', notes: 'Ring twice.' });
    await settle(world, await adapter.fulfill(world, delivery, limits));
    expect((await tasksOf(world, purchase))[0]?.instructions).toBe(
      'Set it up.\n\nNotes from the customer:\nRing twice.',
    );
  });

  it('leaves one open task when it is asked for anew, and none when it is cancelled', async () => {
    const { purchase, delivery } = await soldWith({});
    await settle(world, await adapter.fulfill(world, delivery, limits));
    const again = await soldWith({ revision: 2 }, purchase);
    await settle(world, await adapter.fulfill(world, again.delivery, limits));
    expect((await tasksOf(world, purchase)).map((task) => task.status)).toEqual(['open', 'cancelled']);

    await settle(world, await adapter.cancel(world, again.delivery, limits, 'refunded'));
    expect((await tasksOf(world, purchase)).map((task) => task.status)).toEqual(['cancelled', 'cancelled']);
  });

  it('refuses a misspelt placeholder when it is saved, not when somebody has paid', () => {
    const accepts = (template: string) =>
      ManualFulfillmentConfig.safeParse({ team_queue: 'setup', sla_hours: 1, instruction_template: template }).success;
    expect(accepts('Call {{customer_name}} {then} write')).toBe(true);
    expect(accepts('Call {{custmer_name}}')).toBe(false);
    expect(accepts('Call {{customer_name')).toBe(false);
    expect(accepts(`${'{ '.repeat(4_000)}{{`)).toBe(false); // and answers at once
  });
});
