import type { Listed } from '../../instance-driver.ts';
import type { Errand } from './errand.ts';
import { LABEL } from './names.ts';
import { type Standing, standingOf } from './standing.ts';

/** Without asking each application whether it is well. */
const STATE = {
  running: 'running',
  suspended: 'suspended',
  new: 'stopped',
  ended: 'stopped',
} as const satisfies Record<Standing, Listed['state']>;

/** Every instance that anything on the engine belongs to; one with no container left is `absent`. */
export async function list({ engine, config }: Errand): Promise<Listed[]> {
  const filters = { label: [`${LABEL.owner}=${config.owner}`] };
  const [containers, { Volumes: volumes }, networks] = await Promise.all([
    engine.listContainers({ all: true, filters }),
    engine.listVolumes({ filters }),
    engine.listNetworks({ filters }),
  ]);
  const listed = new Map<string, Listed>();
  for (const { Labels } of [...volumes, ...networks]) note(listed, Labels, 'absent');
  for (const { Labels, State } of containers) {
    const isInstance = Labels[LABEL.spec] !== undefined; // else it only carries something for one
    note(listed, Labels, isInstance ? STATE[standingOf(State, Labels)] : 'absent');
  }
  return [...listed.values()];
}

function note(listed: Map<string, Listed>, labels: Record<string, string> | undefined, state: Listed['state']): void {
  const instanceKey = labels?.[LABEL.instanceKey];
  if (instanceKey === undefined) return;
  if (state === 'absent' && listed.has(instanceKey)) return;
  listed.set(instanceKey, { instanceKey, instanceId: labels?.[LABEL.instanceId] ?? '', state });
}
