/** A document without what says nothing: empty texts and lists, and whatever holds nothing else. Every part of it may be absent. */
export function withoutNothing<T extends object>(document: T): T {
  return (saidBy(document) ?? {}) as T; // because every part of it may be absent
}

function saidBy(value: unknown): unknown {
  if (value === '' || value === null || value === undefined) return undefined;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const said = value.map(saidBy).filter((one) => one !== undefined);
    return said.length === 0 ? undefined : said;
  }
  const said = Object.entries(value).flatMap(([name, one]) => {
    const kept = saidBy(one);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return said.length === 0 ? undefined : Object.fromEntries(said);
}
