import type { App } from '../kernel/app.ts';
import type { DomainSettings } from './domains/domain-settings.ts';
import type { InstanceEngines } from './engines.ts';
import type { ProvisioningStorage } from './provisioning-storage.ts';
import type { CertificateGate } from './proxy/allow-certificate.ts';
import type { InstanceProxy } from './proxy/instance-proxy.ts';

/** What this room needs besides the kernel. */
export type ProvisioningApp = App & {
  readonly storage: ProvisioningStorage;
  readonly engines: InstanceEngines;
  readonly domains: DomainSettings;
  readonly proxy: InstanceProxy;
  readonly mayHaveCertificate: CertificateGate;
  /** This process, as leases name it. */
  readonly instance: number;
};
