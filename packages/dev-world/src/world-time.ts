import type { Database } from '@vozex/server';
import type { MovableClock } from './clock.ts';

export type WorldTime = {
  now(): Date;
  /** Lets time pass, from one due thing to the next: each is done at its own instant, then the shop is at rest. */
  passes(seconds: number): Promise<void>;
};

/** Steps of one passage; a shop that always has something due never comes to rest. */
const STEPS_MAX = 200;

export function worldTime(clock: MovableClock, db: Database, settles: () => Promise<void>): WorldTime {
  return {
    now: () => clock.now(),
    async passes(seconds) {
      const end = clock.now().getTime() + seconds * 1000;
      for (let step = 0; ; step++) {
        if (step > STEPS_MAX) throw new Error(`after ${STEPS_MAX} steps something is still due within ${seconds} s`);
        await settles();
        const next = await nextDue(db, clock.now());
        const target = next !== undefined && next < end ? next : end;
        clock.moves(Math.max(0, (target - clock.now().getTime()) / 1000));
        if (target === end) break;
      }
      await settles();
    },
  };
}

/** When the next thing is due after `now`, milliseconds. */
async function nextDue({ read }: Database, now: Date): Promise<number | undefined> {
  const [fulfillment, event] = await Promise.all([
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
  ]);
  const times = [fulfillment?.at, event?.at].flatMap((at) => (at ? [new Date(at).getTime()] : []));
  return times.length > 0 ? Math.min(...times) : undefined;
}
