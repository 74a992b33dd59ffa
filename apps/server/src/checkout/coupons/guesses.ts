import type { Clock } from '../../kernel/clock.ts';

const WINDOW_SECONDS = 900;
/** Codes that do not exist, from one address in the window: a person mistypes a few. */
const MISSES_MAX = 10;
/** More addresses than this at once are not people; the oldest are forgotten, so that memory stays bounded. */
const ADDRESSES_MAX = 20_000;

/** Counts codes that do not exist, so that codes cannot be found by trying. In each process for itself. */
export type CouponGuesses = {
  /** True while this address has tried too many. */
  exhausted(address: string): boolean;
  missed(address: string): void;
};

export function openCouponGuesses(clock: Clock): CouponGuesses {
  const seen = new Map<string, { since: number; count: number }>();
  const current = (address: string) => {
    const entry = seen.get(address);
    return entry && clock.now().getTime() - entry.since < WINDOW_SECONDS * 1000 ? entry : undefined;
  };
  return {
    exhausted: (address) => (current(address)?.count ?? 0) >= MISSES_MAX,
    missed(address) {
      const entry = current(address) ?? { since: clock.now().getTime(), count: 0 };
      entry.count += 1;
      seen.delete(address);
      seen.set(address, entry);
      if (seen.size > ADDRESSES_MAX) seen.delete(seen.keys().next().value!); // because it has just grown past its limit
    },
  };
}
