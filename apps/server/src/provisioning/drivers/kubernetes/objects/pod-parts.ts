import type {
  V1PodSpec,
  V1ResourceRequirements,
  V1SecurityContext,
  V1Volume,
  V1VolumeMount,
} from '@kubernetes/client-node';
import type { KubernetesConfig } from '../config.ts';
import { NAME, subPathOf } from '../names.ts';
import { cpu, mebibytes } from '../quantity.ts';

const DATA = 'data';

/** What is the same for every pod of ours: no privilege, no way to gain one, no token of the cluster. */
export function confined(config: KubernetesConfig): Partial<V1PodSpec> {
  const { uid: runAsUser, gid: runAsGroup } = userOf(config);
  return {
    serviceAccountName: NAME.instance,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser,
      runAsGroup,
      fsGroup: runAsGroup,
      fsGroupChangePolicy: 'OnRootMismatch', // else every start goes over every file
      seccompProfile: { type: 'RuntimeDefault' },
    },
    ...(config.image_pull_secret ? { imagePullSecrets: [{ name: NAME.registry }] } : {}),
  };
}

export function userOf({ user }: KubernetesConfig): { uid: number; gid: number } {
  const [uid = 0, gid = 0] = user.split(':').map(Number);
  return { uid, gid };
}

export function unprivileged(): V1SecurityContext {
  return {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  };
}

/** What is sold is reserved: nodes are never fuller than the pool's own account of them. */
export function resources({ cpuMillis, memoryMb }: { cpuMillis: number; memoryMb: number }): V1ResourceRequirements {
  const amounts = { cpu: cpu(cpuMillis), memory: mebibytes(memoryMb) };
  return { limits: amounts, requests: amounts };
}

export function dataVolume(claimName: string): V1Volume {
  return { name: DATA, persistentVolumeClaim: { claimName } };
}

/** @param place where each folder is inside. */
export function dataMounts(folders: string[], place: (folder: string, index: number) => string): V1VolumeMount[] {
  return folders.map((folder, index) => ({ name: DATA, mountPath: place(folder, index), subPath: subPathOf(folder) }));
}

/** The volume that a pod's spec mounts data from. */
export function claimOf(pod: V1PodSpec | undefined): string | undefined {
  return pod?.volumes?.find(({ name }) => name === DATA)?.persistentVolumeClaim?.claimName;
}
