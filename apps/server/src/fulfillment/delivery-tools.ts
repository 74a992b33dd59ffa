import type { App } from '../kernel/app.ts';
import type { Secret } from '../kernel/secret.ts';
import type { DomainSettings } from '../provisioning/index.ts';

/** What adapters may reach: the kernel's tools and the secrets a config refers to. */
export type DeliveryTools = App & {
  /** Where domains of customers have to lead. */
  readonly domains: DomainSettings;
  /**
   * The value behind a `secret:name` reference of a config.
   *
   * @throws CatalogError SECRET_UNKNOWN
   */
  secretBehind(reference: string): Promise<Secret>;
};
