import { createHash } from 'node:crypto';
import type { Addresses } from './admission.ts';
import { admit } from './admission.ts';
import { KINDS } from './kinds.ts';
import { Refused } from './refused.ts';
import { type Change, newThing, type Store } from './store.ts';
import { at, type Fields, itemsAt, type Thing, textAt } from './thing.ts';

/** Controllers see what happened a little later than it did, milliseconds: as in a cluster, nothing follows at once. */
const LAG_MS = 15;

/** What makes the cluster come to be as its things say: sets have pods, claims volumes, namespaces an end. */
export function runControllers(store: Store, addresses: Addresses): { stop(): void } {
  let due: NodeJS.Timeout | undefined;
  const look = () => {
    due = undefined;
    for (const set of store.all('StatefulSet')) tendStatefulSet(store, set, addresses);
    for (const claim of store.all('PersistentVolumeClaim')) tendClaim(store, claim);
    for (const pod of store.all('Pod')) removeOrphan(store, pod);
    for (const namespace of store.all('Namespace')) tendNamespace(store, namespace);
  };
  const hurry = ({ kind }: Change) => {
    if (kind.kind !== 'Event') due ??= setTimeout(look, LAG_MS);
  };
  store.changes.on('change', hurry);
  return {
    stop() {
      store.changes.off('change', hurry);
      clearTimeout(due);
    },
  };
}

/** One pod, of the newest template: one of an older goes first. */
function tendStatefulSet(store: Store, set: Thing, addresses: Addresses): void {
  const { name, namespace } = set.metadata;
  if (set.metadata.deletionTimestamp) return;
  const template = at(set, 'spec', 'template') as Fields;
  const revision = `${name}-${createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 10)}`;
  const pod = store.find('Pod', namespace, `${name}-0`);
  const replicas = Number(at(set, 'spec', 'replicas') ?? 1);
  const isOld = pod?.metadata.labels?.['controller-revision-hash'] !== revision;
  const isOver = ['Failed', 'Succeeded'].includes(textAt(pod, 'status', 'phase'));
  if (pod && !pod.metadata.deletionTimestamp && (replicas === 0 || isOld || isOver)) end(store, pod);
  if (!pod && replicas > 0) beginPod(store, set, template, revision, addresses);

  const isReady = pod !== null && !isOld && isReadyPod(pod);
  const before = textAt(set, 'status', 'currentRevision');
  store.putStatus(set, {
    observedGeneration: set.metadata.generation,
    replicas: pod ? 1 : 0,
    readyReplicas: isReady ? 1 : 0,
    availableReplicas: isReady ? 1 : 0,
    updatedReplicas: pod && !isOld ? 1 : 0,
    currentRevision: isReady || before === '' ? revision : before,
    updateRevision: revision,
  });
}

export function isReadyPod(pod: Thing): boolean {
  return itemsAt(pod, 'status', 'conditions').some(
    (one) => textAt(one, 'type') === 'Ready' && textAt(one, 'status') === 'True',
  );
}

function beginPod(store: Store, set: Thing, template: Fields, revision: string, addresses: Addresses): void {
  const { name, namespace, uid } = set.metadata;
  const pod = newThing('Pod', `${name}-0`, namespace);
  pod.metadata.labels = {
    ...(at(template, 'metadata', 'labels') as Record<string, string>),
    'controller-revision-hash': revision,
    'statefulset.kubernetes.io/pod-name': `${name}-0`,
  };
  pod.metadata.annotations = at(template, 'metadata', 'annotations') as Record<string, string>;
  pod.metadata.ownerReferences = [{ apiVersion: set.apiVersion, kind: set.kind, name, uid, controller: true }];
  pod.spec = at(template, 'spec') as Fields;
  try {
    store.put(admit(store, null, pod, addresses));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const text = `create Pod ${name}-0 in StatefulSet ${name} failed error: ${error.message}`;
    if (textAt(store.find('Event', namespace, `${name}.failedcreate`), 'message') === text) return;
    store.warn(set, 'FailedCreate', text);
  }
}

function end(store: Store, pod: Thing): void {
  const grace = Number(at(pod, 'spec', 'terminationGracePeriodSeconds') ?? 30);
  const metadata = { ...pod.metadata, deletionTimestamp: store.time(), deletionGracePeriodSeconds: grace };
  store.put({ ...pod, metadata });
}

/** A pod whose set is gone goes as well. */
function removeOrphan(store: Store, pod: Thing): void {
  const owner = pod.metadata.ownerReferences?.[0];
  if (!owner || pod.metadata.deletionTimestamp) return;
  if (store.find(owner.kind, pod.metadata.namespace, owner.name)?.metadata.uid !== owner.uid) end(store, pod);
}

/** Volumes are there as soon as they are claimed; one goes once no pod has it any more. */
function tendClaim(store: Store, claim: Thing): void {
  const { namespace, name, deletionTimestamp, finalizers } = claim.metadata;
  const isUsed = store
    .all('Pod', namespace)
    .flatMap((pod) => itemsAt(pod, 'spec', 'volumes'))
    .some((volume) => textAt(volume, 'persistentVolumeClaim', 'claimName') === name);
  if (deletionTimestamp && !isUsed) {
    const left = finalizers?.filter((one) => one !== 'kubernetes.io/pvc-protection') ?? [];
    store.put({ ...claim, metadata: { ...claim.metadata, finalizers: left } });
    return;
  }
  store.putStatus(claim, { phase: 'Bound', capacity: at(claim, 'spec', 'resources', 'requests') ?? {} });
}

/** Empties a namespace that ends, and says what keeps it. */
function tendNamespace(store: Store, namespace: Thing): void {
  const { name, deletionTimestamp } = namespace.metadata;
  if (!deletionTimestamp) return;
  const content = KINDS.filter(({ namespaced }) => namespaced).flatMap(({ kind }) => store.all(kind, name));
  for (const thing of content) {
    if (thing.metadata.deletionTimestamp) continue;
    if (thing.kind === 'Pod') end(store, thing);
    else if (thing.metadata.finalizers?.length) {
      store.put({ ...thing, metadata: { ...thing.metadata, deletionTimestamp: store.time() } });
    } else store.remove(thing);
  }
  const left = KINDS.filter(({ namespaced }) => namespaced).flatMap(({ kind }) => store.all(kind, name));
  if (left.length === 0 && !namespace.metadata.finalizers?.length) {
    store.remove(namespace);
    return;
  }
  const finalizers = left.flatMap((one) => one.metadata.finalizers ?? []);
  const remaining = finalizers.map((one) => `${one} in 1 resource instances`).join(', ');
  const condition = (type: string, isSo: boolean, message: string): Fields => ({
    type,
    status: isSo ? 'True' : 'False',
    message,
  });
  store.putStatus(namespace, {
    phase: 'Terminating',
    conditions: [
      condition(
        'NamespaceFinalizersRemaining',
        finalizers.length > 0,
        `Some content in the namespace has finalizers remaining: ${remaining}`,
      ),
    ],
  });
}
