import type { InstanceDriver, InstanceDriverDefinition } from '../../instance-driver.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { backUp } from './backup.ts';
import { OciConfig } from './config.ts';
import { destroy } from './destroy.ts';
import { openEngine } from './engine.ts';
import { capacity, guarantees } from './engine-facts.ts';
import { ensure } from './ensure.ts';
import { answering, asking, type Errand } from './errand.ts';
import { restart, resume, suspend } from './hold-still.ts';
import { openImages } from './images.ts';
import { list } from './list.ts';
import { observe } from './observe.ts';
import { readLogs } from './read-logs.ts';
import { restore } from './restore.ts';
import { openStarts } from './starts.ts';
import { openUsage } from './usage.ts';

/** An engine that does not say what it is within this time is not there. */
const FACTS_SECONDS_MAX = 10;

/** Docker or Podman: each instance is a container with a network and volumes of its own. */
export const ociDriver: InstanceDriverDefinition<typeof OciConfig> = {
  key: 'oci',
  title: 'Docker or Podman',
  config: OciConfig,
  open: async (config, { folder, clock }) => openDriver(config, folder, clock),
};

function openDriver(config: OciConfig, folder: string, clock: { now(): Date }): InstanceDriver {
  const closing = new AbortController();
  const inTurn = oneAtATime();
  const usage = openUsage(clock);
  const starts = openStarts(folder, clock);
  const images = openImages(openEngine(config.socket_path, closing.signal));

  const errand = (signal: AbortSignal): Errand => ({
    engine: openEngine(config.socket_path, AbortSignal.any([signal, closing.signal])),
    config,
    clock,
    starts,
    images,
  });
  const facts = () => errand(AbortSignal.timeout(FACTS_SECONDS_MAX * 1000));
  const instruct = <Answer>(instanceKey: string, act: () => Promise<Answer>) =>
    inTurn(instanceKey, () => answering(act));

  return {
    key: 'oci',
    guarantees: () => asking(() => guarantees(facts())),
    ensure: (spec, signal) => instruct(spec.instanceKey, () => ensure(errand(signal), spec, signal)),
    observe: (key, signal) => asking(() => observe(errand(signal), key, usage, signal)),
    suspend: (key, signal) => instruct(key, () => suspend(errand(signal), key)),
    resume: (key, signal) => instruct(key, () => resume(errand(signal), key)),
    restart: (key, signal) => instruct(key, () => restart(errand(signal), key)),
    backup: (key, target, signal) => instruct(key, () => backUp(errand(signal), key, target, signal)),
    restore: (key, source, signal) => instruct(key, () => restore(errand(signal), key, source)),
    destroy: (key, signal) => instruct(key, () => destroy(errand(signal), key)),
    list: (signal) => asking(() => list(errand(signal))),
    logs: (key, lines, signal) => asking(() => readLogs(errand(signal), key, lines)),
    capacity: (signal) => asking(() => capacity(errand(signal))),
    close: async () => closing.abort(),
  };
}
