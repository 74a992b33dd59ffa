/** Whether visitors of a name reach what it leads to. */
export type Served = { kind: 'served' } | { kind: 'not_yet'; problem: string };

/**
 * What stands between visitors and instances. What is to be routed stands in our rows: an instance where it answers, a
 * page where it does not.
 */
export type InstanceProxy = {
  readonly kind: 'embedded' | 'caddy' | 'none';
  /** Whether each name must get a certificate before it can be used. */
  readonly needsCertificate: boolean;
  /** How a host name becomes the address that customers open. */
  urlOf(host: string): string;
  /** Begins to listen, where it is part of this process. @throws Error when its port is taken */
  start(): Promise<void>;
  /** What keeps it from routing, for operators; null while nothing does. */
  problem(): Promise<string | null>;
  /** Brings what it routes in line with the rows. @throws ProxyUnreachable */
  reconcile(): Promise<void>;
  /** Looks as a visitor would. */
  serves(host: string): Promise<Served>;
  close(): Promise<void>;
};

/** The proxy does not answer, or not as agreed; what it routes is not known. */
export class ProxyUnreachable extends Error {}
