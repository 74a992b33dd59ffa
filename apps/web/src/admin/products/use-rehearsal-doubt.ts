import { useInfiniteQuery } from '@tanstack/react-query';
import { rehearsalsQuery } from '../../api/rehearsals.ts';

/** Why the rehearsals of a product do not speak for publishing it, as a sentence; null where they do, or are not known yet. */
export function useRehearsalDoubt(productId: string): string | null {
  const { data } = useInfiniteQuery(rehearsalsQuery(productId));
  if (!data) return null;
  const newest = data.pages[0]?.items[0];
  if (!newest) return 'It was never rehearsed.';
  if (newest.status === 'queued' || newest.status === 'running') return 'It is still being rehearsed.';
  if (newest.status === 'failed') return 'Its newest rehearsal failed.';
  return newest.outdated ? 'It was changed after its newest rehearsal.' : null;
}
