import type { V1Namespace, V1StatefulSet } from '@kubernetes/client-node';
import type { Listed } from '../../instance-driver.ts';
import type { Errand } from './errand.ts';
import { everyPage } from './every-page.ts';
import { ANNOTATION, LABEL } from './names.ts';

/** Every instance that has a namespace; one with nothing in it, or on its way out, is `absent`. */
export async function list({ cluster, config }: Errand): Promise<Listed[]> {
  const labelSelector = `${LABEL.owner}=${config.owner}`;
  const [namespaces, sets] = await Promise.all([
    everyPage((page) => cluster.core.listNamespace({ labelSelector, ...page })),
    everyPage((page) => cluster.apps.listStatefulSetForAllNamespaces({ labelSelector, ...page })),
  ]);
  const setOf = new Map(sets.map((set) => [set.metadata?.namespace, set]));
  return namespaces.flatMap((namespace) => {
    const instanceKey = namespace.metadata?.annotations?.[ANNOTATION.instanceKey];
    if (instanceKey === undefined) return []; // somebody put our label on his own
    const instanceId = namespace.metadata?.labels?.[LABEL.instanceId] ?? '';
    return [{ instanceKey, instanceId, state: stateOf(namespace, setOf.get(namespace.metadata?.name)) }];
  });
}

/** Without looking at each pod: one that should run and is not ready may be starting, or in any trouble. */
function stateOf({ metadata }: V1Namespace, set: V1StatefulSet | undefined): Listed['state'] {
  if (metadata?.deletionTimestamp || !set) return 'absent';
  if (set.metadata?.annotations?.[ANNOTATION.heldFor] !== undefined) return 'stopped';
  if (set.spec?.replicas === 0) return 'suspended';
  return (set.status?.readyReplicas ?? 0) > 0 ? 'running' : 'unhealthy';
}
