import { useInfiniteQuery } from '@tanstack/react-query';
import { differences } from '@vozex/domain';
import { productVersionsQuery } from '../../api/admin-products.ts';
import type { AdminProductBody } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { actorTitle } from '../../words/actor.ts';
import { DifferenceList } from './difference-list.tsx';

/** Somebody saved the product while this form was open: what they changed, and the ways on. Nothing is overwritten unseen. */
export function ProductConflict({
  id,
  base,
  mine,
  theirs,
  bringIn,
  startOver,
}: {
  id: string;
  base: AdminProductBody;
  mine: AdminProductBody;
  theirs: AdminProductBody;
  bringIn(): void;
  startOver(): void;
}) {
  const newest = useInfiniteQuery(productVersionsQuery(id)).data?.pages[0]?.items[0];
  const who = newest ? (newest.by_name ?? actorTitle(newest.by)) : 'Somebody';
  const changed = differences(base, theirs);
  const own = new Set(differences(base, mine).map(({ field }) => field));
  const both = changed.filter(({ field }) => own.has(field));
  return (
    <Notice
      tone="warn"
      title={`${who} changed this product meanwhile`}
      actions={
        <>
          <Button size="small" variant="primary" onClick={bringIn}>
            Bring their changes in
          </Button>
          <Button size="small" onClick={startOver}>
            Drop mine and start from theirs
          </Button>
        </>
      }
    >
      <p>
        {both.length === 0
          ? 'Your changes and theirs touch different fields: brought in, both are kept.'
          : 'Some fields you both changed. Brought in, those keep your value; look at them before you save.'}
      </p>
      <div className="mt-3 grid gap-3">
        <DifferenceList label="What was changed meanwhile" differences={changed} after="Now stored" />
        {both.length > 0 && (
          <DifferenceList
            label="What you both changed"
            before="Now stored"
            after="Yours"
            differences={differences(theirs, mine).filter(({ field }) => own.has(field))}
          />
        )}
      </div>
    </Notice>
  );
}
