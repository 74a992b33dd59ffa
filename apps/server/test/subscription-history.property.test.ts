import { type Gateway, newWorld, type World } from '@vozex/dev-world';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEEDS, type Step, tell, WEBHOOKS } from './told-history.ts';

/** One seed names the whole run: VOZEX_SEED=… repeats it, VOZEX_RUNS=… tells more. */
const SEED = Number(process.env.VOZEX_SEED ?? 20_261_123);
const RUNS = Number(process.env.VOZEX_RUNS ?? 15);
const SECONDS_MAX = Number(process.env.VOZEX_SECONDS ?? 35);
const DAY_MS = 86_400_000;

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.oneof(
    { weight: 2, arbitrary: fc.record({ days: fc.constantFrom(1, 4, 15, 31) }) },
    { weight: 3, arbitrary: fc.constantFrom(...DEEDS) },
  ),
  webhooks: fc.constantFrom(...WEBHOOKS),
});

const history = fc.record({
  start: fc.constantFrom(...WEBHOOKS),
  hoursAfterTheStart: fc.constantFrom(1, 6),
  steps: fc.array(step, { minLength: 3, maxLength: 7 }),
});

describe.each<Gateway>(['dodo', 'paypal'])(
  'whatever happens to the webhooks of a subscription through %s',
  (gateway) => {
    let world: World;
    beforeAll(async () => {
      world = await newWorld({ engine: 'pglite' });
      if (gateway === 'dodo') await world.gateways.dodo.settings({ retry_days: [2, 6] });
    });
    afterAll(() => world?.close());

    it(
      `its history ends as if every one had come once and in order (VOZEX_SEED=${SEED})`,
      async () => {
        const property = fc.asyncProperty(history, async (one) => {
          const { perfect, troubled, periodsEndApartMs } = await tell(world, { gateway, ...one });
          expect(troubled).toEqual(perfect);
          expect(periodsEndApartMs).toBeLessThan(DAY_MS);
          await world.audit();
        });
        await fc.assert(property, {
          seed: SEED,
          numRuns: RUNS,
          interruptAfterTimeLimit: SECONDS_MAX * 1_000,
          endOnFailure: process.env.VOZEX_SHRINK === undefined,
        });
      },
      (SECONDS_MAX + 120) * 1_000,
    );
  },
);
