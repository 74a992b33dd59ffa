import { isIPv6 } from 'node:net';
import type { V1NetworkPolicy, V1NetworkPolicyPeer } from '@kubernetes/client-node';
import type { KubernetesConfig } from '../config.ts';
import type { KeptSpec } from '../kept-spec.ts';
import { LABEL, NAME } from '../names.ts';
import { metadataOf } from './metadata.ts';

type Named = { config: KubernetesConfig; spec: KeptSpec };

/** The label that every cluster puts on every namespace. */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';
const DNS_PORT = 53;

/** Nobody reaches anybody, but the proxy the application, and the application names, and the internet. */
export function policies(named: Named): V1NetworkPolicy[] {
  return [denyAll(named), ofApplication(named)];
}

/** Holds for every pod in the namespace, also for the one that carries data, which needs no network at all. */
function denyAll(named: Named): V1NetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(named, NAME.denyAll),
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  };
}

function ofApplication(named: Named): V1NetworkPolicy {
  const { config, spec } = named;
  const proxies: V1NetworkPolicyPeer[] = [
    { namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: config.proxy_namespace } } },
    ...config.proxy_ranges.map((cidr) => ({ ipBlock: { cidr } })),
  ];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(named, NAME.instance),
    spec: {
      podSelector: { matchLabels: { [LABEL.role]: NAME.instance } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ _from: proxies, ports: [{ protocol: 'TCP', port: spec.port }] }],
      egress: [
        {
          to: [
            { namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: 'kube-system' } } },
            ...config.dns_ranges.map((cidr) => ({ ipBlock: { cidr } })),
          ],
          ports: [
            { protocol: 'UDP', port: DNS_PORT },
            { protocol: 'TCP', port: DNS_PORT },
          ],
        },
        { to: outside(config.private_ranges) },
      ],
    },
  };
}

/** Everything but those ranges; an exception must be of the same kind of addresses as what it is taken from. */
function outside(privateRanges: string[]): V1NetworkPolicyPeer[] {
  const isSix = (range: string) => isIPv6(range.slice(0, range.indexOf('/')));
  return [
    { ipBlock: { cidr: '0.0.0.0/0', except: privateRanges.filter((range) => !isSix(range)) } },
    { ipBlock: { cidr: '::/0', except: privateRanges.filter(isSix) } },
  ];
}
