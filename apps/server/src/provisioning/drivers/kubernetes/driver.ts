import type { InstanceDriver, InstanceDriverDefinition } from '../../instance-driver.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { backUp } from './backup.ts';
import { capacity } from './capacity.ts';
import { connect } from './cluster.ts';
import { KubernetesConfig } from './config.ts';
import { destroy } from './destroy.ts';
import { ensure } from './ensure.ts';
import { answering, asking, type Errand } from './errand.ts';
import { guarantees } from './guarantees.ts';
import { restart, resume, suspend } from './hold-still.ts';
import { list } from './list.ts';
import { observe } from './observe.ts';
import { readLogs } from './read-logs.ts';
import { restore } from './restore.ts';

/** A cluster that does not say what it is within this time is not there. */
const FACTS_SECONDS_MAX = 10;

/** Kubernetes: each instance is a namespace with one pod, a volume, limits and policies of its own. */
export const kubernetesDriver: InstanceDriverDefinition<typeof KubernetesConfig> = {
  key: 'kubernetes',
  title: 'Kubernetes',
  config: KubernetesConfig,
  open: async (config, { clock }) => openDriver(config, clock),
};

function openDriver(config: KubernetesConfig, clock: { now(): Date }): InstanceDriver {
  const closing = new AbortController();
  const inTurn = oneAtATime();
  const connection = connect(config);

  const errand = (signal: AbortSignal): Errand => ({
    cluster: connection.open(AbortSignal.any([signal, closing.signal])),
    config,
    clock,
    afterwards: (seconds) => ({
      ...errand(signal),
      cluster: connection.open(AbortSignal.timeout(seconds * 1000)),
    }),
  });
  const facts = () => errand(AbortSignal.timeout(FACTS_SECONDS_MAX * 1000));
  const instruct = <Answer>(instanceKey: string, act: () => Promise<Answer>) =>
    inTurn(instanceKey, () => answering(act));

  return {
    key: 'kubernetes',
    guarantees: () => asking(() => guarantees(facts())),
    ensure: (spec, signal) => instruct(spec.instanceKey, () => ensure(errand(signal), spec)),
    observe: (key, signal) => asking(() => observe(errand(signal), key)),
    suspend: (key, signal) => instruct(key, () => suspend(errand(signal), key)),
    resume: (key, signal) => instruct(key, () => resume(errand(signal), key)),
    restart: (key, signal) => instruct(key, () => restart(errand(signal), key)),
    backup: (key, target, signal) => instruct(key, () => backUp(errand(signal), key, target)),
    restore: (key, source, signal) => instruct(key, () => restore(errand(signal), key, source)),
    destroy: (key, signal) => instruct(key, () => destroy(errand(signal), key)),
    list: (signal) => asking(() => list(errand(signal))),
    logs: (key, lines, signal) => asking(() => readLogs(errand(signal), key, lines)),
    capacity: (signal) => asking(() => capacity(errand(signal))),
    async close() {
      closing.abort();
      await connection.close();
    },
  };
}
