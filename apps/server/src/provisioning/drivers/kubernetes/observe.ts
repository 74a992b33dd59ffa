import type { Observed } from '../../instance-driver.ts';
import { NOTHING } from '../answers.ts';
import { addressOf } from './address.ts';
import type { Errand } from './errand.ts';
import { lastWarning } from './events.ts';
import { type Found, lookInto, lookUpNamespace } from './look-up.ts';
import { NAME } from './names.ts';
import { podState } from './pod-state.ts';
import { usageOf } from './usage.ts';

type Seen = Omit<Observed, 'version' | 'revision'>;

/** The version and revision are those the cluster has accepted: what runs of an older one counts as starting. */
export async function observe(errand: Errand, instanceKey: string): Promise<Observed> {
  const namespace = await lookUpNamespace(errand, instanceKey);
  const name = namespace?.metadata?.name;
  if (name === undefined) return NOTHING;
  if (namespace?.metadata?.deletionTimestamp) {
    return { ...NOTHING, state: 'stopped', reason: 'it is being removed' };
  }
  const found = await lookInto(errand, name);
  if (!found) return NOTHING;
  const { release, revision } = found.spec;
  return { ...(await seenOf(errand, found)), version: release.version, revision };
}

async function seenOf(errand: Errand, found: Found): Promise<Seen> {
  const { pod, namespace } = found;
  const still = (state: Observed['state'], reason: string | null): Seen => ({ ...atRest, state, reason });
  if (found.heldFor !== null) return still('stopped', `it is held still for a ${found.heldFor}`);
  if (found.replicas === 0) return pod ? still('stopped', 'it is being stopped') : still('suspended', null);
  if (!pod)
    return still('starting', await lastWarning(errand, namespace, { kind: 'StatefulSet', name: NAME.instance }));
  if (!pod.isNewest) return still('starting', 'a new pod is taking the place of the old one');

  const { state, reason, restarts } = podState(pod.seen, found.spec, errand.clock.now());
  if (state === 'running') {
    const [address, usage] = await Promise.all([addressOf(errand, found), usageOf(errand, found)]);
    return { state, address, usage, reason, restarts };
  }
  return { ...still(state, reason ?? (await whyNotWell(errand, found, pod.seen.metadata?.uid))), restarts };
}

const atRest = { address: null, usage: NOTHING.usage, restarts: 0 };

async function whyNotWell(errand: Errand, { namespace, spec }: Found, uid: string | undefined): Promise<string> {
  const warning = await lastWarning(errand, namespace, { kind: 'Pod', name: NAME.pod, uid });
  return warning ?? `${spec.healthPath} has not answered yet`;
}
