import type { DriverAnswer } from '../../instance-driver.ts';
import { busy, DONE, failed } from '../answers.ts';
import { apply } from './apply.ts';
import { removeCarrier } from './carrier.ts';
import { ABSENT, Answered, type Errand } from './errand.ts';
import { type Found, lookUp } from './look-up.ts';
import { MANAGER, NAME } from './names.ts';
import { restartedAt, scale } from './objects/stateful-set.ts';
import { orMissing } from './refusals.ts';
import { waitFor } from './wait.ts';

/** An application may take its grace to end, and the cluster a while to notice. */
const STOP_SECONDS = 30;

/** No pod of it is left, only its data. It stays so until it is resumed, whatever is applied meanwhile. */
export async function suspend(errand: Errand, instanceKey: string): Promise<DriverAnswer> {
  const found = await lookUp(errand, instanceKey);
  if (!found) return ABSENT;
  await removeCarrier(errand, found.namespace);
  await apply(errand, scale(found.namespace, 0, null), MANAGER.scale);
  return (await isStill(errand, found.namespace)) ? DONE : busy(2);
}

export async function resume(errand: Errand, instanceKey: string): Promise<DriverAnswer> {
  const found = await lookUp(errand, instanceKey);
  if (!found) return ABSENT;
  await letGo(errand, found.namespace);
  return DONE;
}

export async function restart(errand: Errand, instanceKey: string): Promise<DriverAnswer> {
  const found = await lookUp(errand, instanceKey);
  if (!found) return ABSENT;
  if (found.heldFor) await letGo(errand, found.namespace);
  else if (found.replicas === 0) return failed('INSTANCE_SUSPENDED', 'it is suspended: resume it first');
  await apply(errand, restartedAt(found.namespace, errand.clock.now()), MANAGER.restart);
  return DONE;
}

/** Lets an instance run that was held still. */
export async function letGo(errand: Errand, namespace: string): Promise<void> {
  await removeCarrier(errand, namespace);
  await apply(errand, scale(namespace, 1, null), MANAGER.scale);
}

/** An errand that was broken off has so long to let the application go on. */
const LET_GO_SECONDS = 30;

/**
 * Acts while no pod of the instance runs, so that its data stands still. One that is suspended stays so; any other runs
 * again afterwards, whatever became of the act. Should this process die, the next `ensure` lets it go.
 */
export async function heldStill<Result>(
  errand: Errand,
  { namespace, replicas, heldFor }: Found,
  why: 'backup' | 'restore',
  act: () => Promise<Result>,
): Promise<Result> {
  const isSuspended = replicas === 0 && heldFor === null;
  try {
    if (!isSuspended) await apply(errand, scale(namespace, 0, why), MANAGER.scale);
    if (!(await isStill(errand, namespace))) throw new Answered(busy(5));
    return await act();
  } finally {
    const afterwards = errand.afterwards(LET_GO_SECONDS);
    if (isSuspended) await removeCarrier(afterwards, namespace);
    else await letGo(afterwards, namespace);
  }
}

async function isStill(errand: Errand, namespace: string): Promise<boolean> {
  const isGone = await waitFor(errand, STOP_SECONDS, async () => {
    const pod = await orMissing(errand.cluster.core.readNamespacedPod({ name: NAME.pod, namespace }));
    return pod ? null : true;
  });
  return isGone === true;
}
