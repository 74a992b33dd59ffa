import dns from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector, fetch as undiciFetch } from 'undici';

/** The part of fetch that our clients use. Redirects are never followed. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string; signal: AbortSignal },
) => Promise<Response>;

/**
 * Refuses an address in a private, local or reserved range, which would reach into our own network (SSRF), and plain
 * http. Fetch throws it as the `cause` of its own error.
 */
export class EgressRefused extends Error {
  readonly code = 'EGRESS_REFUSED';
  constructor(host: string, why: 'it is not a public address' | 'the address is not https') {
    super(`VOZEX does not connect to ${host}: ${why}. Allow it exactly with VOZEX_EGRESS_ALLOW=host:port.`);
    this.name = 'EgressRefused';
  }
}

/** Connecting to a provider takes milliseconds; three seconds mean that it is not there. */
const CONNECT_TIMEOUT_MS = 3_000;

/**
 * A fetch for addresses that came from outside. It checks IP literals and every resolved address, and dials the
 * address it has checked, so that a name cannot be re-bound between check and use.
 *
 * @param allowed exact `host:port` exceptions; IPv6 in brackets.
 */
export function openEgress(allowed: readonly string[]): Fetch {
  const exceptions = new Set(allowed.map((entry) => entry.toLowerCase().replace(/^\[(.+)\](:\d+)$/, '$1$2')));
  const guarded = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: lookupPublic });
  const open = buildConnector({ timeout: CONNECT_TIMEOUT_MS });
  const dispatcher = new Agent({
    connect(options, callback) {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      const port = options.port || (options.protocol === 'https:' ? '443' : '80');
      if (exceptions.has(`${host}:${port}`)) return open(options, callback);
      if (options.protocol !== 'https:') return callback(new EgressRefused(host, 'the address is not https'), null);
      if (isIP(host) && !isPublic(host)) return callback(new EgressRefused(host, 'it is not a public address'), null);
      guarded(options, callback);
    },
  });
  return async (url, init) => {
    const answer = await undiciFetch(url, { ...init, redirect: 'manual', dispatcher });
    return answer as unknown as Response; // because undici's Response is the one Node's global is made of
  };
}

const lookupPublic = ((hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    if (addresses.some((entry) => !isPublic(entry.address))) {
      return callback(new EgressRefused(hostname, 'it is not a public address'), '', 0);
    }
    if (options.all) return callback(null, addresses);
    const first = addresses[0]!; // because a successful look-up has at least one
    callback(null, first.address, first.family);
  });
}) as import('node:net').LookupFunction;

/** The part of IPv6 that is given out for the public internet (RFC 4291); `::127.0.0.1` and its like lie outside it. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** True only for globally reachable unicast; IPv4 mapped into IPv6 counts as the IPv4 it is. */
function isPublic(address: string): boolean {
  const parsed = ipaddr.parse(address);
  const plain = parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed;
  return plain.range() === 'unicast' && (plain instanceof ipaddr.IPv4 || plain.match(GLOBAL_IPV6));
}
