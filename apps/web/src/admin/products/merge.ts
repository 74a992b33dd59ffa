import { differences } from '@vozex/domain';

type Json = Readonly<Record<string, unknown>>;

/**
 * What two people made of one document: of each field the change that was made; where both changed it, mine. A list is
 * one field.
 */
export function merged<T extends object>(base: T, mine: T, theirs: T): T {
  return mergedValue(base, mine, theirs) as T;
}

function mergedValue(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSame(mine, base)) return theirs;
  if (!isObject(mine) || !isObject(theirs)) return mine;
  const before = isObject(base) ? base : {};
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const fields = [...names].map((name) => [name, mergedValue(before[name], mine[name], theirs[name])] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

const isSame = (one: unknown, other: unknown) => differences(one, other).length === 0;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
