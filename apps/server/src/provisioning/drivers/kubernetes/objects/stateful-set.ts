import type { V1StatefulSet } from '@kubernetes/client-node';
import type { KubernetesConfig } from '../config.ts';
import type { KeptSpec } from '../kept-spec.ts';
import { ANNOTATION, LABEL, mountPoint, NAME } from '../names.ts';
import { labelsOf, metadataOf } from './metadata.ts';
import { confined, dataMounts, dataVolume, resources, unprivileged } from './pod-parts.ts';

/** The scratch folder is memory, and counts as the instance's own. */
const SCRATCH = { name: 'scratch', mountPath: '/tmp', size: '64Mi' };

/** How long an application may take to end by itself. */
const STOP_GRACE_SECONDS = 10;

/**
 * The application: one pod, never two at once.
 *
 * `Parallel` lets a new version take the place of a pod that never gets well; in order, the controller would wait for
 * that one for ever. The number of replicas is not said here: it belongs to another manager, see `names.ts`.
 *
 * @param claim name of the volume with its data.
 */
export function statefulSet(config: KubernetesConfig, spec: KeptSpec, claim: string): V1StatefulSet {
  const named = { config, spec };
  const { revision, release } = spec;
  const selector = { [LABEL.role]: NAME.instance };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { ...metadataOf(named, NAME.instance), annotations: { [ANNOTATION.spec]: JSON.stringify(spec) } },
    spec: {
      serviceName: NAME.instance,
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: selector },
      template: {
        metadata: {
          labels: { ...labelsOf(named), ...selector },
          annotations: { [ANNOTATION.revision]: String(revision), [ANNOTATION.version]: release.version },
        },
        spec: {
          ...confined(config),
          terminationGracePeriodSeconds: STOP_GRACE_SECONDS,
          containers: [container(spec)],
          volumes: [dataVolume(claim), { name: SCRATCH.name, emptyDir: { medium: 'Memory', sizeLimit: SCRATCH.size } }],
        },
      },
    },
  };
}

function container({ release, limits, port, healthPath, dataFolders }: KeptSpec) {
  return {
    name: NAME.container,
    image: release.image,
    ports: [{ name: NAME.port, containerPort: port, protocol: 'TCP' }],
    envFrom: [{ secretRef: { name: NAME.environment } }],
    resources: resources(limits),
    // Nothing restarts an application that is not well: one that migrates its data must not be ended in the middle.
    readinessProbe: {
      httpGet: { path: healthPath, port: NAME.port },
      periodSeconds: 2,
      timeoutSeconds: 3,
      failureThreshold: 3,
    },
    securityContext: unprivileged(),
    volumeMounts: [...dataMounts(dataFolders, mountPoint), { name: SCRATCH.name, mountPath: SCRATCH.mountPath }],
  };
}

/** Just whether it runs. @param heldFor why it does not although it should; null otherwise. */
export function scale(namespace: string, replicas: 0 | 1, heldFor: 'backup' | 'restore' | null): V1StatefulSet {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {
      name: NAME.instance,
      namespace,
      ...(heldFor === null ? {} : { annotations: { [ANNOTATION.heldFor]: heldFor } }),
    },
    spec: { replicas } as never, // because the types name what a whole object needs, and this is applied as a part
  };
}

/** Just when it was told to start anew: another time is another pod. */
export function restartedAt(namespace: string, at: Date): V1StatefulSet {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: NAME.instance, namespace },
    spec: { template: { metadata: { annotations: { [ANNOTATION.restartedAt]: at.toISOString() } } } } as never, // because, as above, it is a part
  };
}
