import { failed } from '../answers.ts';
import { apply } from './apply.ts';
import { Answered, type Errand } from './errand.ts';
import type { KeptSpec } from './kept-spec.ts';
import { NAME } from './names.ts';
import { metadataOf } from './objects/metadata.ts';
import { orMissing } from './refusals.ts';

/**
 * Puts the secret of the registry next to an instance: pods read secrets of their own namespace only.
 *
 * @throws Answered REGISTRY_SECRET_MISSING
 */
export async function copyRegistrySecret(errand: Errand, spec: KeptSpec): Promise<void> {
  const from = errand.config.image_pull_secret;
  if (!from) return;
  const secret = await orMissing(errand.cluster.core.readNamespacedSecret(from));
  if (!secret?.data) {
    const reason = `the cluster has no secret ${from.namespace}/${from.name} for the registry`;
    throw new Answered(failed('REGISTRY_SECRET_MISSING', reason));
  }
  await apply(errand, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadataOf({ config: errand.config, spec }, NAME.registry),
    ...(secret.type === undefined ? {} : { type: secret.type }),
    data: secret.data,
  });
}
