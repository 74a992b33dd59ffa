import type { World } from '../world.ts';
import { malformedAt } from './billing-refusal.ts';

const SIZE_DEFAULT = 10;
const SIZE_MAX = 20;
const PAGE_MAX = 100_000;

/** The asked page of a list of the catalog and billing APIs, with its links, and the totals if they are wanted. */
export function pageOf<Item>(
  world: World,
  path: string,
  all: Item[],
  query: Record<string, string | undefined>,
): {
  items: Item[];
  total_items?: number;
  total_pages?: number;
  links: { href: string; rel: string; method: string }[];
} {
  const size = readNumber(query, 'page_size', SIZE_DEFAULT, SIZE_MAX);
  const page = readNumber(query, 'page', 1, PAGE_MAX);
  const pages = Math.ceil(all.length / size);
  const link = (rel: string, number: number) => {
    const asked = Object.entries({ ...query, page: String(number), page_size: String(size) });
    const search = new URLSearchParams(asked.filter((each): each is [string, string] => each[1] !== undefined));
    return { href: `${world.baseUrls.paypal}${path}?${search}`, rel, method: 'GET' };
  };
  return {
    items: all.slice((page - 1) * size, page * size),
    ...(query.total_required === 'true' ? { total_items: all.length, total_pages: pages } : {}),
    links: [
      link('self', page),
      ...(page > 1 ? [link('first', 1), link('prev', page - 1)] : []),
      ...(page < pages ? [link('next', page + 1), link('last', pages)] : []),
    ],
  };
}

function readNumber(query: Record<string, string | undefined>, name: string, usual: number, most: number): number {
  const number = Number(query[name] ?? usual);
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw malformedAt('INVALID_PARAMETER_VALUE', { parameter: name });
  }
  return number;
}
