import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { apiVersionOf, type Kind, kindNamed } from './kinds.ts';
import type { Fields, Thing } from './thing.ts';

export type Change = { type: 'ADDED' | 'MODIFIED' | 'DELETED'; kind: Kind; thing: Thing; version: number };

/** A watch may begin so many changes ago. */
const CHANGES_KEPT = 5_000;

/** Everything the fake cluster holds, with a version that grows with every change. */
export class Store {
  readonly changes = new EventEmitter<{ change: [Change] }>().setMaxListeners(0);
  readonly #things = new Map<string, Thing>();
  readonly #past: Change[] = [];
  #version = 1_000;
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  get version(): string {
    return String(this.#version);
  }

  /** To the second, as the API writes times. */
  time(): string {
    return `${this.#now().toISOString().slice(0, 19)}Z`;
  }

  find(kind: string, namespace: string | undefined, name: string): Thing | null {
    const found = this.#things.get(keyOf(kind, namespace, name));
    return found ? structuredClone(found) : null;
  }

  /** @param namespace undefined for all of them. */
  all(kind: string, namespace?: string): Thing[] {
    return [...this.#things.values()]
      .filter((one) => one.kind === kind && (namespace === undefined || one.metadata.namespace === namespace))
      .map((one) => structuredClone(one));
  }

  /** Writes a thing; one that is as it was gets no new version, and nobody hears of it. */
  put(thing: Thing): Thing {
    const { kind, metadata } = thing;
    const key = keyOf(kind, metadata.namespace, metadata.name);
    const before = this.#things.get(key);
    const next = structuredClone(thing);
    next.metadata.uid = before?.metadata.uid ?? randomUUID();
    next.metadata.creationTimestamp = before?.metadata.creationTimestamp ?? this.time();
    next.metadata.resourceVersion = before?.metadata.resourceVersion ?? '';
    next.metadata.generation = before?.metadata.generation ?? 1;
    if (before && isDeepStrictEqual(withoutTimes(before), withoutTimes(next))) return structuredClone(before);
    if (before && !isDeepStrictEqual(before.spec, next.spec)) next.metadata.generation += 1;
    if (before && next.metadata.deletionTimestamp && !next.metadata.finalizers?.length && kind !== 'Pod') {
      if (kind !== 'Namespace') return this.remove(next);
    }
    this.#note(before ? 'MODIFIED' : 'ADDED', next);
    this.#things.set(key, next);
    return structuredClone(next);
  }

  /** Writes the status of a thing that may have gone meanwhile. */
  putStatus(thing: Thing, status: Fields): void {
    const now = this.find(thing.kind, thing.metadata.namespace, thing.metadata.name);
    if (now?.metadata.uid === thing.metadata.uid) this.put({ ...now, status });
  }

  remove(thing: Thing): Thing {
    const { kind, metadata } = thing;
    if (this.#things.delete(keyOf(kind, metadata.namespace, metadata.name))) this.#note('DELETED', thing);
    return thing;
  }

  /** What happened since a version, the oldest first. */
  since(version: number): Change[] {
    return this.#past.filter((one) => one.version > version);
  }

  /** Tells of a thing what `kubectl describe` shows below it. */
  warn(about: Thing, reason: string, message: string): void {
    const { name, namespace, uid } = about.metadata;
    const eventName = `${name}.${reason.toLowerCase()}`;
    const known = namespace && this.find('Event', namespace, eventName);
    const count = known && typeof known.count === 'number' ? known.count + 1 : 1;
    if (!namespace || this.find('Namespace', undefined, namespace)?.metadata.deletionTimestamp) return;
    const event = {
      ...newThing('Event', eventName, namespace),
      involvedObject: { kind: about.kind, apiVersion: about.apiVersion, name, namespace, uid },
      type: 'Warning',
      reason,
      message,
      count,
      firstTimestamp: known ? known.firstTimestamp : this.time(),
      lastTimestamp: this.time(),
    };
    this.put(event);
  }

  #note(type: Change['type'], thing: Thing): void {
    this.#version += 1;
    thing.metadata.resourceVersion = String(this.#version);
    const change = { type, kind: kindNamed(thing.kind), thing: structuredClone(thing), version: this.#version };
    this.#past.push(change);
    if (this.#past.length > CHANGES_KEPT) this.#past.shift();
    queueMicrotask(() => this.changes.emit('change', change));
  }
}

/** A thing that is not there yet. */
export function newThing(kind: string, name: string, namespace?: string): Thing {
  const place = namespace === undefined ? {} : { namespace };
  const metadata = { name, ...place, uid: '', resourceVersion: '', generation: 1, creationTimestamp: '' };
  return { apiVersion: apiVersionOf(kindNamed(kind)), kind, metadata };
}

function keyOf(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${namespace ?? ''} ${name}`;
}

/** When a manager wrote last is no change of its own. */
function withoutTimes({ metadata: { managedFields, ...metadata }, ...rest }: Thing) {
  return { ...rest, metadata, managed: managedFields?.map(({ time: _, ...entry }) => entry) };
}
