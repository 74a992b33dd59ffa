import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from './store.ts';
import { type Fields, itemsAt, type Thing, textAt } from './thing.ts';

/** Puts folders of this machine in the place of those inside: there is no other file system in a pod of the fake node. */
export type Outside = (text: string) => string;

/** Makes the folders of a container's volumes. @param folder where the node keeps volumes */
export function mount(store: Store, folder: string, pod: Thing, container: Fields): Outside {
  const claims = new Map(
    itemsAt(pod, 'spec', 'volumes').map((one) => [
      textAt(one, 'name'),
      store.find('PersistentVolumeClaim', pod.metadata.namespace, textAt(one, 'persistentVolumeClaim', 'claimName')),
    ]),
  );
  const mounts = itemsAt(container, 'volumeMounts').flatMap((one) => {
    const claim = claims.get(textAt(one, 'name'));
    if (!claim) return [];
    const place = join(folder, claim.metadata.uid, textAt(one, 'subPath'));
    mkdirSync(place, { recursive: true });
    return [{ inside: new RegExp(`${textAt(one, 'mountPath')}(?![\\w-])`, 'g'), place }];
  });
  return (text) => mounts.reduce((said, { inside, place }) => said.replaceAll(inside, place), text);
}
