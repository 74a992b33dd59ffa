import ipaddr from 'ipaddr.js';

/** A household is given at least so many bits of IPv6; whoever holds them has 2^64 addresses to call from. */
const IPV6_BLOCK_BITS = 64;

/**
 * What counts as one caller: an IPv4 address, however it is spelled, or the /64 around an IPv6 address.
 *
 * @param ip as a socket or a trusted proxy names it; anything else counts as itself.
 */
export function addressBlock(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  if (address instanceof ipaddr.IPv4) return address.toString();
  const bits = address.toByteArray().slice(0, IPV6_BLOCK_BITS / 8);
  return `${new ipaddr.IPv6([...bits, ...Array<number>(16 - bits.length).fill(0)]).toString()}/${IPV6_BLOCK_BITS}`;
}
