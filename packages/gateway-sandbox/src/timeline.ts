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
  /** While something is played, its own instant; otherwise the present. */
  readonly clock: Clock;
  /** The present, also while something of the past is played: signatures and certificates are judged by it. */
  readonly present: Clock;
  readonly #betweenPlays: () => Promise<void>;
  readonly #sources: (() => Due[])[] = [];
  #playing: Date | null = null;
  #underway: Promise<number> = Promise.resolve(0);

  /** @param betweenPlays awaited before each further thing of one passage, so that what it caused comes first. */
  constructor(present: Clock, betweenPlays: () => Promise<void> = async () => undefined) {
    this.present = present;
    this.clock = { now: () => this.#playing ?? present.now() };
    this.#betweenPlays = betweenPlays;
  }

  add(source: () => Due[]): void {
    this.#sources.push(source);
  }

  /** When the next thing is due; null when nothing will ever happen by itself. */
  nextDueAt(): Date | null {
    return this.#next()?.at ?? null;
  }

  /** Plays everything that is due by now. @returns how many things happened. */
  tick(): Promise<number> {
    // A passage that failed has told its own caller; it must not stop the later ones.
    this.#underway = this.#underway.catch(() => 0).then(() => this.#play());
    return this.#underway;
  }

  async #play(): Promise<number> {
    for (let played = 0; ; played++) {
      if (played > PLAYED_MAX) throw new Error(`after ${PLAYED_MAX} things something is still due`);
      if (!this.#isDue(this.#next())) return played;
      if (played > 0) await this.#betweenPlays();
      const next = this.#next(); // asked again: what was caused meanwhile may have changed it
      if (!this.#isDue(next)) return played;
      this.#playing = next.at;
      try {
        await next.play();
      } finally {
        this.#playing = null;
      }
    }
  }

  #isDue(due: Due | undefined): due is Due {
    return due !== undefined && due.at <= this.present.now();
  }

  #next(): Due | undefined {
    const all = this.#sources.flatMap((source) => source());
    return all.reduce<Due | undefined>((first, due) => (first && first.at <= due.at ? first : due), undefined);
  }
}
