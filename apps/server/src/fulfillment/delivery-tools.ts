import type { App } from '../kernel/app.ts';
import type { Secret } from '../kernel/secret.ts';

/** What adapters may reach: the kernel's tools and the secrets a config refers to. */
export type DeliveryTools = App & {
  /**
   * The value behind a `secret:name` reference of a config.
   *
   * @throws CatalogError SECRET_UNKNOWN
   */
  secretBehind(reference: string): Promise<Secret>;
};
