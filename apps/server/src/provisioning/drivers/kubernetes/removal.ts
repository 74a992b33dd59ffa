import type { V1Namespace } from '@kubernetes/client-node';
import { secondsAfter } from '../../../kernel/clock.ts';
import type { DriverAnswer } from '../../instance-driver.ts';
import { busy, failed } from '../answers.ts';

/** Volumes are detached and deleted by programs outside the cluster, which take minutes on a bad day. */
const REMOVAL_SECONDS_MAX = 600;

/** How far a namespace is that is being removed. What holds it up for long is told, as the cluster says it. */
export function removal({ metadata, status }: V1Namespace, now: Date): DriverAnswer {
  const since = metadata?.deletionTimestamp ?? now;
  if (secondsAfter(since, REMOVAL_SECONDS_MAX) > now) return busy(5);
  const held = status?.conditions?.filter((one) => one.status === 'True').map(({ message }) => message);
  const why = held?.length ? held.join('; ') : 'the cluster does not say why';
  return failed('NAMESPACE_STUCK', `namespace ${metadata?.name} is not removed since ${since.toISOString()}: ${why}`);
}
