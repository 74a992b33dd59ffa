import type { DriverAnswer } from '../../instance-driver.ts';
import { DONE } from '../answers.ts';
import { isMissing, unless } from './engine.ts';
import type { Errand } from './errand.ts';
import { engineName, LABEL } from './names.ts';

/** Removes everything that carries an instance's label, whatever is left of it. */
export async function destroy({ engine, config, starts }: Errand, instanceKey: string): Promise<DriverAnswer> {
  const filters = { label: [`${LABEL.instanceKey}=${instanceKey}`] };
  const isOurs = ({ Labels }: { Labels?: Record<string, string> | null | undefined }) =>
    Labels?.[LABEL.owner] === config.owner;
  for (const container of (await engine.listContainers({ all: true, filters })).filter(isOurs)) {
    await unless(isMissing, engine.getContainer(container.Id).remove({ force: true, v: true }));
  }
  for (const volume of (await engine.listVolumes({ filters })).Volumes.filter(isOurs)) {
    await unless(isMissing, engine.getVolume(volume.Name).remove());
  }
  for (const network of (await engine.listNetworks({ filters })).filter(isOurs)) {
    await unless(isMissing, engine.getNetwork(network.Id).remove());
  }
  await starts.forget(engineName({ owner: config.owner, instanceKey }));
  return DONE;
}
