import type { V1Node, V1Pod } from '@kubernetes/client-node';
import type { Capacity } from '../../instance-driver.ts';
import type { Errand } from './errand.ts';
import { everyPage } from './every-page.ts';
import { LABEL } from './names.ts';
import { countOf, cpuMillisOf, mebibytesOf } from './quantity.ts';

/** What the kernel of a node holds at once unless told otherwise (pid_max). */
const PIDS_OF_A_NODE = 32_768;

/** Taints that keep ordinary pods away. */
const REPELS: readonly string[] = ['NoSchedule', 'NoExecute'];

/**
 * What the nodes offer, less what pods ask for that are not ours: our own are in the account of the pool. The sum says
 * nothing of pieces: an instance larger than the room of any one node waits, and says so.
 */
export async function capacity({ cluster, config }: Errand): Promise<Capacity> {
  const nodes = (await everyPage((page) => cluster.core.listNode(page))).filter(takesPods);
  const names = new Set(nodes.map(({ metadata }) => metadata?.name));
  const pods = await everyPage((page) => cluster.core.listPodForAllNamespaces(page));
  const others = pods.filter((pod) => names.has(pod.spec?.nodeName) && isAlive(pod) && !isOurs(pod, config.owner));

  const offered = (resource: string, amount: (quantity: string | undefined) => number) =>
    sum(nodes.map(({ status }) => amount(status?.allocatable?.[resource])));
  const asked = (resource: string, amount: (quantity: string | undefined) => number) =>
    sum(others.flatMap(({ spec }) => spec?.containers.map((one) => amount(one.resources?.requests?.[resource])) ?? []));
  const room = Math.max(0, offered('pods', countOf) - others.length);
  return {
    total: {
      cpuMillis: Math.max(0, offered('cpu', cpuMillisOf) - asked('cpu', cpuMillisOf)),
      memoryMb: Math.max(0, offered('memory', mebibytesOf) - asked('memory', mebibytesOf)),
      diskMb: config.disk_mb,
      pids: PIDS_OF_A_NODE * nodes.length,
      instances: Math.min(config.instances_max, room),
    },
    note: `${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'}, ${nodes[0]?.status?.nodeInfo?.kubeletVersion ?? 'none takes pods'}`,
  };
}

function takesPods({ spec, status }: V1Node): boolean {
  const isReady = status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') ?? false;
  return isReady && !spec?.unschedulable && !spec?.taints?.some(({ effect }) => REPELS.includes(effect));
}

function isAlive({ status }: V1Pod): boolean {
  return status?.phase !== 'Succeeded' && status?.phase !== 'Failed';
}

function isOurs({ metadata }: V1Pod, owner: string): boolean {
  return metadata?.labels?.[LABEL.owner] === owner;
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, one) => total + one, 0);
}
