import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type Fact = { label: string; value: ReactNode };

/** Facts as label and value. Facts without a value are left out by the caller, or shown as a dash. */
export function KeyValue({ facts, columns }: { facts: readonly Fact[]; columns?: boolean }) {
  return (
    <dl className={classes('grid text-sm', columns ? 'gap-x-8 gap-y-4 sm:grid-cols-2' : 'gap-y-3')}>
      {facts.map(({ label, value }) => (
        <div key={label} className={columns ? 'min-w-0' : 'grid grid-cols-[6rem_minmax(0,1fr)] items-baseline gap-3'}>
          <dt className={classes('text-ink-faint', columns ? 'mb-0.5 text-xs' : 'text-[0.8125rem]')}>{label}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">{value ?? <span className="text-ink-faint">–</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
