import { z } from 'zod';
import type { Observed } from '../../instance-driver.ts';
import type { Errand } from './errand.ts';
import type { Found } from './look-up.ts';
import { NAME } from './names.ts';
import { cpuMillisOf, mebibytesOf } from './quantity.ts';
import { isRefusal } from './refusals.ts';

/** What metrics-server tells of a pod. */
const PodMetrics = z.object({
  containers: z.array(z.object({ name: z.string(), usage: z.object({ cpu: z.string(), memory: z.string() }) })),
});

/** What a pod uses, where the cluster measures it. How full its volume is only the node knows. */
export async function usageOf({ cluster }: Errand, { namespace }: Found): Promise<Observed['usage']> {
  const measured = await cluster.custom
    .getNamespacedCustomObject({
      group: 'metrics.k8s.io',
      version: 'v1beta1',
      namespace,
      plural: 'pods',
      name: NAME.pod,
    })
    .catch((error: unknown) => {
      if (isRefusal(error)) return null; // no metrics-server, none yet of this pod, or not ours to see
      throw error;
    });
  const metrics = PodMetrics.safeParse(measured);
  const app = metrics.data?.containers.find(({ name }) => name === NAME.container);
  return {
    cpuMillis: app ? cpuMillisOf(app.usage.cpu) : null,
    memoryMb: app ? mebibytesOf(app.usage.memory) : null,
    diskMb: null,
  };
}
