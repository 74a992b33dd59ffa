import type { Preparation } from '../ports.ts';
import type { PriceWrite } from '../price.ts';
import type { ProductWrite } from '../product.ts';
import type { RehearsalLine } from './report.ts';

/** A call of the admin API that makes an empty shop able to deliver; a file lies where the stage can read it. */
export type StagePreparation = Extract<Preparation, { body: unknown }> | { path: string; file: string; sha256: string };

/** All that a stage is told: the product as it is stored, and what its delivery cannot do without. */
export type RehearsalDocument = {
  rehearsal_id: string;
  product: ProductWrite;
  prices: PriceWrite[];
  /** Those that the product refers to, and no other. */
  secrets: { name: string; value: string }[];
  /** Exceptions to the guard against reaching into the shop's own network, as the shop has them. */
  egress_allow: string[];
  preparations: StagePreparation[];
  /** Ways that cannot be rehearsed, by path; null is a product's own. */
  impossible: { path: string | null; reason: string }[];
};

/** How the program itself ended: by its own word, or cut off. */
export type StageEnd = { kind: 'ended' } | { kind: 'cut_off'; why: 'time' | 'died' | 'stopped'; lastWords: string };

/**
 * Where a product is rehearsed: another shop, that sells it to nobody, with play money and a clock of its own. It shares
 * nothing with this one but what it is told. wiring.ts says which.
 */
export type RehearsalStage = {
  play(document: RehearsalDocument, listen: (line: RehearsalLine) => void, signal: AbortSignal): Promise<StageEnd>;
};

export type StageSettings = {
  stage: RehearsalStage | undefined;
  egressAllow: string[];
  /** Files that are brought along lie here meanwhile. */
  folder: string;
};
