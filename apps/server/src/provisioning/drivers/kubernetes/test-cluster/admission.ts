import { isDeepStrictEqual } from 'node:util';
import { mebibytesOf } from '../quantity.ts';
import { admitPod } from './admit-pod.ts';
import { chargeQuota } from './quota.ts';
import { forbidden, invalid, notFound, Refused } from './refused.ts';
import type { Store } from './store.ts';
import { at, type Fields, type Json, type Thing, textAt } from './thing.ts';

/** Hands out the addresses of services. */
export type Addresses = { nextServiceAddress(): string; nextNodePort(): number };

/** Which volumes are made when nobody says which. */
export const STANDARD_CLASS = 'standard';

const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;
const LABEL_NAME = /^([a-z0-9.-]+\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const OBJECT_NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/** Fills in what the API fills in, and refuses what it refuses. @param before null when it is made. */
export function admit(store: Store, before: Thing | null, wanted: Thing, addresses: Addresses): Thing {
  checkMetadata(wanted);
  const thing = withDefaults(before, wanted, addresses);
  if (!before) checkNamespace(store, thing);
  switch (thing.kind) {
    case 'StatefulSet':
      checkStatefulSet(before, thing);
      break;
    case 'PersistentVolumeClaim':
      checkClaim(store, before, thing);
      break;
    case 'Pod':
      if (!before) admitPod(store, thing);
      break;
  }
  if (!before) chargeQuota(store, thing);
  return thing;
}

function checkMetadata({ kind, metadata }: Thing): void {
  const { name, labels = {}, annotations = {} } = metadata;
  if (kind !== 'Event' && !(OBJECT_NAME.test(name) && name.length <= 253)) {
    throw invalid(kind, name, 'metadata.name', 'a lowercase RFC 1123 subdomain is needed');
  }
  for (const [label, value] of Object.entries(labels)) {
    if (!LABEL_NAME.test(label)) throw invalid(kind, name, 'metadata.labels', `${label} is no label name`);
    if (!LABEL_VALUE.test(value) || value.length > 63) {
      throw invalid(kind, name, 'metadata.labels', `${JSON.stringify(value)} is no label value`);
    }
  }
  for (const key of Object.keys(annotations)) {
    if (!LABEL_NAME.test(key)) throw invalid(kind, name, 'metadata.annotations', `${key} is no annotation name`);
  }
}

function checkNamespace(store: Store, { kind, metadata: { name, namespace } }: Thing): void {
  if (namespace === undefined || kind === 'Event') return;
  const found = store.find('Namespace', undefined, namespace);
  if (!found) throw notFound('namespaces', namespace);
  if (!found.metadata.deletionTimestamp) return;
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  const causes = [{ reason: 'NamespaceTerminating', message: why, field: 'metadata.namespace' }];
  throw new Refused(403, 'Forbidden', `${kind.toLowerCase()}s "${name}" is forbidden: ${why}`, { causes });
}

function withDefaults(before: Thing | null, thing: Thing, addresses: Addresses): Thing {
  const { metadata, spec = {} } = thing;
  switch (thing.kind) {
    case 'Namespace': {
      const labels = { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name };
      const status = thing.status ?? { phase: 'Active' };
      return { ...thing, metadata: { ...metadata, labels }, spec: { finalizers: ['kubernetes'], ...spec }, status };
    }
    case 'Pod':
      return {
        ...thing,
        spec: { restartPolicy: 'Always', terminationGracePeriodSeconds: 30, ...spec },
        status: thing.status ?? { phase: 'Pending' },
      };
    case 'Service':
      return { ...thing, spec: serviceSpec(before, spec, addresses) };
    case 'StatefulSet': {
      const defaults = { replicas: 1, podManagementPolicy: 'OrderedReady', updateStrategy: { type: 'RollingUpdate' } };
      return { ...thing, spec: { ...defaults, ...spec }, status: thing.status ?? { replicas: 0 } };
    }
    case 'PersistentVolumeClaim': {
      const finalizers = before ? metadata.finalizers : ['kubernetes.io/pvc-protection'];
      return {
        ...thing,
        metadata: { ...metadata, ...(finalizers ? { finalizers } : {}) },
        spec: { storageClassName: STANDARD_CLASS, ...spec },
        status: thing.status ?? { phase: 'Pending' },
      };
    }
    default:
      return thing;
  }
}

function serviceSpec(before: Thing | null, spec: Fields, addresses: Addresses): Fields {
  const clusterIP = at(before, 'spec', 'clusterIP') ?? spec.clusterIP ?? addresses.nextServiceAddress();
  const type = textAt(spec, 'type') || 'ClusterIP';
  const ports = (spec.ports as Fields[]).map((port, place) => {
    if (type === 'ClusterIP') return port;
    return { ...port, nodePort: at(before, 'spec', 'ports', place, 'nodePort') ?? addresses.nextNodePort() };
  });
  return { ...spec, type, ports, clusterIP, clusterIPs: [clusterIP] };
}

const FIXED = ['serviceName', 'podManagementPolicy', 'selector', 'volumeClaimTemplates'];

function checkStatefulSet(before: Thing | null, { kind, metadata: { name }, spec }: Thing): void {
  if (!at(spec, 'template') || !at(spec, 'selector')) {
    throw invalid(kind, name, 'spec.selector', 'Required value: a stateful set has a selector and a template');
  }
  const labels = at(spec, 'template', 'metadata', 'labels') as Record<string, string> | undefined;
  const wanted = at(spec, 'selector', 'matchLabels') as Record<string, string>;
  const fits = Object.entries(wanted).every(([label, value]) => labels?.[label] === value);
  if (!fits) throw invalid(kind, name, 'spec.template.metadata.labels', '`selector` does not match template `labels`');
  if (before && FIXED.some((field) => !isDeepStrictEqual(at(before, 'spec', field), at(spec, field)))) {
    throw new Refused(
      422,
      'Invalid',
      `StatefulSet.apps "${name}" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden`,
    );
  }
}

function checkClaim(store: Store, before: Thing | null, thing: Thing): void {
  if (!before) return;
  const { kind, metadata } = thing;
  const asked = (one: Thing) => mebibytesOf(textAt(one, 'spec', 'resources', 'requests', 'storage'));
  const rest = ({ spec = {} }: Thing): Json => ({ ...spec, resources: null, volumeName: null });
  if (!isDeepStrictEqual(rest(before), rest(thing))) {
    throw invalid(kind, metadata.name, 'spec', 'Forbidden: spec is immutable after creation except resources.requests');
  }
  if (asked(thing) < asked(before)) {
    const field = 'spec.resources.requests.storage';
    throw invalid(kind, metadata.name, field, 'Forbidden: field can not be less than status.capacity');
  }
  const className = textAt(thing, 'spec', 'storageClassName');
  const grows = store.find('StorageClass', undefined, className)?.allowVolumeExpansion === true;
  if (asked(thing) > asked(before) && !grows) {
    const why =
      'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize';
    throw forbidden('persistentvolumeclaims', metadata.name, why);
  }
}
