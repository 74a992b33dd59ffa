import { createHash, randomBytes } from 'node:crypto';
import type { KubernetesConfig } from './config.ts';

/** What everything of ours in the cluster says about itself, in letters that labels allow. */
export const LABEL = {
  owner: 'vozex.owner',
  /** Hash of the instance's key: keys hold characters that labels may not. */
  instance: 'vozex.instance',
  instanceId: 'vozex.instance_id',
  revision: 'vozex.revision',
  /** Tells the pod of the application from the one that carries its data. */
  role: 'vozex.role',
} as const;

export const ANNOTATION = {
  instanceKey: 'vozex.instance_key',
  /** The spec as JSON, less the values of its environment: those stand in a Secret alone. */
  spec: 'vozex.spec',
  version: 'vozex.version',
  revision: 'vozex.revision',
  restartedAt: 'vozex.restarted_at',
  /** For what an instance that should run is held still. One that is suspended has none. */
  heldFor: 'vozex.held_for',
} as const;

/**
 * Who owns which fields. Whether an instance runs and when it was restarted belong to other managers than its spec, so
 * that applying the spec changes neither, whoever applies it and however late.
 */
export const MANAGER = { spec: 'vozex', scale: 'vozex-scale', restart: 'vozex-restart' } as const;
export type Manager = (typeof MANAGER)[keyof typeof MANAGER];

/** Names inside an instance's namespace: there is one of each. */
export const NAME = {
  /** Of the stateful set, the service, the quota, the limits, the account and the policy. */
  instance: 'instance',
  /** A stateful set numbers its pods. */
  pod: 'instance-0',
  carrier: 'carrier',
  denyAll: 'deny-all',
  environment: 'environment',
  registry: 'registry',
  container: 'app',
  port: 'http',
} as const;

/** Which instance, and whose. */
export type Whose = { config: Pick<KubernetesConfig, 'owner' | 'namespace_prefix'>; instanceKey: string };

export function digestOf({ config, instanceKey }: Whose): string {
  return createHash('sha256').update(`${config.owner}\n${instanceKey}`).digest('hex').slice(0, 20);
}

/** The namespace of an instance: the same from every process, and nobody's name. */
export function namespaceOf(whose: Whose): string {
  return `${whose.config.namespace_prefix}${digestOf(whose)}`;
}

/** The volume an instance begins with. */
export const FIRST_CLAIM = 'data';

/** A volume for a backup that is put back; each time another. */
export function nextClaim(): string {
  return `${FIRST_CLAIM}-${randomBytes(4).toString('hex')}`;
}

/** Where a data folder is inside. */
export function mountPoint(folder: string): string {
  return `/${folder.replace(/^\/+/, '')}`;
}

/** Where a data folder is on its volume: known by its name, whatever place a later spec gives it. */
export function subPathOf(folder: string): string {
  const readable = folder.replaceAll(/[^a-zA-Z0-9]+/g, '.').slice(0, 40);
  return `${readable}-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`;
}
