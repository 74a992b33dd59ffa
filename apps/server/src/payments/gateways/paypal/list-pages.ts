import type { PaypalClient } from './client.ts';

/** A hundred thousand entries at a hundred a page: more than any stretch of time a shop looks back over. */
const PAGES_MAX = 1_000;

/** Follows the links `next` of a list, page by page. Their host is ignored: only the path we asked for is asked again. */
export async function* listPages(client: PaypalClient, path: string): AsyncGenerator<Record<string, unknown>> {
  const [resource] = path.split('?');
  let next: string | undefined = path;
  const seen = new Set<string>();
  while (next !== undefined && !seen.has(next) && seen.size < PAGES_MAX) {
    seen.add(next);
    const page = await client.send({ method: 'GET', path: next });
    if (typeof page !== 'object' || page === null) return;
    yield page as Record<string, unknown>;
    next = nextOf(page as { links?: unknown }, resource);
  }
}

function nextOf({ links }: { links?: unknown }, resource: string | undefined): string | undefined {
  if (!Array.isArray(links)) return undefined;
  const href: unknown = links.find((link) => link?.rel === 'next')?.href;
  if (typeof href !== 'string' || !URL.canParse(href)) return undefined;
  const { pathname, search } = new URL(href);
  return pathname === resource ? `${pathname}${search}` : undefined;
}
