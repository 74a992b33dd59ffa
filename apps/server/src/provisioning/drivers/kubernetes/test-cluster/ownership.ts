import { type FieldSet, fieldsOf, ITEM, keysOf, removeAt, spoken, toFieldsV1 } from './field-set.ts';
import { mergeStrategically } from './merge.ts';
import { Refused } from './refused.ts';
import type { Json, ManagedFields, Thing } from './thing.ts';

type Writer = { manager: string; time: string; subresource?: string };

/**
 * Server-side apply, as the API documents it: what is applied becomes so and belongs to who applied it; what he applied
 * before and does not any more goes, unless somebody else holds it too; a field of another manager with another value is
 * a conflict, unless it is forced.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function applied(live: Thing | null, config: Thing, writer: Writer, force: boolean): Thing {
  const wanted = fieldsOf(config, null);
  const before = live ? fieldsOf(live, null) : new Map();
  const managers = live?.metadata.managedFields ?? [];
  const own = managers.find((one) => isSame(one, writer, 'Apply'));
  const others = managers.filter((one) => one !== own);

  const changes = [...wanted].filter(([key, { value }]) => before.get(key)?.value !== value);
  const disputed = new Map<ManagedFields, string[]>();
  for (const other of others) {
    const held = new Set(keysOf(other.fieldsV1));
    const fields = changes.filter(([key, { path }]) => held.has(key) && path.at(-1) !== ITEM);
    if (fields.length > 0)
      disputed.set(
        other,
        fields.map(([key]) => key),
      );
  }
  if (disputed.size > 0 && !force) throw conflict(disputed, wanted);

  const next = mergeStrategically((live ?? {}) as Json, config as Json) as unknown as Thing; // because it was a thing
  const left = others.map((other) => without(other, disputed.get(other) ?? []));
  const heldByOthers = new Set(left.flatMap(({ fieldsV1 }) => keysOf(fieldsV1)));
  const given = own ? keysOf(own.fieldsV1).filter((key) => !wanted.has(key) && !heldByOthers.has(key)) : [];
  for (const key of given.toSorted(itemsFirst)) {
    removeAt(next as unknown as Json, key.split('\n')); // because a thing is JSON
  }
  const entry = entryOf(writer, 'Apply', config.apiVersion, wanted);
  next.metadata.managedFields = [...left.filter(holdsAnything), entry];
  return next;
}

/** What becomes of ownership when a thing is written in another way: who changed a field has it alone. */
export function updated(live: Thing | null, next: Thing, writer: Writer): Thing {
  const before: FieldSet = live ? fieldsOf(live, null) : new Map();
  const after = fieldsOf(next, null);
  const changed = new Map([...after].filter(([key, { value }]) => before.get(key)?.value !== value));
  const gone = [...before.keys()].filter((key) => !after.has(key));
  const managers = live?.metadata.managedFields ?? [];
  const own = managers.find((one) => isSame(one, writer, 'Update'));
  const taken = [...changed.keys(), ...gone].filter((key) => !key.endsWith(`\n${ITEM}`) || gone.includes(key));
  const left = managers.filter((one) => one !== own).map((one) => without(one, taken));
  const kept = new Map([...after].filter(([key]) => own && keysOf(own.fieldsV1).includes(key)));
  const entry = entryOf(writer, 'Update', next.apiVersion, new Map([...kept, ...changed]));
  const managedFields = [...left, entry].filter(holdsAnything);
  return { ...next, metadata: { ...next.metadata, managedFields } };
}

/** An item is found by its keys, which are fields of it: it goes before they do. */
function itemsFirst(one: string, other: string): number {
  return Number(other.endsWith(ITEM)) - Number(one.endsWith(ITEM));
}

function isSame(one: ManagedFields, { manager, subresource }: Writer, operation: 'Apply' | 'Update'): boolean {
  return one.manager === manager && one.operation === operation && one.subresource === subresource;
}

function without(entry: ManagedFields, keys: string[]): ManagedFields {
  const left = keysOf(entry.fieldsV1).filter((key) => key !== '' && !keys.includes(key));
  const set: FieldSet = new Map(left.map((key) => [key, { path: key.split('\n'), value: '' }]));
  return { ...entry, fieldsV1: toFieldsV1(set) };
}

function holdsAnything({ fieldsV1 }: ManagedFields): boolean {
  return Object.keys(fieldsV1).length > 0;
}

function entryOf(
  { manager, time, subresource }: Writer,
  operation: 'Apply' | 'Update',
  apiVersion: string,
  set: FieldSet,
): ManagedFields {
  const part = subresource === undefined ? {} : { subresource };
  return { manager, operation, apiVersion, time, fieldsType: 'FieldsV1', fieldsV1: toFieldsV1(set), ...part };
}

function conflict(disputed: Map<ManagedFields, string[]>, wanted: FieldSet): Refused {
  const causes = [...disputed].flatMap(([{ manager, apiVersion, operation }, keys]) => {
    const using = operation === 'Update' ? ` using ${apiVersion}` : '';
    return keys.map((key) => ({
      reason: 'FieldManagerConflict',
      message: `conflict with "${manager}"${using}`,
      field: spoken(wanted.get(key)?.path ?? []),
    }));
  });
  const text = causes.map(({ message, field }) => `${message}: ${field}`).join(', ');
  const message = `Apply failed with ${causes.length} conflict${causes.length === 1 ? '' : 's'}: ${text}`;
  return new Refused(409, 'Conflict', message, { causes });
}
