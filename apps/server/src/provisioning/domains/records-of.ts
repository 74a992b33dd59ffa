import { isIPv6 } from 'node:net';
import type { DnsRecord } from '@vozex/domain';
import { challengeName, type DomainTarget } from './look-at-dns.ts';

/** What the owner of a domain sets where it is managed: the proof, and the way here. Nothing for a name of the shop's. */
export function recordsOf(target: DomainTarget, domain: { host: string; proof_token: string | null }): DnsRecord[] {
  const { host, proof_token } = domain;
  if (proof_token === null) return [];
  const addresses = target.addresses.map((value): DnsRecord => {
    const note = 'Instead of the CNAME, where there can be none: at the top of a domain.';
    return { type: isIPv6(value) ? 'AAAA' : 'A', name: host, value, note };
  });
  return [
    { type: 'TXT', name: challengeName(host), value: proof_token },
    { type: 'CNAME', name: host, value: target.host },
    ...addresses,
  ];
}
