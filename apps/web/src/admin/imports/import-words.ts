import type { ImportKind, ImportOutcome } from '@vozex/domain';
import type { ShopImport } from '../../api/types.ts';
import type { Tone } from '../../ui/tone.ts';

export const KIND_TITLE = {
  products: 'Products',
  customers: 'Customers',
  orders: 'Orders',
  licenses: 'Licenses',
} satisfies Record<ImportKind, string>;

export const IMPORT_TONE = {
  waiting: 'busy',
  running: 'busy',
  done: 'good',
  failed: 'bad',
  cancelled: 'quiet',
} satisfies Record<ShopImport['status'], Tone>;

export const OUTCOME_TITLE = {
  created: 'New',
  linked: 'Were here already',
  updated: 'Changed',
  unchanged: 'Unchanged',
  kept: 'Kept as they are here',
  skipped: 'Left behind',
  bad: 'Bad',
} satisfies Record<ImportOutcome, string>;

export const OUTCOME_TONE = {
  created: 'good',
  linked: 'good',
  updated: 'good',
  unchanged: 'quiet',
  kept: 'warn',
  skipped: 'quiet',
  bad: 'bad',
} satisfies Record<ImportOutcome, Tone>;

export const isUnderWay = ({ status }: ShopImport) => status === 'waiting' || status === 'running';

/** While one is under way, the page looks, too. */
export const LOOK_AGAIN_MS = 1_000;
