import type { IdKind } from '@vozex/domain';
import type { Clock } from './clock.ts';
import type { Database, Tx } from './database.ts';
import type { Fetch } from './egress.ts';
import type { Jobs } from './jobs.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Seal } from './seal.ts';

/**
 * What every room may rely on. A room that needs more (gateways, drivers, storage) says so in its own words:
 * `app: App & { drivers: DriverCatalog }`; wiring.ts joins them.
 */
export type App = {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly seal: Seal;
  readonly flow: Flow;
  /** A fetch that refuses to reach into our own network (SSRF); for every address an operator or provider gave us. */
  readonly fetchOutside: Fetch;
  /** Where buyers reach this shop, without a slash at the end. */
  readonly publicUrl: string;
  /** How the host name of an installation becomes the address that customers open. */
  instanceUrl(host: string): string;
  newId(kind: IdKind): string;
};

/**
 * Does its part within the announcing transaction: database writes and jobs, never a network call. `A` is what it needs
 * of the app; wiring.ts gives every room the whole.
 */
export type Listener<Payload, A extends App = App> = (app: A, tx: Tx, payload: Payload) => Promise<void>;

/** The whole flow, looked up by event. */
export type Flow = ReadonlyMap<string, Listener<never, never>[]>;
