import type { App } from '../kernel/app.ts';
import type { InstanceEngines } from './engines.ts';
import type { ProvisioningStorage } from './provisioning-storage.ts';

/** What this room needs besides the kernel. */
export type ProvisioningApp = App & {
  readonly storage: ProvisioningStorage;
  readonly engines: InstanceEngines;
  /** This process, as leases name it. */
  readonly instance: number;
};
