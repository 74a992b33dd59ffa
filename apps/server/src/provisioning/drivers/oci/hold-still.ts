import type { DriverAnswer } from '../../instance-driver.ts';
import { DONE, failed } from '../answers.ts';
import { isAlreadySo, unless } from './engine.ts';
import type { Errand } from './errand.ts';
import { type Found, lookUp, tidyUp } from './look-up.ts';
import { STOP_GRACE_SECONDS, start, takePlace } from './take-place.ts';

async function withInstance(errand: Errand, instanceKey: string, act: (found: Found) => Promise<void>) {
  await tidyUp(errand, instanceKey);
  const found = await lookUp(errand, instanceKey);
  if (!found) return failed('INSTANCE_ABSENT', 'the engine has no such container');
  await act(found);
  return DONE;
}

/**
 * Freezes all processes of an instance: no step of it is computed and no request answered, and it goes on in the middle
 * of what it did. In the place of one that does not run, as after a reboot of the machine, comes a container that waits
 * to be started.
 */
export function suspend(errand: Errand, instanceKey: string): Promise<DriverAnswer> {
  return withInstance(errand, instanceKey, async (found) => {
    if (found.standing === 'suspended') return;
    if (found.standing === 'running') {
      await unless(isAlreadySo, errand.engine.getContainer(found.id).pause());
      return;
    }
    await takePlace(errand, found, { ...found, become: 'suspended' });
  });
}

export function resume(errand: Errand, instanceKey: string): Promise<DriverAnswer> {
  return withInstance(errand, instanceKey, async (found) => {
    if (found.status === 'paused') await unless(isAlreadySo, errand.engine.getContainer(found.id).unpause());
    else if (found.standing !== 'running') await start(errand, found, 0);
  });
}

export async function restart(errand: Errand, instanceKey: string): Promise<DriverAnswer> {
  let isSuspended = false;
  const answer = await withInstance(errand, instanceKey, async (found) => {
    isSuspended = found.standing === 'suspended';
    if (isSuspended) return;
    const container = errand.engine.getContainer(found.id);
    if (found.standing === 'running') await unless(isAlreadySo, container.stop({ t: STOP_GRACE_SECONDS }));
    await start(errand, found, 0);
  });
  return isSuspended ? failed('INSTANCE_SUSPENDED', 'it is suspended: resume it first') : answer;
}
