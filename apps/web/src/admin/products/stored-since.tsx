import { differences } from '@vozex/domain';
import { useEffect } from 'react';
import type { AdminProduct, AdminProductBody, DriverDescription } from '../../api/types.ts';
import { merged } from './merge.ts';
import { ProductConflict } from './product-conflict.tsx';
import { bodyOf, documentOf, draftOf } from './product-draft.ts';

export type Stored = {
  /** The product that the form began with, or took over since: what is saved replaces this revision. */
  base: AdminProduct;
  /** As it is stored now, as far as this page has heard. */
  now: AdminProduct;
  /** Makes what is stored now the base. */
  adopt(): void;
};

type StoredSinceProps = Stored & {
  drivers: readonly DriverDescription[];
  mine: AdminProductBody;
  take(body: AdminProductBody): void;
};

/** Follows what others save while the form is open: at once where nothing is lost, else when the operator says how. */
export function StoredSince({ base, now, adopt, drivers, mine, take }: StoredSinceProps) {
  const normal = (product: AdminProduct) => documentOf(draftOf(bodyOf(product)), drivers) as AdminProductBody; // because a stored product is complete
  const [before, theirs] = [normal(base), normal(now)];
  const isNews = now.revision !== base.revision;
  const sameSettings = isNews && differences(before, theirs).length === 0;
  const untouched = isNews && differences(before, mine).length === 0;
  const start = () => {
    take(theirs);
    adopt();
  };
  useEffect(() => {
    if (sameSettings) adopt();
    else if (untouched) start();
  });
  if (!isNews || sameSettings || untouched) return null;
  return (
    <div className="mb-6">
      <ProductConflict
        id={now.id}
        base={before}
        mine={mine}
        theirs={theirs}
        bringIn={() => {
          take(merged(before, mine, theirs));
          adopt();
        }}
        startOver={start}
      />
    </div>
  );
}
