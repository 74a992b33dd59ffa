import type { GatewaySandbox } from '@vozex/gateway-sandbox';
import type { Database } from '@vozex/server';
import type { MovableClock } from './clock.ts';

export type WorldTime = {
  now(): Date;
  /**
   * Lets time pass, from one due thing to the next: each is done at its own instant, then the shop is at rest.
   *
   * @param together what comes due within so many seconds is done at once, by default nothing is: long stories with
   * several subscriptions take fewer steps.
   */
  passes(seconds: number, together?: number): Promise<void>;
};

/** Steps of one passage; a shop that always has something due never comes to rest. */
const STEPS_MAX = 2_000;

export function worldTime(
  clock: MovableClock,
  things: { db: Database; sandbox: GatewaySandbox },
  settles: () => Promise<void>,
): WorldTime {
  return {
    now: () => clock.now(),
    async passes(seconds, together = 0) {
      const end = clock.now().getTime() + seconds * 1000;
      for (let step = 0; ; step++) {
        if (step > STEPS_MAX) throw new Error(`after ${STEPS_MAX} steps something is still due within ${seconds} s`);
        await settles();
        const next = await nextDue(things, clock.now());
        const target = next === undefined ? end : Math.min(next + together * 1000, end);
        clock.moves(Math.max(0, (target - clock.now().getTime()) / 1000));
        if (target === end) break;
      }
      await settles();
    },
  };
}

/** When the next thing is due after `now`, milliseconds. */
async function nextDue(
  { db: { read }, sandbox }: { db: Database; sandbox: GatewaySandbox },
  now: Date,
): Promise<number | undefined> {
  const [fulfillment, event, subscription, change] = await Promise.all([
    read
      .selectFrom('fulfillment_records')
      .select(({ fn }) => fn.min('next_attempt_at').as('at'))
      .where('next_attempt_at', '>', now)
      .executeTakeFirst(),
    read
      .selectFrom('webhook_events')
      .select(({ fn }) => fn.min('next_attempt_at').as('at'))
      .where('status', '=', 'received')
      .where('next_attempt_at', '>', now)
      .executeTakeFirst(),
    read
      .selectFrom('subscriptions')
      .select(({ fn }) => fn.min('next_attempt_at').as('at'))
      .where('next_attempt_at', '>', now)
      .executeTakeFirst(),
    read
      .selectFrom('plan_changes')
      .select(({ fn }) => fn.min('next_attempt_at').as('at'))
      .where('next_attempt_at', '>', now)
      .executeTakeFirst(),
  ]);
  const dues = [fulfillment?.at, event?.at, subscription?.at, change?.at, sandbox.nextDueAt()];
  const times = dues.flatMap((at) => (at ? [new Date(at).getTime()] : []));
  return times.length > 0 ? Math.min(...times) : undefined;
}
