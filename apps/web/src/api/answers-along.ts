/** Answers that came along with the page, by address; each is given once, and asked for afterwards. */
const along = readAlong();

function readAlong(): Map<string, unknown> {
  const block = globalThis.document?.getElementById('answers');
  return new Map(Object.entries(JSON.parse(block?.textContent || '{}') as Record<string, unknown>)); // because the server wrote it
}

/** Whether the first screen of the storefront can be drawn without asking. */
export const hasAnswersAlong = [...along.keys()].some((address) => address.startsWith('/api/products'));

/** The answer that came along, if this is asked for the first time. */
export function answerAlong({ method, url }: Request): Response | undefined {
  if (method !== 'GET' || along.size === 0) return undefined;
  const { pathname, searchParams } = new URL(url);
  searchParams.sort();
  const address = searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
  const answer = along.get(address);
  if (answer === undefined) return undefined;
  along.delete(address);
  return Response.json(answer);
}
