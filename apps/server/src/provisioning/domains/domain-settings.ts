import type { DomainTarget } from './look-at-dns.ts';
import type { DnsResolver } from './resolver.ts';

/** What of the world domains need to know. */
export type DomainSettings = { target: DomainTarget; resolver: DnsResolver };
