import { stepTo } from './field-set.ts';
import { isAtomic, listKeysAt } from './kinds.ts';
import { type Fields, isFields, type Json } from './thing.ts';

/** Writes `change` over `into`: maps field by field, lists whose items have keys item by item, null takes away. */
export function mergeStrategically(into: Json | undefined, change: Json, names: string[] = []): Json {
  if (isFields(change) && !isAtomic(names)) {
    const merged: Fields = isFields(into) ? { ...into } : {};
    for (const [name, value] of Object.entries(change)) {
      if (name.startsWith('$')) continue; // directives of strategic patches, which only tell the order
      if (value === null) delete merged[name];
      else merged[name] = mergeStrategically(merged[name], value, [...names, name]);
    }
    return merged;
  }
  const keys = Array.isArray(change) ? listKeysAt(names) : undefined;
  if (!Array.isArray(change) || !keys || !Array.isArray(into)) return structuredClone(change);
  const merged = [...into];
  for (const item of change) {
    const place = merged.findIndex((one) => stepTo(one, keys) === stepTo(item, keys));
    if (place < 0) merged.push(structuredClone(item));
    else if (at(item, '$patch') === 'delete') merged.splice(place, 1);
    else merged[place] = mergeStrategically(merged[place], item, names);
  }
  return merged;
}

/** JSON merge patch (RFC 7396): lists are replaced. */
export function mergePlainly(into: Json | undefined, change: Json): Json {
  if (!isFields(change)) return structuredClone(change);
  const merged: Fields = isFields(into) ? { ...into } : {};
  for (const [name, value] of Object.entries(change)) {
    if (value === null) delete merged[name];
    else merged[name] = mergePlainly(merged[name], value);
  }
  return merged;
}

function at(value: Json, name: string): Json | undefined {
  return isFields(value) ? value[name] : undefined;
}
