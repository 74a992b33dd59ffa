/** Where time comes from. Everything that waits, signs or expires asks it. */
export type Clock = { now(): Date };

/** The machine's clock. The only place of this package that reads it. */
export const systemClock: Clock = { now: () => new Date() };
