import { QueryClient } from '@tanstack/react-query';
import { mayHelpToRepeat } from './problem.ts';

/** Long enough to move between screens without flicker, short enough that nobody acts on old news. */
const FRESH_MS = 10_000;
const REPEATS_MAX = 2;

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: (repeats, error) => repeats < REPEATS_MAX && mayHelpToRepeat(error) },
      mutations: { retry: false },
    },
  });
}
