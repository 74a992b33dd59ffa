import { z } from 'zod';
import type { InstanceSpec } from '../../instance-driver.ts';
import { DriverUnreachable } from '../../instance-driver.ts';

/** A spec as the stateful set's annotation keeps it: what it was made of can be read from any process. */
const KeptSpec = z.object({
  instanceKey: z.string(),
  instanceId: z.string(),
  release: z.object({ kind: z.literal('image'), version: z.string(), image: z.string() }),
  limits: z.object({ cpuMillis: z.int(), memoryMb: z.int(), diskMb: z.int(), pids: z.int() }),
  healthPath: z.string(),
  port: z.int(),
  dataFolders: z.array(z.string()),
  revision: z.int(),
});

/** The instance driver's spec for releases that are images, less its environment, which a Secret holds. */
export type KeptSpec = z.output<typeof KeptSpec>;
export type ImageSpec = InstanceSpec & { release: { kind: 'image' } };

export function keptSpec({ environment: _, ...rest }: ImageSpec): KeptSpec {
  return rest;
}

/** @throws DriverUnreachable for an annotation that VOZEX did not write: nothing is known of such an instance. */
export function readKeptSpec(annotation: string | undefined): KeptSpec {
  try {
    return KeptSpec.parse(JSON.parse(annotation ?? 'null'));
  } catch (error) {
    throw new DriverUnreachable('an annotation that VOZEX keeps its spec in was altered', { cause: error });
  }
}
