import type { Errand } from './errand.ts';
import { orMissing } from './refusals.ts';

/** What is asked of the cluster for each instance, and what this cannot promise, in an operator's words. */
export async function guarantees(errand: Errand): Promise<{ holds: string[]; lacks: string[] }> {
  const { config } = errand;
  const grows = await mayGrow(errand);
  const disk = 'disk limit: the volume has the size that was bought, where the storage class keeps to it';
  return {
    holds: [
      'memory limit and processor limit: the nodes reserve and keep them',
      `runs as ${config.user}, read-only but for its data and a scratch folder, without capabilities or a token of the cluster`,
      'pod security standard "restricted", kept by the cluster itself',
      disk,
      ...(grows ? [`volumes grow (storage class ${grows})`] : []),
    ],
    lacks: [
      'limit of processes: only the nodes themselves can set one (podPidsLimit of the kubelet)',
      'network: policies are written, and kept only by clusters whose network plug-in knows them',
      'what an instance uses of its disk is not measured',
      ...(grows
        ? []
        : ['volumes do not grow, or it cannot be seen whether they do: name a storage class that allows it']),
    ],
  };
}

/** @returns the storage class when its volumes grow. */
async function mayGrow({ cluster, config }: Errand): Promise<string | null> {
  const name = config.storage_class;
  if (name === undefined) return null;
  const found = await orMissing(cluster.storage.readStorageClass({ name }));
  return found?.allowVolumeExpansion ? name : null;
}
