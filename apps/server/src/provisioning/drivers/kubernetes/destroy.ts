import type { DriverAnswer } from '../../instance-driver.ts';
import { DONE } from '../answers.ts';
import type { Errand } from './errand.ts';
import { lookUpNamespace } from './look-up.ts';
import { orMissing } from './refusals.ts';
import { removal } from './removal.ts';
import { waitFor } from './wait.ts';

/** Most namespaces are gone by then; for others the caller looks again. */
const WAIT_SECONDS = 20;

/** Whoever asks again has waited already. */
const WAIT_AGAIN_SECONDS = 3;

/** Removes the namespace, and with it everything in it. Done only when it is gone, its volumes too. */
export async function destroy(errand: Errand, instanceKey: string): Promise<DriverAnswer> {
  const namespace = await lookUpNamespace(errand, instanceKey);
  const name = namespace?.metadata?.name;
  if (name === undefined) return DONE;
  const isEnding = namespace?.metadata?.deletionTimestamp !== undefined;
  if (!isEnding) {
    await orMissing(errand.cluster.core.deleteNamespace({ name, propagationPolicy: 'Background' }));
  }
  const isGone = await waitFor(errand, isEnding ? WAIT_AGAIN_SECONDS : WAIT_SECONDS, async () =>
    (await lookUpNamespace(errand, instanceKey)) ? null : true,
  );
  if (isGone) return DONE;
  const left = await lookUpNamespace(errand, instanceKey);
  return left ? removal(left, errand.clock.now()) : DONE;
}
