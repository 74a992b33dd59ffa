import type { Errand } from './errand.ts';

/** The newest are read; an instance has few, and clusters forget them after an hour. */
const EVENTS_MAX = 100;

/** The last warning that the cluster gave about one object: why it has no pod, no volume, or is not ready. */
export async function lastWarning(
  { cluster }: Errand,
  namespace: string,
  about: { kind: 'Pod' | 'StatefulSet' | 'PersistentVolumeClaim'; name: string; uid?: string | undefined },
): Promise<string | null> {
  const uid = about.uid === undefined ? '' : `,involvedObject.uid=${about.uid}`;
  const { items } = await cluster.core.listNamespacedEvent({
    namespace,
    fieldSelector: `involvedObject.kind=${about.kind},involvedObject.name=${about.name}${uid},type=Warning`,
    limit: EVENTS_MAX,
  });
  const newest = items.toSorted((one, other) => timeOf(other) - timeOf(one))[0];
  return newest?.message ?? null;
}

/** An event that repeats has its last time; one of a newer kind only the time of its begin. */
function timeOf(event: { lastTimestamp?: Date; eventTime?: Date; metadata: { creationTimestamp?: Date } }): number {
  return (event.lastTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp)?.getTime() ?? 0;
}
