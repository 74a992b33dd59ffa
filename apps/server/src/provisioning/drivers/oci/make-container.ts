import { containerOptions } from './container-options.ts';
import type { Errand } from './errand.ts';
import type { ImageSpec } from './kept-spec.ts';
import { handOver } from './volumes.ts';

/**
 * Makes a container that is ready to start.
 *
 * @param container its volumes are there, named by data folder.
 * @returns its id.
 */
export async function makeContainer(
  errand: Errand,
  container: { name: string; spec: ImageSpec; volumes: Record<string, string>; suspended: boolean },
): Promise<string> {
  const { name, spec, volumes } = container;
  const made = await errand.engine.createContainer({ name, ...containerOptions(errand.config, container) });
  await handOver(errand, { instanceKey: spec.instanceKey, image: spec.release.image }, volumes);
  return made.id;
}
