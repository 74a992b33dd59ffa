/** What a customer may call his installation: it becomes a label of a host name (RFC 1035), and no punycode. */
export const SUBDOMAIN_PATTERN = /^[a-z](?:[a-z0-9]|-(?!-)){1,38}[a-z0-9]$/;

/** Names that people take for the shop itself, that mail and browsers ask for by themselves, or that invite abuse. */
const RESERVED = new Set(
  (
    'about abuse account accounts acme admin administrator api app apps assets auth autoconfig autodiscover backup ' +
    'billing blog cdn checkout cloud console contact dashboard demo dev dns docs download downloads email ftp git help ' +
    'host hostmaster imap info internal invoice isatap license local localhost login mail mailer marketplace mta-sts ' +
    'noc ns ns1 ns2 oauth official pay payment payments pop postmaster preview root sales secure security server shop ' +
    'signin signup smtp ssl staging static stats status store support system test vozex webmail webmaster wpad www'
  ).split(' '),
);

export function isReserved(subdomain: string): boolean {
  return RESERVED.has(subdomain);
}

/** For who chose none: nobody's word, and nobody else's. */
export function generatedSubdomain(orderItemId: string): string {
  return `i-${orderItemId.slice(-12)}`;
}
