import type { V1PersistentVolumeClaim } from '@kubernetes/client-node';
import type { KubernetesConfig } from '../config.ts';
import type { KeptSpec } from '../kept-spec.ts';
import { mebibytes } from '../quantity.ts';
import { metadataOf } from './metadata.ts';

/** @param storageClass of a volume that is there already, since that cannot change; else as the pool says. */
export function claim(
  config: KubernetesConfig,
  spec: KeptSpec,
  { name, diskMb, storageClass }: { name: string; diskMb: number; storageClass: string | undefined },
): V1PersistentVolumeClaim {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: metadataOf({ config, spec }, name),
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
      resources: { requests: { storage: mebibytes(diskMb) } },
    },
  };
}
