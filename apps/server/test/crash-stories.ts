import { type Engine, newWorldOfProcesses, type WorldOfProcesses } from '@vozex/dev-world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Every step at which `crashPoint` stands in the source, in the order that a purchase reaches them. */
export const STEPS = [
  'webhook.kept',
  'event.before_apply',
  'event.before_commit',
  'event.applied',
  'fulfillment.claimed',
  'fulfillment.before_call',
  'fulfillment.after_call',
  'fulfillment.before_record',
  'fulfillment.recorded',
] as const;

/** The same stories for each engine, in files of their own so that they run side by side. */
export function crashStories(engine: Engine): void {
  describe(`a shop on ${engine} is killed in the middle of a purchase`, () => {
    let world: WorldOfProcesses;
    beforeAll(async () => {
      world = await newWorldOfProcesses({ engine });
      await world.isPrepared();
    });
    afterAll(() => world?.close());

    it.each(STEPS.map((step, index) => ({ step, index })))(
      'at $step: after a restart both buyers have what they paid for, once',
      async ({ step, index }) => {
        const doomed = await world.starts({ environment: { VOZEX_CRASH_AT: step } });
        const [hosted, licensed] = index % 2 === 0 ? (['dodo', 'paypal'] as const) : (['paypal', 'dodo'] as const);
        const workspace = await world.buyer('Ada').orders('Point of Sale', {
          payingWith: hosted,
          choices: { workspace_name: `crash-${engine}-${index}` },
        });
        const license = await world.buyer('Ben').orders('Lumen Notes', { payingWith: licensed });
        await Promise.all([workspace.pays(), license.pays()]);
        expect(await doomed.ended).toBe('SIGKILL');

        const healthy = await world.starts();
        const [delivered, key] = await Promise.all([workspace.becomes('active', 40), license.becomes('active', 40)]);
        expect(delivered.workspace_url).toContain(`crash-${engine}-${index}`);
        expect(await world.provider.workspacesOf(workspace.id)).toHaveLength(1);
        expect(key.licenses).toHaveLength(1);
        for (const order of [workspace, license]) {
          const { payments } = await world.operator.order(order.id);
          expect(payments.map(({ status }) => status)).toEqual(['succeeded']);
          const [record, ...others] = await world.operator.deliveriesOf(order.id);
          expect(others).toEqual([]);
          // Nobody helped: what moved it is the shop itself.
          expect(new Set(record?.history.map(({ by }) => by))).toEqual(new Set(['vozex']));
        }
        await healthy.kill();
      },
      90_000,
    );

    it('and afterwards the audit finds nothing wrong', async () => {
      await world.audit();
    }, 60_000);
  });
}
