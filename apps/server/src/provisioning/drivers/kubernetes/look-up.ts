import type { V1Namespace, V1Pod, V1StatefulSet } from '@kubernetes/client-node';
import { failed } from '../answers.ts';
import { Answered, type Errand } from './errand.ts';
import { type KeptSpec, readKeptSpec } from './kept-spec.ts';
import { ANNOTATION, LABEL, NAME, namespaceOf } from './names.ts';
import { claimOf } from './objects/pod-parts.ts';
import { orMissing } from './refusals.ts';

/** An instance as the cluster shows it. */
export type Found = {
  namespace: string;
  spec: KeptSpec;
  /** Name of the volume with its data. */
  claim: string;
  /** What should be: 0 is held still. */
  replicas: number;
  /** For what it is held still although it should run. */
  heldFor: string | null;
  /** Its pod, if there is one; whether that is made of the newest spec. */
  pod: { seen: V1Pod; isNewest: boolean } | null;
};

/** Finds the namespace of an instance, if it is ours. */
export async function lookUpNamespace({ cluster, config }: Errand, instanceKey: string): Promise<V1Namespace | null> {
  const namespace = await orMissing(cluster.core.readNamespace({ name: namespaceOf({ config, instanceKey }) }));
  return namespace && isOurs(namespace, config.owner, instanceKey) ? namespace : null;
}

/** A name says nothing of whose it is. */
function isOurs({ metadata }: V1Namespace, owner: string, instanceKey: string): boolean {
  return metadata?.labels?.[LABEL.owner] === owner && metadata.annotations?.[ANNOTATION.instanceKey] === instanceKey;
}

/** @throws Answered NAME_TAKEN when somebody else has a namespace of that name. */
export async function namespaceOfOurs({ cluster, config }: Errand, instanceKey: string): Promise<V1Namespace | null> {
  const name = namespaceOf({ config, instanceKey });
  const namespace = await orMissing(cluster.core.readNamespace({ name }));
  if (!namespace || isOurs(namespace, config.owner, instanceKey)) return namespace;
  throw new Answered(failed('NAME_TAKEN', `a namespace ${name} is there that is not ours`));
}

/** Finds an instance in a namespace of ours; null where nothing runs or ever ran in it. */
export async function lookInto({ cluster }: Errand, namespace: string): Promise<Found | null> {
  const [set, pod] = await Promise.all([
    orMissing(cluster.apps.readNamespacedStatefulSet({ name: NAME.instance, namespace })),
    orMissing(cluster.core.readNamespacedPod({ name: NAME.pod, namespace })),
  ]);
  if (!set) return null;
  return {
    namespace,
    spec: readKeptSpec(set.metadata?.annotations?.[ANNOTATION.spec]),
    claim: claimOf(set.spec?.template.spec) ?? '',
    replicas: set.spec?.replicas ?? 1,
    heldFor: set.metadata?.annotations?.[ANNOTATION.heldFor] ?? null,
    pod: pod && { seen: pod, isNewest: isNewest(pod, set) },
  };
}

/** Until the controller has looked at the newest spec it cannot be told which pod is made of it. */
function isNewest(pod: V1Pod, { metadata, status }: V1StatefulSet): boolean {
  return (
    pod.metadata?.deletionTimestamp === undefined &&
    (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0) &&
    pod.metadata?.labels?.['controller-revision-hash'] === status?.updateRevision
  );
}

/** @returns null when nothing of it is there. */
export async function lookUp(errand: Errand, instanceKey: string): Promise<Found | null> {
  const namespace = await lookUpNamespace(errand, instanceKey);
  return namespace?.metadata?.name === undefined ? null : await lookInto(errand, namespace.metadata.name);
}
