import { formatMoney } from '@vozex/domain';
import { languageOfPage } from '../languages/say.ts';

/** An amount in minor units as people write it, with figures that line up. */
export function Money({ amount_minor, currency }: { amount_minor: number; currency: string }) {
  return <span className="tabular-nums">{formatMoney({ amount_minor, currency }, languageOfPage())}</span>;
}
