import { isAtomic, listKeysAt } from './kinds.ts';
import { type Fields, isFields, type Json } from './thing.ts';

/** Steps to one field as `fieldsV1` writes them: `f:spec`, `f:containers`, `k:{"name":"app"}`, `f:image`. */
export type Path = string[];

/** Fields by their path; the value is what stands there, as JSON. */
export type FieldSet = Map<string, { path: Path; value: string }>;

/** Stands for an item of a list itself, beside its fields. */
export const ITEM = '.';

/** What identifies a thing, or is written by the server alone, belongs to nobody. */
const UNOWNED = ['name', 'namespace', 'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields'];
const UNOWNED_ENDING = ['deletionTimestamp', 'deletionGracePeriodSeconds'];

/** Every field of a thing that somebody can own. */
export function fieldsOf(thing: object, less: 'status' | null): FieldSet {
  const { apiVersion: _, kind: __, metadata, status, ...rest } = thing as Fields;
  const owned = isFields(metadata)
    ? Object.fromEntries(Object.entries(metadata).filter(([name]) => ![...UNOWNED, ...UNOWNED_ENDING].includes(name)))
    : {};
  const set: FieldSet = new Map();
  collect(set, { metadata: owned, ...rest, ...(less === 'status' || status === undefined ? {} : { status }) }, [], []);
  return set;
}

function collect(set: FieldSet, value: Json, path: Path, names: string[]): void {
  if (isFields(value) && !isAtomic(names) && Object.keys(value).length > 0) {
    for (const [name, field] of Object.entries(value)) {
      if (field !== null) collect(set, field, [...path, `f:${name}`], [...names, name]);
    }
    return;
  }
  const keys = Array.isArray(value) ? listKeysAt(names) : undefined;
  if (!Array.isArray(value) || !keys) {
    if (!(isFields(value) && names.length <= 1)) note(set, path, value);
    return;
  }
  for (const item of value) {
    const here = [...path, stepTo(item, keys)];
    note(set, [...here, ITEM], null);
    collect(set, item, here, names);
  }
}

function note(set: FieldSet, path: Path, value: Json): void {
  set.set(path.join('\n'), { path, value: JSON.stringify(value) });
}

/** A protocol that is left out is TCP: the schema's own default, which counts for keys. */
export function stepTo(item: Json, keys: string[]): string {
  const of = isFields(item) ? item : {};
  return `k:${JSON.stringify(Object.fromEntries(keys.map((key) => [key, of[key] ?? (key === 'protocol' ? 'TCP' : null)])))}`;
}

/** As `managedFields` shows it. */
export function toFieldsV1(set: FieldSet): Fields {
  const root: Fields = {};
  for (const { path } of set.values()) {
    let here = root;
    for (const step of path) {
      const next = here[step] ?? {};
      here[step] = next;
      here = next as Fields; // because only such are written here
    }
  }
  return root;
}

/** Keys of the fields in a `fieldsV1`; what a key has below it is a way, not a field. */
export function keysOf(fields: Fields, path: Path = []): string[] {
  const steps = Object.entries(fields);
  if (steps.length === 0) return [path.join('\n')];
  return steps.flatMap(([step, below]) => keysOf(isFields(below) ? below : {}, [...path, step]));
}

/** As conflicts name it: `.spec.template.spec.containers[name="app"].image`. */
export function spoken(path: Path): string {
  return path
    .filter((step) => step !== ITEM)
    .map((step) => {
      if (step.startsWith('f:')) return `.${step.slice(2)}`;
      const keys = Object.entries(JSON.parse(step.slice(2)) as Record<string, Json>);
      return `[${keys.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',')}]`;
    })
    .join('');
}

/** Takes one field away; a map that is empty then goes with it. */
export function removeAt(value: Json, path: Path, names: string[] = []): void {
  const [step, ...rest] = path;
  if (step === undefined) return;
  if (Array.isArray(value)) {
    const keys = listKeysAt(names) ?? [];
    const place = value.findIndex((item) => stepTo(item, keys) === step);
    if (place < 0) return;
    if (rest[0] === ITEM) value.splice(place, 1);
    else removeAt(value[place] ?? null, rest, names);
    return;
  }
  if (!isFields(value)) return;
  const name = step.slice(2);
  const below = value[name];
  if (rest.length === 0) delete value[name];
  else if (below !== undefined) {
    removeAt(below, rest, [...names, name]);
    const isEmpty = Array.isArray(below) ? below.length === 0 : isFields(below) && Object.keys(below).length === 0;
    if (isEmpty && names.length > 0) delete value[name];
  }
}
