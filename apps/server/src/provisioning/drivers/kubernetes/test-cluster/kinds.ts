/** A kind of thing that the fake cluster knows. */
export type Kind = {
  group: string;
  version: string;
  kind: string;
  plural: string;
  shortNames: string[];
  namespaced: boolean;
  /** Whether its status is written apart from the rest. */
  hasStatus: boolean;
};

const ofGroup =
  (group: string) =>
  (kind: string, plural: string, shortName: string, more: Partial<Kind> = {}): Kind => ({
    group,
    version: 'v1',
    kind,
    plural,
    shortNames: shortName === '' ? [] : [shortName],
    namespaced: true,
    hasStatus: false,
    ...more,
  });
const core = ofGroup('');

export const KINDS: readonly Kind[] = [
  core('Namespace', 'namespaces', 'ns', { namespaced: false, hasStatus: true }),
  core('Node', 'nodes', 'no', { namespaced: false, hasStatus: true }),
  core('Pod', 'pods', 'po', { hasStatus: true }),
  core('Service', 'services', 'svc', { hasStatus: true }),
  core('ServiceAccount', 'serviceaccounts', 'sa'),
  core('Secret', 'secrets', ''),
  core('ConfigMap', 'configmaps', 'cm'),
  core('ResourceQuota', 'resourcequotas', 'quota', { hasStatus: true }),
  core('LimitRange', 'limitranges', 'limits'),
  core('PersistentVolumeClaim', 'persistentvolumeclaims', 'pvc', { hasStatus: true }),
  core('Event', 'events', 'ev'),
  ofGroup('apps')('StatefulSet', 'statefulsets', 'sts', { hasStatus: true }),
  ofGroup('networking.k8s.io')('NetworkPolicy', 'networkpolicies', 'netpol'),
  ofGroup('storage.k8s.io')('StorageClass', 'storageclasses', 'sc', { namespaced: false }),
];

export function kindNamed(kind: string): Kind {
  const found = KINDS.find((one) => one.kind === kind);
  if (!found) throw new Error(`the fake cluster knows no ${kind}`);
  return found;
}

export function apiVersionOf({ group, version }: Kind): string {
  return group === '' ? version : `${group}/${version}`;
}

/** Lists whose items are known by these fields; every other list is replaced as a whole. */
const LIST_KEYS: Record<string, string[]> = {
  containers: ['name'],
  initContainers: ['name'],
  volumes: ['name'],
  env: ['name'],
  imagePullSecrets: ['name'],
  volumeMounts: ['mountPath'],
  containerPorts: ['containerPort', 'protocol'],
  servicePorts: ['port', 'protocol'],
  ownerReferences: ['uid'],
};

/** Maps that are one value: changed as a whole, or not at all. */
const ATOMIC_MAPS: readonly string[] = ['selector', 'podSelector', 'namespaceSelector', 'secretRef'];

/** @param path of field names to the list, the list's own name last. */
export function listKeysAt(path: readonly string[]): string[] | undefined {
  const name = path.at(-1) ?? '';
  if (name !== 'ports') return LIST_KEYS[name];
  if (path.includes('containers')) return LIST_KEYS.containerPorts;
  return path.join('.') === 'spec.ports' ? LIST_KEYS.servicePorts : undefined;
}

export function isAtomic(path: readonly string[]): boolean {
  return ATOMIC_MAPS.includes(path.at(-1) ?? '');
}
