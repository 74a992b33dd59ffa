import { createHash, randomBytes } from 'node:crypto';
import type { EngineName } from '../../instance-driver.ts';

/** What everything of ours on the engine says about itself. */
export const LABEL = {
  owner: 'vozex.owner',
  instanceKey: 'vozex.instance_key',
  instanceId: 'vozex.instance_id',
  revision: 'vozex.revision',
  /** The spec as JSON, less the values of its environment: those stand in the container's own environment alone. */
  spec: 'vozex.spec',
  dataFolder: 'vozex.data_folder',
  /** On a container that was made for a suspended instance: it has not been started yet, and waits to be resumed. */
  suspended: 'vozex.suspended',
} as const;

/** Which instance, and whose. */
export type Whose = { owner: string; instanceKey: string };

function digestOf({ owner, instanceKey }: Whose): string {
  return createHash('sha256').update(`${owner}\n${instanceKey}`).digest('hex');
}

/** Name of the container and of the network of an instance: the same from every process, and nobody's name. */
export function engineName(whose: Whose): EngineName {
  return `vz-${digestOf(whose).slice(0, 20)}`;
}

/** Name of the container that is made ready to take the place of `engineName`. */
export function nextName(whose: Whose): string {
  return `${engineName(whose)}-next`;
}

/** Name of a container through which volumes are handed over; each such errand has its own. */
export function carrierName(whose: Whose): string {
  return `${engineName(whose)}-carrier-${randomBytes(4).toString('hex')}`;
}

/** Name of the network's interface on the host: Linux allows fifteen characters. */
export function bridgeName(whose: Whose): string {
  return `vz${digestOf(whose).slice(0, 12)}`;
}

/** @param turn tells the volumes of a restored backup from those before it; empty for the first. */
export function volumeName(whose: Whose, folder: string, turn: string): string {
  const readable = folder.replaceAll(/[^a-zA-Z0-9]+/g, '.').slice(0, 40);
  return `${engineName(whose)}-${readable}${turn === '' ? '' : `-${turn}`}`;
}

/** Where a data folder is inside. */
export function mountPoint(folder: string): string {
  return `/${folder.replace(/^\/+/, '')}`;
}
