import { cpuMillisOf, mebibytesOf } from '../quantity.ts';
import { forbidden } from './refused.ts';
import type { Store } from './store.ts';
import { at, itemsAt, type Json, type Thing, textAt } from './thing.ts';

/** What stands between a pod and its being made: its account, its limits, the pod security of its namespace. */
export function admitPod(store: Store, pod: Thing): void {
  const { name, namespace } = pod.metadata;
  const account = textAt(pod, 'spec', 'serviceAccountName');
  if (account !== '' && !store.find('ServiceAccount', namespace, account)) {
    const missing = `serviceaccount "${account}" not found`;
    throw forbidden('pods', name, `error looking up service account ${namespace}/${account}: ${missing}`);
  }
  checkLimits(store, pod);
  const level = store.find('Namespace', undefined, namespace ?? '')?.metadata.labels?.[
    'pod-security.kubernetes.io/enforce'
  ];
  const violations = level === 'restricted' ? violationsOf(pod) : [];
  if (violations.length > 0) {
    throw forbidden('pods', name, `violates PodSecurity "restricted:latest": ${violations.join(', ')}`);
  }
}

function checkLimits(store: Store, pod: Thing): void {
  for (const range of store.all('LimitRange', pod.metadata.namespace)) {
    for (const limit of itemsAt(range, 'spec', 'limits')) {
      for (const container of itemsAt(pod, 'spec', 'containers')) {
        const over = (resource: string, amount: (quantity: string) => number) => {
          const most = textAt(limit, 'max', resource);
          return most !== '' && amount(textAt(container, 'resources', 'limits', resource)) > amount(most);
        };
        if (over('cpu', cpuMillisOf) || over('memory', mebibytesOf)) {
          throw forbidden('pods', pod.metadata.name, 'maximum usage per Container is exceeded');
        }
      }
    }
  }
}

const VOLUMES = ['persistentVolumeClaim', 'emptyDir', 'secret', 'configMap', 'projected', 'downwardAPI', 'csi'];

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
function violationsOf(pod: Thing): string[] {
  const podLevel = at(pod, 'spec', 'securityContext');
  const containers = itemsAt(pod, 'spec', 'containers');
  const everyContainer = (isSo: (container: Json) => boolean) => containers.every(isSo);
  const rules: [string, boolean][] = [
    ['hostNetwork', at(pod, 'spec', 'hostNetwork') !== true],
    [
      'restricted volume types',
      itemsAt(pod, 'spec', 'volumes').every((one) => VOLUMES.some((type) => at(one, type) !== undefined)),
    ],
    ['runAsNonRoot != true', at(podLevel, 'runAsNonRoot') === true],
    ['runAsUser=0', at(podLevel, 'runAsUser') !== 0],
    ['seccompProfile', textAt(podLevel, 'seccompProfile', 'type') === 'RuntimeDefault'],
    [
      'allowPrivilegeEscalation != false',
      everyContainer((one) => at(one, 'securityContext', 'allowPrivilegeEscalation') === false),
    ],
    [
      'unrestricted capabilities',
      everyContainer((one) => itemsAt(one, 'securityContext', 'capabilities', 'drop').includes('ALL')),
    ],
  ];
  return rules.filter(([, holds]) => !holds).map(([name]) => name);
}
