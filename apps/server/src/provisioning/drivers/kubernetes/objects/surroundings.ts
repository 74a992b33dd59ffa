import type {
  KubernetesObject,
  V1LimitRange,
  V1Namespace,
  V1ResourceQuota,
  V1Secret,
  V1Service,
  V1ServiceAccount,
} from '@kubernetes/client-node';
import type { KubernetesConfig } from '../config.ts';
import type { ImageSpec, KeptSpec } from '../kept-spec.ts';
import { LABEL, mountPoint, NAME } from '../names.ts';
import { cpu, mebibytes } from '../quantity.ts';
import { metadataOf, namespaceMetadata } from './metadata.ts';
import { policies } from './policies.ts';

/** What a pod that carries data may use; it runs while the application does not. */
export const CARRIER = { cpuMillis: 500, memoryMb: 128 };

type Named = { config: KubernetesConfig; spec: KeptSpec };

/** Everything around an application, in the order it is needed: what guards it is there before it is. */
export function surroundings(config: KubernetesConfig, spec: ImageSpec, diskMb: number): KubernetesObject[] {
  const named = { config, spec };
  return [
    namespace(named),
    quota(named, diskMb),
    limitRange(named),
    ...policies(named),
    account(named),
    environment(config, spec),
    service(named),
  ];
}

function namespace(named: Named): V1Namespace {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: namespaceMetadata(named) };
}

/** Room for the pod that runs and the one that ends, and for the volume that a backup is put back into. */
function quota(named: Named, diskMb: number): V1ResourceQuota {
  const { cpuMillis, memoryMb } = roomOf(named.spec);
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: metadataOf(named, NAME.instance),
    spec: {
      hard: {
        pods: '2',
        'limits.cpu': cpu(2 * cpuMillis),
        'limits.memory': mebibytes(2 * memoryMb),
        persistentvolumeclaims: '2',
        'requests.storage': mebibytes(2 * diskMb),
        'services.loadbalancers': '0',
      },
    },
  };
}

function roomOf({ limits }: KeptSpec) {
  return {
    cpuMillis: Math.max(limits.cpuMillis, CARRIER.cpuMillis),
    memoryMb: Math.max(limits.memoryMb, CARRIER.memoryMb),
  };
}

/** A container that says nothing of its limits is refused by the quota unless it gets some; ours all do. */
function limitRange(named: Named): V1LimitRange {
  const { cpuMillis, memoryMb } = roomOf(named.spec);
  const most = { cpu: cpu(cpuMillis), memory: mebibytes(memoryMb) };
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: metadataOf(named, NAME.instance),
    spec: { limits: [{ type: 'Container', max: most, _default: most, defaultRequest: most }] },
  };
}

/** Knows nobody and may nothing: the application gets no token of the cluster. */
function account(named: Named): V1ServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadataOf(named, NAME.instance),
    automountServiceAccountToken: false,
  };
}

function environment(config: KubernetesConfig, spec: ImageSpec): V1Secret {
  const values = { ...defaultEnvironment(spec), ...spec.environment };
  const data = Object.entries(values).map(([name, value]) => [name, Buffer.from(value).toString('base64')] as const);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadataOf({ config, spec }, NAME.environment),
    type: 'Opaque',
    data: Object.fromEntries(data),
  };
}

/** What an application may rely on unless its template says otherwise. */
function defaultEnvironment(spec: ImageSpec): Record<string, string> {
  const [folder] = spec.dataFolders;
  return { PORT: String(spec.port), ...(folder === undefined ? {} : { DATA_DIR: mountPoint(folder) }) };
}

function service(named: Named): V1Service {
  const metadata = metadataOf(named, NAME.instance);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      type: named.config.reached_at === 'cluster_ip' ? 'ClusterIP' : 'NodePort',
      selector: { [LABEL.role]: NAME.instance },
      ports: [{ name: NAME.port, port: named.spec.port, targetPort: NAME.port, protocol: 'TCP' }],
    },
  };
}
