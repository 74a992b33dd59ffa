import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { InstanceSpec } from '../../instance-driver.ts';

/** A spec as a container's label keeps it: what it was made of can be read from any process, also for making it anew. */
const KeptSpec = z.object({
  instanceKey: z.string(),
  instanceId: z.string(),
  release: z.object({ kind: z.literal('image'), version: z.string(), image: z.string() }),
  limits: z.object({ cpuMillis: z.int(), memoryMb: z.int(), diskMb: z.int(), pids: z.int() }),
  environmentNames: z.array(z.string()),
  healthPath: z.string(),
  port: z.int(),
  dataFolders: z.array(z.string()),
  revision: z.int(),
});

/** The instance driver's spec, for releases that are images. */
export type ImageSpec = InstanceSpec & { release: { kind: 'image' } };

export function keptSpec(spec: ImageSpec): string {
  const { environment, ...rest } = spec;
  return JSON.stringify({ ...rest, environmentNames: Object.keys(environment) } satisfies z.input<typeof KeptSpec>);
}

/**
 * Reads a spec back from a container.
 *
 * @param environment of the container, `NAME=value` each: the engine and the image add their own.
 * @throws ZodError for a label that VOZEX did not write.
 */
export function readKeptSpec(label: string | undefined, environment: string[]): ImageSpec {
  const { environmentNames, ...rest } = KeptSpec.parse(JSON.parse(label ?? 'null'));
  const values = new Map(environment.map((line) => [line.slice(0, line.indexOf('=')), line]));
  const own = environmentNames.map((name) => [name, values.get(name)?.slice(name.length + 1) ?? '']);
  return { ...rest, environment: Object.fromEntries(own) };
}

export function isSameSpec(one: ImageSpec, other: ImageSpec): boolean {
  return isDeepStrictEqual(sorted(one), sorted(other));
}

function sorted({ environment, ...rest }: ImageSpec) {
  return { ...rest, environment: Object.entries(environment).toSorted() };
}
