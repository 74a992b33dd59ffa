import type { Clock } from './clock.ts';

/** Something that will happen at its own time: a trial that ends, a renewal, a second try to charge a card. */
export type Due = { at: Date; play(): Promise<void> };

/** More than this in one passage means that something is due again at the very moment it was played. */
const PLAYED_MAX = 10_000;

/**
 * Plays what is due, each thing at its own instant and in the order of time: a year of a subscription takes a second,
 * and every object bears the date it would have borne.
 */
export class Timeline {
  readonly clock: Clock;
  readonly #sources: (() => Due[])[] = [];
  #playing: Date | null = null;
  #underway: Promise<number> = Promise.resolve(0);

  constructor(clock: Clock) {
    this.clock = { now: () => this.#playing ?? clock.now() };
    this.#now = () => clock.now();
  }
  readonly #now: () => Date;

  add(source: () => Due[]): void {
    this.#sources.push(source);
  }

  /** When the next thing is due; null when nothing will ever happen by itself. */
  nextDueAt(): Date | null {
    return this.#next()?.at ?? null;
  }

  /** Plays everything that is due by now. @returns how many things happened. */
  tick(): Promise<number> {
    this.#underway = this.#underway.then(() => this.#play());
    return this.#underway;
  }

  async #play(): Promise<number> {
    for (let played = 0; ; played++) {
      if (played > PLAYED_MAX) throw new Error(`after ${PLAYED_MAX} things something is still due`);
      const next = this.#next();
      if (!next || next.at > this.#now()) return played;
      this.#playing = next.at;
      try {
        await next.play();
      } finally {
        this.#playing = null;
      }
    }
  }

  #next(): Due | undefined {
    const all = this.#sources.flatMap((source) => source());
    return all.reduce<Due | undefined>((first, due) => (first && first.at <= due.at ? first : due), undefined);
  }
}
