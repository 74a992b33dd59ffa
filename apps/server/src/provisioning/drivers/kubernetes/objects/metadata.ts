import type { V1ObjectMeta } from '@kubernetes/client-node';
import type { KubernetesConfig } from '../config.ts';
import { ANNOTATION, digestOf, LABEL, namespaceOf } from '../names.ts';

/** An instance as its objects need to know it. */
export type Named = { config: KubernetesConfig; spec: { instanceKey: string; instanceId: string; revision: number } };

export function labelsOf({ config, spec }: Named): Record<string, string> {
  return {
    'app.kubernetes.io/managed-by': 'vozex',
    [LABEL.owner]: config.owner,
    [LABEL.instance]: digestOf({ config, instanceKey: spec.instanceKey }),
    [LABEL.instanceId]: spec.instanceId,
  };
}

/** Of an object in an instance's namespace. */
export function metadataOf(named: Named, name: string): V1ObjectMeta {
  const { config, spec } = named;
  return { name, namespace: namespaceOf({ config, instanceKey: spec.instanceKey }), labels: labelsOf(named) };
}

/** Of the namespace itself: it alone is listed when VOZEX looks for its own. */
export function namespaceMetadata(named: Named): V1ObjectMeta {
  const { config, spec } = named;
  return {
    name: namespaceOf({ config, instanceKey: spec.instanceKey }),
    labels: {
      ...labelsOf(named),
      [LABEL.revision]: String(spec.revision),
      // The cluster itself then refuses any pod in it that could gain privileges, whoever makes it.
      'pod-security.kubernetes.io/enforce': 'restricted',
    },
    annotations: { [ANNOTATION.instanceKey]: spec.instanceKey },
  };
}
