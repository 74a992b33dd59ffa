import type { App } from '../kernel/app.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Secret } from '../kernel/secret.ts';
import type { DomainSettings } from '../provisioning/index.ts';

/** What adapters may reach: the kernel's tools and the secrets a config refers to. */
export type DeliveryTools = App & {
  /** Where domains of customers have to lead. */
  readonly domains: DomainSettings;
  /** How providers see this shop: by which clock it signs, and whether its purchases are tests. */
  readonly outside: { readonly clock: Clock; readonly isTest: boolean };
  /**
   * The value behind a `secret:name` reference of a config.
   *
   * @throws CatalogError SECRET_UNKNOWN
   */
  secretBehind(reference: string): Promise<Secret>;
};
