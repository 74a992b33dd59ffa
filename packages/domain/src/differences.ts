/** One place in which two documents differ. What is absent on a side is undefined there. */
export type Difference = { field: string; before?: unknown; after?: unknown };

type Document = Readonly<Record<string, unknown>>;

/**
 * Where two JSON documents differ, by path: `prices.Pro.amount_minor`. What stands in a list and has a name is known by it
 * (by its id, where it has one), so that a new place in the list is no difference of everything below it.
 */
export function differences(before: unknown, after: unknown, field = ''): Difference[] {
  if (isDocument(before) && isDocument(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => differences(before[name], after[name], below(field, name)));
  }
  if (isListOfNamed(before) && isListOfNamed(after)) return differencesOfLists(before, after, field);
  if (same(before, after) || (isNothing(before) && isNothing(after))) return [];
  return [{ field, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

type Named = Document & { name: string };

function differencesOfLists(before: readonly Named[], after: readonly Named[], field: string): Difference[] {
  const key = (one: Named) => (typeof one.id === 'string' ? one.id : one.name);
  const was = new Map(before.map((one) => [key(one), one]));
  const is = new Map(after.map((one) => [key(one), one]));
  const found = [...new Set([...was.keys(), ...is.keys()])].flatMap((one) => {
    const [old, now] = [was.get(one), is.get(one)];
    return differences(old, now, below(field, (now ?? old)?.name ?? one));
  });
  const order = (keys: Iterable<string>, others: ReadonlyMap<string, Named>) =>
    Array.from(keys).filter((one) => others.has(one));
  if (same(order(was.keys(), is), order(is.keys(), was))) return found;
  return [...found, { field, before: before.map(({ name }) => name), after: after.map(({ name }) => name) }];
}

const below = (field: string, name: string) => (field === '' ? name : `${field}.${name}`);

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfNamed(value: unknown): value is Named[] {
  return Array.isArray(value) && value.every((one) => isDocument(one) && typeof one.name === 'string');
}

/** A field that was not there yet is no other than an empty one. */
const isNothing = (value: unknown) => value === undefined || (isDocument(value) && Object.keys(value).length === 0);

/** Keys of an object have no order in JSON. */
function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((entry, i) => same(entry, other[i]));
  if (isDocument(one) && isDocument(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every((key) => same(one[key], other[key]));
  }
  return one === other;
}
