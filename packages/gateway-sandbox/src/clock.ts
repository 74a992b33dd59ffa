/** Where the time comes from. Tests hand in one they can move. */
export type Clock = { now(): Date };

/** The machine's own clock: the only place of this package that asks it. */
export const systemClock: Clock = { now: () => new Date() };
