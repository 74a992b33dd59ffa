import { type Fields, type Thing, textAt } from './thing.ts';

/** What a node tells of a pod with one container. */
export function podStatus(
  pod: Thing,
  container: Fields,
  now: {
    state: Fields;
    isReady: boolean;
    phase: string;
    restarts: number;
    last: Fields | null;
    address: string;
    time: string;
  },
): Fields {
  const condition = (type: string, isSo: boolean): Fields => ({
    type,
    status: isSo ? 'True' : 'False',
    lastTransitionTime: now.time,
  });
  const status: Fields = {
    name: textAt(container, 'name'),
    image: textAt(container, 'image'),
    imageID: '',
    ready: now.isReady,
    started: now.state.running !== undefined,
    restartCount: now.restarts,
    state: now.state,
    ...(now.last ? { lastState: { terminated: now.last } } : {}),
  };
  return {
    phase: now.phase,
    podIP: now.address,
    startTime: pod.metadata.creationTimestamp,
    conditions: [condition('PodScheduled', true), condition('Initialized', true), condition('Ready', now.isReady)],
    containerStatuses: [status],
  };
}
