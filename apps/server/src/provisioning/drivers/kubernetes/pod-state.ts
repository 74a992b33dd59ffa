import type { V1ContainerState, V1ContainerStateTerminated, V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { secondsAfter } from '../../../kernel/clock.ts';
import type { Observed } from '../../instance-driver.ts';
import type { KeptSpec } from './kept-spec.ts';
import { NAME } from './names.ts';

/** What the node could not fetch, in the cluster's words. */
const IMAGE_FAULTS: readonly string[] = ['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull'];
const START_FAULTS: readonly string[] = ['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError'];

/** What a process that was killed ends with: 128 + SIGKILL. */
const EXIT_CODE_KILLED = 137;

/** An application has so long to become well before it counts as unhealthy. */
const START_GRACE_SECONDS = 60;

/** One that was well for so long has earned a new beginning of the count: the cluster never forgets a restart. */
const WELL_SECONDS = 300;

/** `fault` tells what cannot be had from what ended; `reason: null` with a state that is not well: ask the events. */
export type PodState = Pick<Observed, 'state' | 'reason' | 'restarts'> & { fault: 'image' | 'start' | 'ended' | null };

/** What a pod comes to, in the words of the instance driver. Its events are not looked at here. */
export function podState(pod: V1Pod, spec: KeptSpec, now: Date): PodState {
  const container = pod.status?.containerStatuses?.find(({ name }) => name === NAME.container);
  const restarts = restartsSinceWell(container, now);
  const seen = (state: Observed['state'], reason: string | null, fault: PodState['fault'] = null): PodState => ({
    state,
    reason,
    restarts,
    fault,
  });
  const unschedulable = pod.status?.conditions?.find(
    ({ type, status }) => type === 'PodScheduled' && status === 'False',
  );
  if (unschedulable) return seen('starting', `no node takes it: ${unschedulable.message ?? unschedulable.reason}`);
  if (pod.status?.phase === 'Failed' && pod.status.reason !== undefined) {
    return seen('failed', `the node put it out (${pod.status.reason}): ${pod.status.message ?? ''}`, 'ended');
  }
  const { waiting, terminated, running } = container?.state ?? {};
  const why = waiting?.reason ?? '';
  if (IMAGE_FAULTS.includes(why)) {
    return seen('failed', `its image ${spec.release.image} cannot be had: ${waiting?.message ?? why}`, 'image');
  }
  if (START_FAULTS.includes(why)) return seen('failed', `it cannot be started: ${waiting?.message ?? why}`, 'start');
  const ended = terminated ?? (why === 'CrashLoopBackOff' ? container?.lastState?.terminated : undefined);
  if (ended) return seen(ended.exitCode === 0 ? 'stopped' : 'failed', reasonOfEnd(ended, spec), 'ended');
  if (!running) return seen('starting', null);
  if (isReady(pod)) return seen('running', null);
  const isYoung = secondsAfter(running.startedAt ?? now, START_GRACE_SECONDS) > now;
  return seen(isYoung ? 'starting' : 'unhealthy', null);
}

function isReady(pod: V1Pod): boolean {
  return pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;
}

/** Why a container ended, for operators. Nobody but the kernel kills what we did not stop. */
function reasonOfEnd({ reason, exitCode }: V1ContainerStateTerminated, { limits }: KeptSpec): string {
  const limit = `${limits.memoryMb} MiB`;
  if (reason === 'OOMKilled') return `it was killed for using more memory than its ${limit}`;
  if (exitCode === EXIT_CODE_KILLED) {
    return `it was killed (exit code 137), most likely for more memory than its ${limit}`;
  }
  return exitCode === 0 ? 'it ended by itself (exit code 0)' : `it ended with exit code ${exitCode}`;
}

function restartsSinceWell(container: V1ContainerStatus | undefined, now: Date): number {
  if (!container || container.restartCount === 0) return 0;
  const { state, lastState } = container;
  if (state?.running && ran(state, now)) return 0;
  const isDown = state?.terminated ?? state?.waiting;
  return isDown && ran(state?.terminated ? state : lastState, now) ? 1 : container.restartCount;
}

/** Whether a container ran for long. */
function ran(state: V1ContainerState | undefined, now: Date): boolean {
  const from = state?.running?.startedAt ?? state?.terminated?.startedAt;
  const until = state?.terminated?.finishedAt ?? now;
  return from !== undefined && secondsAfter(from, WELL_SECONDS) <= until;
}
