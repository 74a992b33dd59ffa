import { type Addresses, admit } from './admission.ts';
import { apiVersionOf } from './kinds.ts';
import { mergePlainly, mergeStrategically } from './merge.ts';
import { applied, updated } from './ownership.ts';
import { invalid, notFound, Refused } from './refused.ts';
import type { Asked } from './request.ts';
import { newThing, type Store } from './store.ts';
import { at, type Fields, isFields, type Json, type Thing } from './thing.ts';

/** Makes or changes what a request is about. @returns the thing, and whether it is new. */
export function write(store: Store, asked: Asked, addresses: Addresses): { thing: Thing; isNew: boolean } {
  const name = asked.name ?? String(at(asked.body, 'metadata', 'name') ?? '');
  const before = store.find(asked.kind.kind, asked.namespace, name);
  if (asked.method === 'POST' && before) {
    throw new Refused(409, 'AlreadyExists', `${asked.kind.plural} "${name}" already exists`, { name });
  }
  const isApply = asked.contentType === 'application/apply-patch+yaml';
  if (!before && !isApply && asked.method !== 'POST') throw notFound(asked.kind.plural, name);
  if (isApply && !asked.query.get('fieldManager')) throw invalid('PatchOptions', name, 'fieldManager', 'is required');
  checkVersion(asked, before);

  const writer = { manager: asked.manager, time: store.time() };
  const change = asThing(asked, name);
  const wanted = isApply
    ? applied(before, change, writer, asked.query.get('force') === 'true')
    : written(asked, before, change);
  const admitted = admit(store, before, withoutForeign(asked, before, wanted), addresses);
  const thing = isApply ? admitted : updated(before, admitted, writer);
  if (asked.query.get('dryRun') === 'All') return { thing, isNew: false };
  return { thing: store.put(thing), isNew: !before };
}

function written(asked: Asked, before: Thing | null, change: Thing): Thing {
  if (asked.method !== 'PATCH' || !before) return change;
  const merge = asked.contentType === 'application/merge-patch+json' ? mergePlainly : mergeStrategically;
  if (asked.contentType === 'application/json-patch+json') throw new Refused(415, 'UnsupportedMediaType', 'not here');
  return merge(before as unknown as Json, asked.body) as unknown as Thing; // because a thing is JSON
}

/** Who names a version means: only if nobody wrote meanwhile. */
function checkVersion({ body, kind }: Asked, before: Thing | null): void {
  const version = at(body, 'metadata', 'resourceVersion');
  if (!version || version === before?.metadata.resourceVersion) return;
  const why = 'the object has been modified; please apply your changes to the latest version and try again';
  throw new Refused(409, 'Conflict', `Operation cannot be fulfilled on ${kind.plural}: ${why}`);
}

function asThing({ kind, namespace, body }: Asked, name: string): Thing {
  const made = newThing(kind.kind, name, namespace);
  const said = isFields(body.metadata) ? body.metadata : {};
  return { ...body, apiVersion: apiVersionOf(kind), kind: kind.kind, metadata: { ...said, ...made.metadata } };
}

/** What the server alone writes stays as it was: a status, and who a thing is. */
function withoutForeign({ kind }: Asked, before: Thing | null, wanted: Thing): Thing {
  const { status: _, ...rest } = wanted;
  const status: Fields | undefined = kind.hasStatus ? before?.status : wanted.status;
  const own = before?.metadata;
  const ending = own?.deletionTimestamp === undefined ? {} : { deletionTimestamp: own.deletionTimestamp };
  const metadata = { ...wanted.metadata, uid: own?.uid ?? '', ...ending };
  return { ...rest, metadata, ...(status === undefined ? {} : { status }) } as Thing; // because it has all of one
}

/** Begins the end of a thing: at once, unless something has to happen before. */
export function remove(store: Store, asked: Asked): Thing {
  const { kind, namespace, name = '', body, query } = asked;
  const thing = store.find(kind.kind, namespace, name);
  if (!thing) throw notFound(kind.plural, name);
  const asks = Number(at(body, 'gracePeriodSeconds') ?? query.get('gracePeriodSeconds') ?? Number.NaN);
  const grace = Number.isNaN(asks) ? Number(at(thing, 'spec', 'terminationGracePeriodSeconds') ?? 0) : asks;
  const takesTime =
    kind.kind === 'Namespace' || (kind.kind === 'Pod' && grace > 0) || (thing.metadata.finalizers?.length ?? 0) > 0;
  if (!takesTime) return store.remove(thing);
  if (thing.metadata.deletionTimestamp) return thing;
  thing.metadata.deletionTimestamp = store.time();
  if (kind.kind === 'Pod') thing.metadata.deletionGracePeriodSeconds = grace;
  if (kind.kind === 'Namespace') thing.status = { ...thing.status, phase: 'Terminating' };
  return store.put(thing);
}
