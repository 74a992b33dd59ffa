import { isIPv6 } from 'node:net';
import type { Errand } from './errand.ts';
import type { Found } from './look-up.ts';
import { NAME } from './names.ts';
import { orMissing } from './refusals.ts';

const ADDRESS_TYPE = { node_internal_ip: 'InternalIP', node_external_ip: 'ExternalIP' } as const;

/** Where an instance answers: at its service inside the cluster, or at a port of the node it runs on. */
export async function addressOf(errand: Errand, found: Found): Promise<string | null> {
  const { cluster, config } = errand;
  const { namespace, spec } = found;
  const service = await orMissing(cluster.core.readNamespacedService({ name: NAME.instance, namespace }));
  if (config.reached_at === 'cluster_ip') {
    const address = service?.spec?.clusterIP;
    return address ? `http://${inUrl(address)}:${spec.port}` : null;
  }
  const port = service?.spec?.ports?.[0]?.nodePort;
  const address = await nodeAddress(errand, found, ADDRESS_TYPE[config.reached_at]);
  return port !== undefined && address !== null ? `http://${inUrl(address)}:${port}` : null;
}

async function nodeAddress({ cluster }: Errand, { pod }: Found, type: string): Promise<string | null> {
  const name = pod?.seen.spec?.nodeName;
  if (name === undefined) return null;
  const node = await orMissing(cluster.core.readNode({ name }));
  return node?.status?.addresses?.find((one) => one.type === type)?.address ?? null;
}

function inUrl(address: string): string {
  return isIPv6(address) ? `[${address}]` : address;
}
