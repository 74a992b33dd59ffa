/** Thrown where what was asked for has another address now: it is answered with 301 and that address. */
export class Moved extends Error {
  readonly to: string;
  /** @param to a path of ours. */
  constructor(to: string) {
    super(`moved to ${to}`);
    this.to = to;
  }
}
