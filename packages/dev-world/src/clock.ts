/** A clock that moves when the story says so; between two moves it runs with the system's. */
export type MovableClock = {
  now(): Date;
  /** Sets it forward. */
  moves(seconds: number): void;
};

/**
 * Starts at the present, since libraries and databases beside us keep reading the system's clock. The milliseconds go
 * on by themselves: two things that happen one after the other never happen at the same instant.
 */
export function newMovableClock(): MovableClock {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    moves(seconds) {
      aheadMs += seconds * 1000;
    },
  };
}
