import type { Errand } from './errand.ts';
import { lookUp } from './look-up.ts';
import { NAME } from './names.ts';
import { isRefused, orMissing } from './refusals.ts';

/** Nobody reads more on a page; one long line must not become the server's memory. */
const LOG_BYTES_MAX = 262_144;

/** The last lines an application wrote. Empty for one that is not there, stands still or has not started yet. */
export async function readLogs(errand: Errand, instanceKey: string, lines: number): Promise<string> {
  const found = await lookUp(errand, instanceKey);
  if (!found?.pod) return '';
  const { namespace } = found;
  const asked = { name: NAME.pod, namespace, container: NAME.container, tailLines: lines, limitBytes: LOG_BYTES_MAX };
  const text = await orMissing(errand.cluster.core.readNamespacedPodLog(asked)).catch((error: unknown) => {
    if (isRefused(error)) return null; // 400: the container is waiting to start
    throw error;
  });
  return text ?? '';
}
