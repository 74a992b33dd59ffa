import type { V1Pod } from '@kubernetes/client-node';
import { busy, failed } from '../answers.ts';
import { apply } from './apply.ts';
import { Answered, type Errand } from './errand.ts';
import { lastWarning } from './events.ts';
import type { KeptSpec } from './kept-spec.ts';
import { NAME } from './names.ts';
import { carrierPod } from './objects/carrier-pod.ts';
import { orMissing } from './refusals.ts';
import { waitFor } from './wait.ts';

/** Its image may have to be fetched, and the volume to come from another node. */
const START_SECONDS = 120;
const END_SECONDS = 30;

/**
 * Runs a pod that has a volume of an instance, for as long as `act` needs it. Who asks takes it away again, see
 * `hold-still.ts`: also when this was broken off.
 *
 * @throws Answered CARRIER_NOT_STARTED with the cluster's own reason
 */
export async function withCarrier<Result>(
  errand: Errand,
  { namespace, spec, claim }: { namespace: string; spec: KeptSpec; claim: string },
  act: () => Promise<Result>,
): Promise<Result> {
  await removeCarrier(errand, namespace); // of a process that died
  await apply(errand, carrierPod(errand.config, spec, claim));
  const pod = await waitFor(errand, START_SECONDS, async () => {
    const seen = await errand.cluster.core.readNamespacedPod({ name: NAME.carrier, namespace });
    return seen.status?.phase === 'Running' || isHopeless(seen) ? seen : null;
  });
  if (pod?.status?.phase !== 'Running') throw new Answered(await whyNotStarted(errand, namespace, pod));
  const result = await act();
  await removeCarrier(errand, namespace);
  return result;
}

const HOPELESS: readonly string[] = ['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'CreateContainerError'];

function isHopeless({ status }: V1Pod): boolean {
  const why = status?.containerStatuses?.[0]?.state?.waiting?.reason;
  return status?.phase === 'Failed' || (why !== undefined && HOPELESS.includes(why));
}

async function whyNotStarted(errand: Errand, namespace: string, pod: V1Pod | null) {
  const said = pod?.status?.containerStatuses?.[0]?.state?.waiting?.message ?? pod?.status?.message;
  const about = { kind: 'Pod' as const, name: NAME.carrier };
  const reason = said ?? (await lastWarning(errand, namespace, about)) ?? 'it did not start in time';
  return failed('CARRIER_NOT_STARTED', `the pod that carries the data: ${reason}`);
}

/** Takes it away, and waits until no process of it can touch the volume any more. @throws Answered busy while it does not go */
export async function removeCarrier(errand: Errand, namespace: string): Promise<void> {
  const pod = { name: NAME.carrier, namespace };
  if (!(await orMissing(errand.cluster.core.deleteNamespacedPod(pod)))) return;
  const isGone = await waitFor(errand, END_SECONDS, async () =>
    (await orMissing(errand.cluster.core.readNamespacedPod(pod))) ? null : true,
  );
  if (!isGone) throw new Answered(busy(5));
}
