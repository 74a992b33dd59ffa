import type { V1Pod } from '@kubernetes/client-node';
import type { KubernetesConfig } from '../config.ts';
import type { KeptSpec } from '../kept-spec.ts';
import { LABEL, NAME } from '../names.ts';
import { metadataOf } from './metadata.ts';
import { confined, dataMounts, dataVolume, resources, unprivileged } from './pod-parts.ts';
import { CARRIER } from './surroundings.ts';

/** A backup of more data than can be copied in this time is broken off. The pod ends by itself then, whoever made it. */
const CARRIER_SECONDS = 3_600;

/** Where the carrier has a data folder. */
export function carriedAt(place: number): string {
  return `/folders/${place}`;
}

/** A pod that mounts an instance's data and waits to be told what to run. */
export function carrierPod(config: KubernetesConfig, spec: KeptSpec, claim: string): V1Pod {
  const metadata = metadataOf({ config, spec }, NAME.carrier);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata, labels: { ...metadata.labels, [LABEL.role]: NAME.carrier } },
    spec: {
      ...confined(config),
      restartPolicy: 'Never',
      activeDeadlineSeconds: CARRIER_SECONDS,
      terminationGracePeriodSeconds: 1, // `sleep` ignores being asked; none at all would let the node lag behind
      containers: [
        {
          name: NAME.carrier,
          image: config.carrier_image,
          command: ['sleep', String(CARRIER_SECONDS)],
          resources: resources(CARRIER),
          securityContext: unprivileged(),
          volumeMounts: dataMounts(spec.dataFolders, (_folder, place) => carriedAt(place)),
        },
      ],
      volumes: [dataVolume(claim)],
    },
  };
}
