import { type Gateway, newWorld, type World } from '@vozex/dev-world';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Step, tell, WEBHOOKS } from './told-history.ts';

/** One seed names the whole run: VOZEX_SEED=… repeats it, VOZEX_RUNS=… tells more. */
const SEED = Number(process.env.VOZEX_SEED ?? 20_261_123);
const RUNS = Number(process.env.VOZEX_RUNS ?? 15);
const SECONDS_MAX = Number(process.env.VOZEX_SECONDS ?? 35);
const DAY_MS = 86_400_000;

/** Something that happens to a subscription, deed by deed; the days between are days of the world. */
const scene = fc.oneof(
  of('card_fails', { days: 31 }, either('card_works', 'new_card', 'cancels'), { days: 6 }),
  of('disputed', either({ days: 1 }, { days: 4 }), either('dispute_won', 'dispute_lost')),
  of('cancels', either({ days: 1 }, { days: 31 }), 'resumes'),
  of('pauses', either({ days: 4 }, { days: 31 }), 'resumes'),
  of(either('becomes_pro', 'becomes_starter'), { days: 4 }),
  of(either('refunded', 'refunded_at_gateway', 'cancelled_at_gateway')),
  of({ days: 31 }),
);

/** Each part of a scene under webhooks of its own. */
function of(...parts: (Step['does'] | fc.Arbitrary<Step['does']>)[]): fc.Arbitrary<Step[]> {
  const steps = parts.map((part) =>
    fc.record({
      does: part instanceof fc.Arbitrary ? part : fc.constant(part),
      webhooks: fc.constantFrom(...WEBHOOKS),
    }),
  );
  return fc.tuple(...steps);
}

function either(...deeds: Step['does'][]): fc.Arbitrary<Step['does']> {
  return fc.constantFrom(...deeds);
}

const history = fc.record({
  start: fc.constantFrom(...WEBHOOKS),
  hoursAfterTheStart: fc.constantFrom(1, 14 * 24 + 1, 14 * 24 + 6),
  steps: fc.array(scene, { minLength: 1, maxLength: 3 }).map((scenes) => scenes.flat()),
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
