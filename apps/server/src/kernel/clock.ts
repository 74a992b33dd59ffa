/** The time, as an argument: tests move it, production reads the system's. */
export type Clock = { now(): Date };

/** The only place that reads the system's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A point `seconds` after `from`; negative for before. */
export function secondsAfter(from: Date, seconds: number): Date {
  return new Date(from.getTime() + seconds * 1000);
}
