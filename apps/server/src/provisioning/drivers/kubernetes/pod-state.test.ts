import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { describe, expect, it } from 'vitest';
import { secondsAfter } from '../../../kernel/clock.ts';
import type { KeptSpec } from './kept-spec.ts';
import { podState } from './pod-state.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const ago = (seconds: number) => secondsAfter(NOW, -seconds);

const SPEC: KeptSpec = {
  instanceKey: 'ord_1:oit_1',
  instanceId: 'ins_1',
  release: { kind: 'image', version: '1.0.0', image: 'registry.test/app:1' },
  limits: { cpuMillis: 1000, memoryMb: 256, diskMb: 64, pids: 48 },
  healthPath: '/healthz',
  port: 8080,
  dataFolders: ['data'],
  revision: 1,
};

/** A pod as clusters show it, of statuses seen in the documents of Kubernetes. */
function pod(container: Partial<V1ContainerStatus>, change: V1Pod['status'] = {}): V1Pod {
  const status = { name: 'app', image: '', imageID: '', ready: false, restartCount: 0, ...container };
  return { status: { phase: 'Running', containerStatuses: [status], ...change } };
}
const READY = { conditions: [{ type: 'Ready', status: 'True' }] };
const ended = (exitCode: number, reason: string, ranSeconds = 1) => ({
  terminated: { exitCode, reason, startedAt: ago(ranSeconds + 1), finishedAt: ago(1) },
});
const waiting = (reason: string, message = 'so it is') => ({ waiting: { reason, message } });

describe('a pod in words', () => {
  it.each([
    ['runs', pod({ state: { running: { startedAt: ago(9) } } }, READY), 'running', null],
    ['is not ready yet', pod({ state: { running: { startedAt: ago(9) } } }), 'starting', null],
    ['is not ready after its grace', pod({ state: { running: { startedAt: ago(61) } } }), 'unhealthy', null],
    [
      'took too much memory',
      pod({ state: ended(137, 'OOMKilled') }),
      'failed',
      /killed for using more memory .*256 MiB/,
    ],
    ['was killed by nobody known', pod({ state: ended(137, 'Error') }), 'failed', /most likely for more memory/],
    ['ended by itself', pod({ state: ended(0, 'Completed') }), 'stopped', /exit code 0/],
    ['ended with a code', pod({ state: ended(3, 'Error') }), 'failed', /exit code 3/],
    [
      'waits to be started anew',
      pod({ state: waiting('CrashLoopBackOff'), lastState: ended(3, 'Error') }),
      'failed',
      /exit code 3/,
    ],
    [
      'has no image',
      pod({ state: waiting('ImagePullBackOff', 'not found') }),
      'failed',
      /app:1 cannot be had: not found/,
    ],
    ['has a bad image name', pod({ state: waiting('InvalidImageName') }), 'failed', /cannot be had/],
    ['has no secret', pod({ state: waiting('CreateContainerConfigError') }), 'failed', /cannot be started: so it is/],
    ['is being made', pod({ state: waiting('ContainerCreating') }), 'starting', null],
    [
      'was put out',
      pod({}, { phase: 'Failed', reason: 'Evicted', message: 'low on disk' }),
      'failed',
      /Evicted.*low on disk/,
    ],
    [
      'has no node',
      pod({}, { conditions: [{ type: 'PodScheduled', status: 'False', message: '0/3 nodes' }] }),
      'starting',
      /no node takes it: 0\/3 nodes/,
    ],
    ['has said nothing', { status: { phase: 'Pending' } }, 'starting', null],
  ] as [string, V1Pod, string, RegExp | null][])('that %s', (_title, seen, state, reason) => {
    const said = podState(seen, SPEC, NOW);
    expect(said.state).toBe(state);
    if (reason) expect(said.reason).toMatch(reason);
    else expect(said.reason).toBeNull();
  });

  it('counts restarts until it was well for a while, though the cluster counts on for ever', () => {
    const running = (seconds: number) =>
      pod({ restartCount: 9, state: { running: { startedAt: ago(seconds) } } }, READY);
    expect(podState(running(60), SPEC, NOW).restarts).toBe(9);
    expect(podState(running(300), SPEC, NOW).restarts).toBe(0);
    const crashed = (ranSeconds: number) => pod({ restartCount: 9, state: ended(1, 'Error', ranSeconds) });
    expect(podState(crashed(5), SPEC, NOW).restarts).toBe(9);
    expect(podState(crashed(900), SPEC, NOW).restarts).toBe(1);
  });
});
