import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Page } from '../api/types.ts';
import { say } from '../languages/say.ts';
import { Button } from '../ui/button.tsx';
import { SkeletonLines } from '../ui/skeleton.tsx';
import { ErrorNotice } from './error-notice.tsx';

type LoadedProps<Answer> = {
  result: UseQueryResult<Answer>;
  waiting?: ReactNode;
  children(answer: Answer): ReactNode;
};

/** Shows an answer, or that it is on its way, or why it did not come. News that fail to arrive never hide what is there. */
export function Loaded<Answer>({ result, waiting, children }: LoadedProps<Answer>) {
  if (result.data !== undefined) return children(result.data);
  if (result.isError) return <ErrorNotice error={result.error} onRepeat={() => result.refetch()} />;
  return waiting ?? <SkeletonLines lines={5} />;
}

type PagedProps<Item> = {
  result: UseInfiniteQueryResult<InfiniteData<Page<Item>>>;
  waiting?: ReactNode;
  empty: ReactNode;
  children(items: Item[]): ReactNode;
};

/** The same for a list that comes page by page. */
export function Paged<Item>({ result, waiting, empty, children }: PagedProps<Item>) {
  if (result.data === undefined) {
    if (result.isError)
      return (
        <div className="p-5">
          <ErrorNotice error={result.error} onRepeat={() => result.refetch()} />
        </div>
      );
    return (
      waiting ?? (
        <div className="p-6">
          <SkeletonLines lines={5} />
        </div>
      )
    );
  }
  const items = result.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <>
      {children(items)}
      {result.hasNextPage && (
        <div className="flex justify-center border-line border-t p-4">
          <Button size="small" busy={result.isFetchingNextPage} onClick={() => result.fetchNextPage()}>
            {say('Show more')}
          </Button>
        </div>
      )}
    </>
  );
}
