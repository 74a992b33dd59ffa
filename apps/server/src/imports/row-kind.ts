import type { ImportOutcome } from '@vozex/domain';
import type { CatalogApp } from '../catalog/index.ts';
import type { FileStorage } from '../downloads/index.ts';
import type { DeliveryTools } from '../fulfillment/index.ts';
import type { App } from '../kernel/app.ts';
import type { Tx } from '../kernel/database.ts';
import type { Actor } from '../kernel/route.ts';
import type { Decisions } from './decisions.ts';
import type { RowProblem } from './problems.ts';
import type { FileRow } from './read-rows.ts';

/** What imports need besides the kernel, as wiring.ts joins it. */
export type ImportsApp = CatalogApp & {
  readonly storage: FileStorage;
  readonly tools: DeliveryTools;
  /** This process, as rows that it works on name it. */
  readonly instance: number;
};

/** Where a batch of rows comes in. */
export type Batch = {
  app: ImportsApp;
  tx: Tx;
  source: string;
  decisions: Decisions;
  actor: Actor;
};

/** What a row, or the rows of one order, say. */
export type Reading<Value> = {
  /** What the earlier shop calls it; null where that cannot be read. */
  externalId: string | null;
  /** What else may stand in a file once only, each under the name of its column. */
  alsoOnce: { field: string; value: string }[];
  value: Value;
  /** Of each of the rows, in their order. */
  problems: RowProblem[][];
};

/** A row that reads well. */
export type Item<Value> = { externalId: string; value: Value };

/** What became of it. */
export type End = {
  outcome: ImportOutcome;
  targetId?: string;
  undecided?: boolean;
  problems?: RowProblem[];
  detail?: Record<string, unknown>;
};

/** One of the four files. */
export type RowKind<Value> = {
  /** The rows of one thing stand one below the other under one id. */
  manyRows: boolean;
  /** A person wants to see every row, and not only those that are not simply in. */
  toldInFull: boolean;
  read(rows: FileRow[], about: { seal: App['seal']; now: Date }): Reading<Value>;
  /** Writes those that never came, by a number of statements that does not grow with them. @returns each one's end by id. */
  bring(batch: Batch, items: Item<Value>[]): Promise<Map<string, End>>;
  /** What came before and reads otherwise now. Whoever gets no end here is kept as the shop has it. */
  again?(batch: Batch, items: (Item<Value> & { targetId: string })[]): Promise<Map<string, End>>;
};

export function bad(...problems: RowProblem[]): End {
  return { outcome: 'bad', problems };
}
