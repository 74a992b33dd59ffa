import type { Page } from './types.ts';

/** What a list asks for: the page after an id, or the first one. */
type Paging = { after?: string };

/** A list that is fetched page by page: its key, how to fetch a page, and where the next one begins. */
export function pagesOf<Answer extends Page<unknown>>(
  queryKey: readonly unknown[],
  fetchPage: (paging: Paging, signal: AbortSignal) => Promise<Answer>,
) {
  return {
    queryKey,
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
      fetchPage(textOrNothing({ after: pageParam }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Answer) => page.next,
  };
}

/** Leaves out what is empty, so that equal questions are asked in equal words. */
export function textOrNothing<Texts extends Record<string, string | null | undefined>>(
  texts: Texts,
): { [Name in keyof Texts]?: NonNullable<Texts[Name]> } {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text)) as {
    [Name in keyof Texts]?: NonNullable<Texts[Name]>;
  };
}
