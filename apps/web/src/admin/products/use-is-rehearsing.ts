import { useInfiniteQuery } from '@tanstack/react-query';
import { isUnderWay, rehearsalsQuery } from '../../api/rehearsals.ts';

/** Whether a rehearsal of this product waits or runs. */
export function useIsRehearsing(productId: string): boolean {
  const { data } = useInfiniteQuery(rehearsalsQuery(productId));
  return data?.pages.some(({ items }) => items.some(isUnderWay)) ?? false;
}
