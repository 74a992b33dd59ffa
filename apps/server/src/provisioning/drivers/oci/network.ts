import { isRefusal } from './engine.ts';
import type { Errand } from './errand.ts';
import { bridgeName, engineName, LABEL } from './names.ts';

/** Gives an instance a network that no other instance is on. */
export async function ensureNetwork(
  { engine, config }: Errand,
  instance: { instanceKey: string; instanceId: string },
): Promise<void> {
  const whose = { owner: config.owner, instanceKey: instance.instanceKey };
  const name = engineName(whose);
  const isThere = async () => {
    const held = await engine.listNetworks({ filters: { name: [name] } });
    return held.some((network) => network.Name === name);
  };
  if (await isThere()) return;
  const making = engine.createNetwork({
    Name: name,
    CheckDuplicate: true, // before version 25, Docker makes two networks of one name
    Driver: 'bridge',
    Labels: {
      [LABEL.owner]: config.owner,
      [LABEL.instanceKey]: instance.instanceKey,
      [LABEL.instanceId]: instance.instanceId,
    },
    Options: {
      // A name of its own: engines pick the next free one, and two that do so at once pick the same.
      'com.docker.network.bridge.name': bridgeName(whose),
      // Podman lets networks reach one another unless told; Docker never does, and ignores this.
      isolate: 'true',
    },
  });
  await making.catch(async (error: unknown) => {
    // Another process made it at the same moment: engines say so in many ways, such as a bridge of the same name.
    if (!isRefusal(error) || !(await isThere())) throw error;
  });
}
