import { countOf, cpuMillisOf, mebibytesOf } from '../quantity.ts';
import { forbidden } from './refused.ts';
import type { Store } from './store.ts';
import { at, itemsAt, type Thing, textAt } from './thing.ts';

/** What a thing takes of a quota, by the quota's own names; null: it would have to say, and does not. */
type Charge = Record<string, number | null>;

const AMOUNT: Record<string, (quantity: string) => number> = {
  pods: countOf,
  persistentvolumeclaims: countOf,
  'limits.cpu': cpuMillisOf,
  'limits.memory': mebibytesOf,
  'requests.storage': mebibytesOf,
};

/** @throws Refused when a quota of the namespace is exceeded, in the API's own words. */
export function chargeQuota(store: Store, thing: Thing): void {
  const charge = chargeOf(thing);
  if (!charge) return;
  const { name, namespace } = thing.metadata;
  for (const quota of store.all('ResourceQuota', namespace)) {
    const taken = store
      .all(thing.kind, namespace)
      .map(chargeOf)
      .filter((one) => one !== null);
    for (const [resource, wanted] of Object.entries(charge)) {
      const hard = textAt(quota, 'spec', 'hard', resource);
      const amount = AMOUNT[resource];
      if (hard === '' || !amount) continue;
      const of = `${namespace}, quota: ${quota.metadata.name}`;
      if (wanted === null) throw forbidden('pods', name, `failed quota: ${of}: must specify ${resource}`);
      const used = taken.reduce((sum, one) => sum + (one[resource] ?? 0), 0);
      if (used + wanted > amount(hard)) {
        const text = `exceeded quota: ${quota.metadata.name}, requested: ${resource}=${wanted}, used: ${resource}=${used}, limited: ${resource}=${hard}`;
        throw forbidden(thing.kind === 'Pod' ? 'pods' : 'persistentvolumeclaims', name, text);
      }
    }
  }
}

function chargeOf(thing: Thing): Charge | null {
  if (thing.kind === 'PersistentVolumeClaim') {
    const asked = textAt(thing, 'spec', 'resources', 'requests', 'storage');
    return { persistentvolumeclaims: 1, 'requests.storage': mebibytesOf(asked) };
  }
  if (thing.kind !== 'Pod' || ['Succeeded', 'Failed'].includes(textAt(thing, 'status', 'phase'))) return null;
  const limit = (resource: string, amount: (quantity: string) => number) => {
    const containers = itemsAt(thing, 'spec', 'containers');
    if (containers.some((one) => at(one, 'resources', 'limits', resource) === undefined)) return null;
    return containers.reduce<number>((sum, one) => sum + amount(textAt(one, 'resources', 'limits', resource)), 0);
  };
  return { pods: 1, 'limits.cpu': limit('cpu', cpuMillisOf), 'limits.memory': limit('memory', mebibytesOf) };
}
