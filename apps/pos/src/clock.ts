/** Where time comes from. */
export type Clock = { now(): Date };

/** The machine's clock. The only place of this app that reads it. */
export const systemClock: Clock = { now: () => new Date() };
