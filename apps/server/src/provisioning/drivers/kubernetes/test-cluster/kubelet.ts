import { cpuMillisOf, mebibytesOf } from '../quantity.ts';
import type { Images } from './images.ts';
import { type NodeSettings, PodRun } from './run-pod.ts';
import type { Change, Store } from './store.ts';
import { at, type Fields, itemsAt, type Thing, textAt } from './thing.ts';

/** The node: gives pods a place if there is room, and runs what they say as processes of this machine. */
export function runKubelet(store: Store, images: Images, settings: NodeSettings) {
  const runs = new Map<string, PodRun>();
  const look = () => {
    const pods = store.all('Pod');
    for (const pod of pods) {
      const run = runs.get(pod.metadata.uid);
      if (run) {
        if (pod.metadata.deletionTimestamp) run.end(pod.metadata.deletionGracePeriodSeconds ?? 30);
      } else if (pod.metadata.deletionTimestamp) store.remove(pod);
      else if (hasPlace(store, pod)) runs.set(pod.metadata.uid, new PodRun(store, images, settings, pod));
    }
    const alive = new Set(pods.map(({ metadata }) => metadata.uid));
    for (const [uid, run] of runs) {
      if (alive.has(uid)) continue;
      run.end(0);
      runs.delete(uid);
    }
  };
  const onChange = ({ kind }: Change) => {
    if (kind.kind === 'Pod' || kind.kind === 'Node') look();
  };
  store.changes.on('change', onChange);
  return {
    runOf: (pod: Thing): PodRun | undefined => runs.get(pod.metadata.uid),
    async stop(): Promise<void> {
      store.changes.off('change', onChange);
      await Promise.all([...runs.values()].map((run) => run.end(0)));
    },
  };
}

/** A pod that no node has room for waits, and says why. */
function hasPlace(store: Store, pod: Thing): boolean {
  if (textAt(pod, 'spec', 'nodeName') !== '') return true;
  const nodes = store.all('Node');
  const node = nodes.find((one) => at(one, 'spec', 'unschedulable') !== true && fits(store, one, pod));
  if (node) {
    store.put({ ...pod, spec: { ...pod.spec, nodeName: node.metadata.name } });
    return true;
  }
  const message = `0/${nodes.length} nodes are available: ${nodes.length} Insufficient memory.`;
  const condition: Fields = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message };
  store.putStatus(pod, { phase: 'Pending', conditions: [condition] });
  return false;
}

function fits(store: Store, node: Thing, pod: Thing): boolean {
  const others = store.all('Pod').filter((one) => textAt(one, 'spec', 'nodeName') === node.metadata.name);
  const asks = (one: Thing, resource: string, amount: (quantity: string) => number) =>
    itemsAt(one, 'spec', 'containers').reduce<number>(
      (sum, container) => sum + amount(textAt(container, 'resources', 'requests', resource)),
      0,
    );
  const hasRoom = (resource: string, amount: (quantity: string) => number) =>
    others.reduce((sum, one) => sum + asks(one, resource, amount), asks(pod, resource, amount)) <=
    amount(textAt(node, 'status', 'allocatable', resource));
  return hasRoom('memory', mebibytesOf) && hasRoom('cpu', cpuMillisOf);
}
