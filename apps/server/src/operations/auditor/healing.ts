import type { App } from '../../kernel/app.ts';
import type { Db, Tx } from '../../kernel/database.ts';

/**
 * How a broken promise is mended where that is safe: no money and no delivery can be lost by it, and what is written is
 * derived from rows that other invariants prove. Everything else is told and left to people.
 */
export type Healing = {
  /** The promise it mends; parts of a promise that it does not know stay broken, and are told. */
  readonly invariant: string;
  /** For people: what is done, and why it is safe. */
  readonly does: string;
  /** Whom it would mend now, at most `limit`. */
  find(db: Db, limit: number): Promise<string[]>;
  /**
   * Mends one. Takes the locks that whoever writes these rows takes, and judges anew under them: what was found may have
   * been a moment of somebody's work.
   *
   * @returns what was done, for people; undefined where nothing is wrong (any more).
   */
  mend(app: App, tx: Tx, subject: string): Promise<string | undefined>;
};
