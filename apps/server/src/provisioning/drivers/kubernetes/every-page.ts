/** A page of a list, as the API cuts it. */
type Page<Item> = { items: Item[]; metadata?: { _continue?: string } };

const PAGE_ITEMS = 500;

/** No cluster has more of anything we list; a list that never ends is a fault. */
const PAGES_MAX = 200;

/** Reads a list to its end. */
export async function everyPage<Item>(
  read: (page: { limit: number; _continue?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const all: Item[] = [];
  let next: string | undefined;
  for (let page = 0; page < PAGES_MAX; page++) {
    const { items, metadata } = await read({ limit: PAGE_ITEMS, ...(next ? { _continue: next } : {}) });
    all.push(...items);
    next = metadata?._continue;
    if (!next) return all;
  }
  throw new Error(`a list of the cluster has more than ${PAGES_MAX * PAGE_ITEMS} items`);
}
