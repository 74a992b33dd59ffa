import ipaddr from 'ipaddr.js';
import { type DnsResolver, DnsSilent } from './resolver.ts';

/** Where domains of customers have to lead. */
export type DomainTarget = {
  /** The name that their CNAME names. */
  host: string;
  /** Its addresses, for names that cannot have a CNAME; asked of DNS where there are none. */
  addresses: readonly string[];
};

/** `problem` is a sentence for the customer; `silent` proves nothing; `taken`: it is right, and another has proven it. */
export type DnsSeen =
  | { kind: 'here' }
  | { kind: 'unproven' | 'elsewhere' | 'taken'; problem: string }
  | { kind: 'silent'; reason: string };

/** Asked instead of the name itself, so that the proof can stand before the name is moved (RFC 8552). */
export const challengeName = (host: string): string => `_vozex-challenge.${host}`;

/**
 * Whether a name leads here, and with a token, whether its owner says that it may. A name of which only some addresses
 * are ours leads some visitors elsewhere, and so it counts as elsewhere.
 */
export async function lookAtDns(
  resolver: DnsResolver,
  host: string,
  expected: { target: DomainTarget; token: string | null },
): Promise<DnsSeen> {
  try {
    if (expected.token !== null) {
      const texts = await resolver.txt(challengeName(host));
      if (!texts.some((text) => text.trim() === expected.token)) return unproven(host, texts);
    }
    return await leadsHere(resolver, host, expected.target);
  } catch (error) {
    if (error instanceof DnsSilent) return { kind: 'silent', reason: error.message };
    throw error;
  }
}

function unproven(host: string, texts: string[]): DnsSeen {
  const found = texts.length === 0 ? 'there is none' : `it says "${short(texts[0] ?? '')}"`;
  return { kind: 'unproven', problem: `The TXT record ${challengeName(host)} is missing: ${found}.` };
}

async function leadsHere(resolver: DnsResolver, host: string, target: DomainTarget): Promise<DnsSeen> {
  const aliases = await resolver.cname(host);
  if (aliases.some((alias) => alias.toLowerCase().replace(/\.$/, '') === target.host)) return { kind: 'here' };
  const found = await resolver.addresses(host);
  if (found.length === 0) {
    const to = aliases[0] === undefined ? 'nowhere' : `to ${short(aliases[0])}, which leads nowhere`;
    return { kind: 'elsewhere', problem: `${host} leads ${to} yet. It has to lead to ${target.host}.` };
  }
  const ours = new Set((await addressesOf(resolver, target)).map(plain));
  const foreign = found.map(plain).filter((address) => !ours.has(address));
  if (foreign.length === 0) return { kind: 'here' };
  const also = foreign.length < found.length ? 'also leads' : 'leads';
  return {
    kind: 'elsewhere',
    problem: `${host} ${also} to ${foreign.slice(0, 3).join(', ')}. It has to lead to ${target.host} alone.`,
  };
}

async function addressesOf(resolver: DnsResolver, target: DomainTarget): Promise<readonly string[]> {
  return target.addresses.length > 0 ? target.addresses : resolver.addresses(target.host);
}

/** One spelling for each address. */
function plain(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : address;
}

/** What strangers wrote is shown, and not at length. */
function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
